from datetime import date, datetime

from django.db import transaction

from satupintu.catalogue.models import StandardVersion
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@transaction.atomic
def withdraw(
    *, version: int, region: int, decree_number: str, decree_date: date, by: Actor, at: datetime
) -> StandardVersion:
    """Close a version to new applications; cases already filed under it go on."""
    row = StandardVersion.objects.select_for_update().filter(pk=version, region_id=region).first()
    if row is None:
        raise Refused("versi_tidak_ada", "Versi standar ini tidak ada di wilayah ini.")
    check_withdrawable(row, decree_number)
    row.withdrawn_at = at
    row.withdrawal_number = decree_number.strip()
    row.withdrawal_date = decree_date
    row.save(update_fields=["withdrawn_at", "withdrawal_number", "withdrawal_date"])
    record(
        f"standar:{row.region_id}:{row.service}",
        deed="standar_dicabut",
        facts={"hash": row.hash, "versi": row.pk},
        by=by.signatory,
        at=at,
    )
    return row


def check_withdrawable(row: StandardVersion, decree_number: str) -> None:
    if row.withdrawn_at is not None:
        raise Refused("sudah_dicabut", f"Versi ini sudah dicabut dengan {row.withdrawal_number}.")
    if not decree_number.strip():
        raise Refused("sk_kosong", "Isi nomor dan tanggal SK pencabutan standar pelayanan ini.")
