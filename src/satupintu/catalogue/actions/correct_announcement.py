from datetime import datetime

from django.db import transaction

from satupintu.catalogue.actions.announce import chain_of, written
from satupintu.catalogue.announcing import Wording, check_announcer, check_standing, check_wording
from satupintu.catalogue.models import Announcement
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor

BECAUSE = "diganti dengan yang diperbaiki"


def correct_announcement(
    *, region: int, announcement: int, wording: Wording, by: Actor, at: datetime
) -> Announcement:
    """Put another wording in its place; what had been said before stays on record."""
    with transaction.atomic():
        check_announcer(by, region)
        old = check_standing(
            Announcement.objects.select_for_update().filter(pk=announcement, region_id=region).first()
        )
        check_wording(wording, at)
        old.withdrawn_at, old.withdrawn_because = at, BECAUSE
        old.save(update_fields=["withdrawn_at", "withdrawn_because"])
        row = written(region, wording, by=by, at=at, corrects=old)
        record(
            chain_of(region),
            deed="pengumuman_diperbaiki",
            facts={"pengumuman": row.pk, "menggantikan": old.pk},
            by=by.signatory,
            at=at,
        )
        return row
