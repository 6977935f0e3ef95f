from datetime import datetime

from django.db import transaction

from satupintu.catalogue.announcing import Wording, check_announcer, check_wording
from satupintu.catalogue.models import Announcement
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor


def announce(*, region: int, wording: Wording, by: Actor, at: datetime) -> Announcement:
    """Tell everybody on the pages of a region, from its start until its end or its withdrawal."""
    with transaction.atomic():
        check_announcer(by, region)
        check_wording(wording, at)
        row = written(region, wording, by=by, at=at)
        record(
            chain_of(region),
            deed="pengumuman_diterbitkan",
            facts={"pengumuman": row.pk, "jenis": row.kind},
            by=by.signatory,
            at=at,
        )
        return row


def written(
    region: int, wording: Wording, *, by: Actor, at: datetime, corrects: Announcement | None = None
) -> Announcement:
    return Announcement.objects.create(
        region_id=region,
        kind=wording.kind,
        title=wording.title.strip(),
        text=wording.text.strip(),
        starts=wording.starts,
        ends=wording.ends,
        published_at=at,
        published_by_id=by.user_id,
        corrects=corrects,
    )


def chain_of(region: int) -> str:
    return f"pengumuman:{region}"
