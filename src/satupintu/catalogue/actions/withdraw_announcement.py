from datetime import datetime

from django.db import transaction

from satupintu.catalogue.actions.announce import chain_of
from satupintu.catalogue.announcing import check_announcer, check_standing
from satupintu.catalogue.models import Announcement
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused

LONGEST_REASON = 300


def withdraw_announcement(
    *, region: int, announcement: int, reason: str, by: Actor, at: datetime
) -> Announcement:
    """Take it off every page at once: an outage that is over, or news that is no longer so."""
    with transaction.atomic():
        check_announcer(by, region)
        row = check_standing(
            Announcement.objects.select_for_update().filter(pk=announcement, region_id=region).first()
        )
        if not 0 < len(reason.strip()) <= LONGEST_REASON:
            raise Refused(
                "alasan_pencabutan_wajib",
                f"Tulis alasan pencabutan pengumuman, paling banyak {LONGEST_REASON} huruf.",
            )
        row.withdrawn_at, row.withdrawn_because = at, reason.strip()
        row.save(update_fields=["withdrawn_at", "withdrawn_because"])
        record(
            chain_of(region),
            deed="pengumuman_dicabut",
            facts={"pengumuman": row.pk},
            by=by.signatory,
            at=at,
        )
        return row
