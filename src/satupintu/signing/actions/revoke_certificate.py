from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_keeps
from satupintu.rules.errors import Refused
from satupintu.signing.models import SignerCertificate


def revoke_certificate(
    *, certificate: int, region_id: int, reason: str, by: Actor, at: datetime
) -> SignerCertificate:
    """From now on it signs nothing, and what it signs elsewhere is worth nothing here; earlier signatures stay good."""
    with transaction.atomic():
        row = (
            SignerCertificate.objects.select_for_update(of=("self",))
            .select_related("user")
            .get(pk=certificate, region_id=region_id)
        )
        check_keeps(by, row.user)
        check_revocable(row, reason)
        row.revoked_at, row.revocation_reason = at, reason.strip()[:200]
        row.save(update_fields=["revoked_at", "revocation_reason"])
        record(
            f"pengguna:{row.user_id}",
            deed="sertifikat_dicabut",
            facts={"jenis": row.kind, "sidik": row.fingerprint},
            by=by.signatory,
            at=at,
        )
    return row


def check_revocable(row: SignerCertificate, reason: str) -> None:
    if row.revoked_at is not None:
        raise Refused("sertifikat_sudah_dicabut", "Sertifikat ini sudah dicabut.")
    if not reason.strip():
        raise Refused("alasan_wajib", "Sebutkan alasan mencabut sertifikat ini.")
