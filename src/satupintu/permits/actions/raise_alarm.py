from datetime import datetime

from django.db import transaction
from django.db.models import F

from satupintu.journal.actions.record import record
from satupintu.journal.signatory import Signatory
from satupintu.people.tenures import local_day
from satupintu.permits.models import Alarm
from satupintu.rules.accounts import DAY_ZONE

CHAIN = "izin:peringatan"


def raise_alarm(
    *, kind: Alarm.Kind, subject: str, sentence: str, at: datetime, region_id: int | None = None
) -> Alarm:
    """Lay it before the administrator once a day; what comes after is counted on the same row."""
    day = local_day(at, DAY_ZONE)
    with transaction.atomic():
        alarm, made = Alarm.objects.select_for_update(of=("self",)).get_or_create(
            kind=kind,
            subject=subject,
            day=day,
            defaults={"region_id": region_id, "sentence": sentence, "first_at": at, "last_at": at},
        )
        if not made:
            Alarm.objects.filter(pk=alarm.pk).update(times=F("times") + 1, last_at=at, sentence=sentence)
            return alarm
        record(
            CHAIN,
            deed="peringatan_dibuat",
            facts={"peringatan": alarm.pk, "macam": kind, "hari": day.isoformat()},
            by=Signatory("sistem"),
            at=at,
        )
    return alarm
