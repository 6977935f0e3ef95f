from datetime import datetime

from django.db import transaction

from satupintu.people.actor import Actor
from satupintu.permits.about import SignedBy
from satupintu.permits.concerning import OPEN_TO
from satupintu.permits.models import Permit, PermitEvent
from satupintu.permits.standing import lock_permit, note, stand
from satupintu.rules.errors import Refused

REASONS = {
    Permit.Kind.RENEWAL: "Diperpanjang dengan nomor {number}.",
    Permit.Kind.CHANGE: "Diubah dengan nomor {number}.",
    Permit.Kind.COPY: "Salinan diterbitkan dengan nomor {number}.",
    Permit.Kind.REVOCATION: "Dicabut atas permohonan pemegangnya, dengan surat nomor {number}.",
}


def issue_permit(
    *,
    region_id: int,
    permit_id: int,
    document_hash: str,
    signed_hash: str,
    signer: SignedBy,
    by: Actor,
    at: datetime,
) -> Permit:
    """Put a signed permit in force, only for the very bytes that were frozen; what it renews or ends changes with it."""
    with transaction.atomic(savepoint=False):
        permit = lock_permit(permit_id, region_id)
        check_issuable(permit, document_hash)
        permit.state = Permit.State.IN_FORCE
        permit.signed_hash = signed_hash
        permit.signer_line = signer.line
        permit.signer_name = signer.name
        permit.signer_capacity = signer.capacity
        permit.issued_at = at
        permit.version += 1
        permit.save(
            update_fields=[
                "state",
                "signed_hash",
                "signer_line",
                "signer_name",
                "signer_capacity",
                "issued_at",
                "version",
            ]
        )
        note(permit, PermitEvent.Deed.ISSUED, by=by, at=at, other=permit.concerns)
        if permit.concerns_id is not None:
            _take_effect(permit, lock_permit(permit.concerns_id, region_id), by, at)
        return permit


def check_issuable(permit: Permit, document_hash: str) -> None:
    if permit.state != Permit.State.PREPARED:
        raise Refused("izin_sudah_terbit", "Izin ini sudah terbit; tidak dapat diterbitkan dua kali.")
    if not permit.document_hash:
        raise Refused(
            "naskah_belum_beku", "Izin ini belum bernomor; beri nomor dan bekukan naskahnya dahulu."
        )
    if permit.document_hash != document_hash:
        raise Refused(
            "naskah_berubah",
            "Naskah yang ditandatangani bukan naskah yang dibekukan. Jangan terbitkan; laporkan kepada pengelola.",
        )


def _take_effect(permit: Permit, older: Permit, by: Actor, at: datetime) -> None:
    """A signature that stands is not refused any more: an older permit that has ended meanwhile stays as it ended."""
    if older.state not in OPEN_TO[permit.kind]:
        return
    number = permit.number.text if permit.number else ""
    reason = REASONS[Permit.Kind(permit.kind)].format(number=number)
    if permit.kind == Permit.Kind.COPY:
        note(older, PermitEvent.Deed.COPIED, reason=reason, by=by, at=at, other=permit)
    elif permit.kind == Permit.Kind.REVOCATION:
        basis = f"Surat pencabutan nomor {number}"
        stand(older, PermitEvent.Deed.REVOKED, reason=reason, legal_basis=basis, by=by, at=at, other=permit)
    else:
        stand(older, PermitEvent.Deed.REPLACED, reason=reason, by=by, at=at, other=permit)
