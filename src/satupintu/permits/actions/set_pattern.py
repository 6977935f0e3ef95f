from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_administrator
from satupintu.people.models import Agency
from satupintu.permits.models import NumberPattern
from satupintu.rules.numbering import check_pattern


@transaction.atomic
def set_pattern(
    *, agency: Agency, series: str, pattern: str, unit: str, by: Actor, at: datetime, from_file: bool = False
) -> NumberPattern:
    """Lay down how an agency writes a series; numbers already given keep the pattern they were written with."""
    check_administrator(by, agency.region_id)
    check_pattern(pattern)
    row, made = NumberPattern.objects.select_for_update().get_or_create(
        agency=agency,
        code=series,
        defaults={
            "region_id": agency.region_id,
            "pattern": pattern,
            "unit": unit,
            "from_file": from_file,
        },
    )
    if not made and (row.pattern, row.unit) == (pattern, unit):
        return row
    row.pattern, row.unit, row.from_file = pattern, unit, from_file
    row.version += 1
    row.save(update_fields=["pattern", "unit", "from_file", "version"])
    record(
        f"seri:{agency.pk}",
        deed="pola_nomor_diatur",
        facts={"seri": series, "pola": pattern},
        by=by.signatory,
        at=at,
    )
    return row
