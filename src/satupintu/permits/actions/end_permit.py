from datetime import datetime
from typing import Literal

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.permits.models import Permit
from satupintu.rules.errors import Refused

End = Literal["dicabut", "diganti", "kedaluwarsa"]


def end_permit(
    *,
    region_id: int,
    permit_id: int,
    end: End,
    reason: str,
    by: Actor,
    at: datetime,
    successor_id: int | None = None,
) -> Permit:
    """Revoke, replace or let expire: the status changes, the paper and its row stay visible as such."""
    with transaction.atomic():
        permit = Permit.objects.select_for_update().get(id=permit_id, region_id=region_id)
        successor = None if successor_id is None else Permit.objects.get(id=successor_id, region_id=region_id)
        check_endable(permit, end=end, reason=reason, successor=successor)
        permit.state = end
        permit.ended_at = at
        permit.ended_by = by.signatory.actor
        permit.ended_reason = reason.strip()
        permit.successor = successor
        permit.version += 1
        permit.save(
            update_fields=["state", "ended_at", "ended_by", "ended_reason", "successor", "version"],
        )
        record(
            f"izin:{permit.id}",
            deed=f"izin_{end}",
            facts={"izin": permit.id, "pengganti": successor_id, "berkas": permit.signed_hash},
            by=by.signatory,
            at=at,
        )
        return permit


def check_endable(permit: Permit, *, end: End, reason: str, successor: Permit | None) -> None:
    if permit.state != Permit.State.IN_FORCE:
        raise Refused(
            "izin_tidak_berlaku",
            f"Izin ini berstatus {permit.get_state_display().lower()}; hanya izin yang berlaku yang dapat diubah.",
        )
    if not reason.strip():
        raise Refused(
            "alasan_wajib", "Isi alasan perubahan status izin: alasan ini tampil pada halaman verifikasi."
        )
    if (end == "diganti") != (successor is not None):
        raise Refused("pengganti_wajib", "Sebutkan izin pengganti, dan hanya bila izin ini diganti.")
    if successor is not None and (successor.id == permit.id or successor.state != Permit.State.IN_FORCE):
        raise Refused("pengganti_tidak_sah", "Izin pengganti harus izin lain yang sedang berlaku.")
