from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.permits.models import AllocatedNumber, Permit
from satupintu.rules.errors import Refused


def void_number(*, region_id: int, number_id: int, reason: str, by: Actor, at: datetime) -> AllocatedNumber:
    """Mark a number as void, with who and why; it is never given again (I1)."""
    with transaction.atomic():
        number = (
            AllocatedNumber.objects.select_for_update(of=("self",))
            .select_related("series")
            .get(id=number_id, region_id=region_id)
        )
        check_voidable(number, reason)
        number.void_at = at
        number.void_by = by.signatory.actor
        number.void_reason = reason.strip()
        number.version += 1
        number.save(update_fields=["void_at", "void_by", "void_reason", "version"])
        record(
            f"nomor:{number.series_id}",
            deed="nomor_dibatalkan",
            facts={
                "nomor": number.id,
                "seri": number.series.code,
                "tahun": number.series.year,
                "urut": number.number,
            },
            by=by.signatory,
            at=at,
        )
        return number


def check_voidable(number: AllocatedNumber, reason: str) -> None:
    if not reason.strip():
        raise Refused("alasan_wajib", "Isi alasan pembatalan nomor: alasan ini tersimpan dalam buku nomor.")
    if number.void_at is not None:
        raise Refused(
            "nomor_sudah_batal",
            f"Nomor {number.text} sudah dibatalkan: {number.void_reason}.",
            nomor=number.text,
        )
    if Permit.objects.filter(number=number).exclude(state=Permit.State.PREPARED).exists():
        raise Refused(
            "nomor_sudah_terbit",
            f"Nomor {number.text} sudah tercetak pada izin yang terbit. Cabut izinnya, jangan batalkan nomornya.",
            nomor=number.text,
        )
