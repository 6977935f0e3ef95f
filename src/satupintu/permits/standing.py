"""One way to change how a permit stands: its row, a line of its history, an entry of the journal."""

from datetime import UTC, datetime
from hashlib import sha256

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor, in_capacity
from satupintu.permits.models import Permit, PermitEvent
from satupintu.rules.errors import Refused
from satupintu.rules.standard.resolved import canonical

Deed = PermitEvent.Deed
STATES = {
    Deed.SUSPENDED: Permit.State.SUSPENDED,
    Deed.RESUMED: Permit.State.IN_FORCE,
    Deed.REVOKED: Permit.State.REVOKED,
    Deed.REPLACED: Permit.State.REPLACED,
    Deed.EXPIRED: Permit.State.EXPIRED,
}
CHANGING = (
    "state",
    "suspended_at",
    "suspended_reason",
    "ended_at",
    "ended_by",
    "ended_reason",
    "legal_basis",
    "successor",
    "version",
)


def lock_permit(permit_id: int, region_id: int) -> Permit:
    return Permit.objects.select_for_update(of=("self",)).get(id=permit_id, region_id=region_id)


def stand(
    permit: Permit,
    deed: PermitEvent.Deed,
    *,
    reason: str,
    by: Actor,
    at: datetime,
    legal_basis: str = "",
    decision: str = "",
    other: Permit | None = None,
) -> Permit:
    """Write what has been checked; `permit` is locked by the caller."""
    state = STATES[deed]
    ended = state not in {Permit.State.SUSPENDED, Permit.State.IN_FORCE}
    suspended = state == Permit.State.SUSPENDED
    permit.state = state
    permit.suspended_at = at if suspended else None
    permit.suspended_reason = reason.strip() if suspended else ""
    permit.ended_at = at if ended else None
    permit.ended_by = by.signatory.actor if ended else ""
    permit.ended_reason = reason.strip() if ended else ""
    permit.legal_basis = legal_basis.strip() if ended or suspended else ""
    permit.successor = other if deed == Deed.REPLACED else None
    permit.version += 1
    permit.save(update_fields=CHANGING)
    note(permit, deed, reason=reason, by=by, at=at, legal_basis=legal_basis, decision=decision, other=other)
    return permit


def note(
    permit: Permit,
    deed: PermitEvent.Deed,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    legal_basis: str = "",
    decision: str = "",
    other: Permit | None = None,
) -> None:
    """The line of the history, with its reasons, and the journal's entry, without them."""
    PermitEvent.objects.create(
        region_id=permit.region_id,
        permit=permit,
        deed=deed,
        at=at,
        by=by.signatory.actor,
        by_name=by.name,
        by_post=in_capacity(by.capacity, by.post_name) if by.post_id is not None else "",
        reason=reason.strip(),
        legal_basis=legal_basis.strip(),
        decision=decision.strip(),
        other=other,
    )
    record(
        f"izin:{permit.pk}",
        deed=f"izin_{deed}",
        facts={
            "izin": permit.pk,
            "izin_lain": other.pk if other else None,
            "naskah": permit.document_hash,
            "berkas": permit.signed_hash,
            "sidik": fingerprint(permit),
        },
        by=by.signatory,
        at=at,
    )


def fingerprint(permit: Permit) -> str:
    """Of what is printed and shown and never changes again: a row changed by hand differs from its journal."""
    number = permit.number
    return sha256(
        canonical(
            {
                "kode": permit.code,
                "nomor": number.text if number else "",
                "tanggal": _second(number.at) if number else "",
                "produk": permit.product,
                "pemegang": permit.holder,
                "penanda_tangan": permit.signer_name,
                "berlaku_sampai": permit.valid_until.isoformat() if permit.valid_until else "",
                "terbit": _second(permit.issued_at) if permit.issued_at else "",
            }
        ).encode()
    ).hexdigest()


def _second(at: datetime) -> str:
    """In one zone: as it was issued the moment may stand in the region's, as it is read again in another."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def check_seen(permit: Permit, seen: int | None) -> None:
    if seen is not None and seen != permit.version:
        raise Refused(
            "izin_sudah_berubah",
            "Izin ini baru saja diubah petugas lain. Muat ulang halaman, lalu periksa lagi.",
        )


def check_state(permit: Permit, *states: str) -> None:
    if permit.state not in states:
        wanted = " atau ".join(Permit.State(state).label.lower() for state in states)
        raise Refused(
            "izin_tidak_berlaku",
            f"Izin ini berstatus {permit.get_state_display().lower()}; tindakan ini hanya untuk izin yang {wanted}.",
        )


def check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused(
            "alasan_wajib", "Isi alasan perubahan status izin: alasan ini tampil pada halaman pemeriksaan."
        )


def check_basis(legal_basis: str) -> None:
    if not legal_basis.strip():
        raise Refused(
            "dasar_hukum_wajib",
            "Isi dasar hukumnya, misalnya pasal peraturan atau nomor putusan: izin tidak diubah tanpa dasar.",
        )
