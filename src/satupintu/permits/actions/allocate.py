from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from satupintu.people.actor import Actor
from satupintu.people.models import Region
from satupintu.permits.models import AllocatedNumber, Series
from satupintu.rules.errors import Refused
from satupintu.rules.numbering import Pattern, day_of
from satupintu.statements.changing import Change, changing
from satupintu.statements.inserting import insert, insert_unless_there


def allocate(
    *,
    region: Region,
    series: str,
    pattern: str,
    values: Mapping[str, str],
    subject: str,
    by: Actor,
    at: datetime,
) -> AllocatedNumber:
    """Give the next number of the series in the year of the region's zone (I1), gap-free.

    It is the last thing the caller's action does: the counter row stays locked until that transaction ends, and
    a rollback gives the number back. The caller's journal entry names the number.
    """
    parsed = Pattern.parse(pattern)
    day = day_of(at, region.zone)
    with transaction.atomic(savepoint=False):
        series_id, number = _next(region, series, day.year)
        text = parsed.render(number=number, on=day, values=values)
        given = AllocatedNumber(
            region=region,
            series_id=series_id,
            number=number,
            pattern=pattern,
            text=text,
            subject=subject,
            at=at,
            given_by=by.signatory.actor,
        )
        try:
            insert(given)
        except IntegrityError as clash:
            raise Refused(
                "nomor_sudah_dipakai",
                f"Nomor {text} sudah dipakai surat lain. Minta pengelola memeriksa pola nomor seri {series}: "
                "dua seri tidak boleh menghasilkan nomor yang sama.",
                nomor=text,
                seri=series,
            ) from clash
        return given


def _next(region: Region, code: str, year: int) -> tuple[int, int]:
    """Counting takes the row lock and gives what it counted, so nobody reads a number that another holds."""
    counted = _count(region.pk, code, year)
    if not counted:
        insert_unless_there(Series(region=region, code=code, year=year))
        counted = _count(region.pk, code, year)
    ((series_id, last),) = counted
    return series_id, last


@changing
def _count(region: int, code: str, year: int) -> Change:
    series = Series.objects.filter(region=region, code=code, year=year)
    return Change(series, {"last": F("last") + 1}, gives=("id", "last"))
