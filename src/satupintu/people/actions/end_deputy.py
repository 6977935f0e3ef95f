from datetime import date, datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_administrator
from satupintu.people.models import Deputy
from satupintu.people.seating import check_not_withdrawn, check_shortens


def end_deputy(*, deputy: Deputy, last_day: date, decree: str = "", by: Actor, at: datetime) -> Deputy:
    """End a deputy early; with a last day before the first one, the whole appointment is withdrawn."""
    with transaction.atomic():
        row = Deputy.objects.select_for_update(of=("self",)).get(pk=deputy.pk)
        check_administrator(by, row.region_id)
        check_not_withdrawn(row)
        check_shortens(row.ends, last_day)

        withdrawn = last_day < row.starts
        if withdrawn:
            row.withdrawn_at = at
        else:
            row.ends = last_day
        row.version += 1
        row.save(update_fields=["ends", "withdrawn_at", "version"])
        record(
            f"jabatan:{row.post_id}",
            deed="penugasan_dicabut" if withdrawn else "penugasan_diakhiri",
            facts={"pengganti": row.pk, "sampai": last_day.isoformat(), "sk": decree},
            by=by.signatory,
            at=at,
        )
    return row
