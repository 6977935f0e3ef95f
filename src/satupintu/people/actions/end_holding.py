from datetime import date, datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_administrator
from satupintu.people.models import Holding
from satupintu.people.seating import check_period, check_shortens


def end_holding(*, holding: Holding, last_day: date, decree: str = "", by: Actor, at: datetime) -> Holding:
    with transaction.atomic():
        held = Holding.objects.select_for_update(of=("self",)).get(pk=holding.pk)
        check_administrator(by, held.region_id)
        check_period(held.starts, last_day)
        check_shortens(held.ends, last_day)

        held.ends = last_day
        held.version += 1
        held.save(update_fields=["ends", "version"])
        record(
            f"jabatan:{held.post_id}",
            deed="masa_jabatan_diakhiri",
            facts={"pemangku": held.pk, "sampai": last_day.isoformat(), "sk": decree},
            by=by.signatory,
            at=at,
        )
    return held
