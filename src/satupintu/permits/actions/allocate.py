from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from satupintu.people.actor import Actor
from satupintu.people.models import Region
from satupintu.permits.models import AllocatedNumber, Series
from satupintu.rules.errors import Refused
from satupintu.rules.numbering import Pattern, day_of


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
        try:
            return AllocatedNumber.objects.create(
                region=region,
                series_id=series_id,
                number=number,
                pattern=pattern,
                text=text,
                subject=subject,
                at=at,
                given_by=by.signatory.actor,
            )
        except IntegrityError as clash:
            raise Refused(
                "nomor_sudah_dipakai",
                f"Nomor {text} sudah dipakai surat lain. Minta pengelola memeriksa pola nomor seri {series}: "
                "dua seri tidak boleh menghasilkan nomor yang sama.",
                nomor=text,
                seri=series,
            ) from clash


def _next(region: Region, code: str, year: int) -> tuple[int, int]:
    """Count first, then read: the update takes the row lock, so nobody reads a number that another holds."""
    row = Series.objects.filter(region=region, code=code, year=year)
    if not row.update(last=F("last") + 1):
        Series.objects.bulk_create([Series(region=region, code=code, year=year)], ignore_conflicts=True)
        row.update(last=F("last") + 1)
    return row.values_list("id", "last").get()
