"""The list of signers as the rows have it: every region's, since whoever checks a paper need not say whose it is."""

from datetime import datetime

from django.conf import settings

from satupintu.permits.ports import KnownSigner
from satupintu.signing.certificates import certificates_in
from satupintu.signing.models import SignerCertificate, SigningAuthority
from satupintu.signing.signed_pdf import Trust


class RegisteredSigners:
    def trust(self) -> Trust:
        own = SigningAuthority.objects.order_by("id").values_list("certificate", flat=True)
        return Trust(
            roots=(*(bytes(der) for der in own), *certificates_in(settings.BSRE_ROOTS)),
            timestamp_roots=(*certificates_in(settings.TSA_ROOTS), *certificates_in(settings.BSRE_ROOTS)),
        )

    def find(
        self, fingerprint: str, *, claimed_at: datetime | None, stamped_at: datetime | None
    ) -> KnownSigner | None:
        rows = SignerCertificate.objects.filter(fingerprint=fingerprint).select_related("user", "region")
        for row in rows.order_by("id"):
            if _good(row, claimed_at, stamped_at):
                return KnownSigner(
                    name=row.user.name,
                    region=row.region.name,
                    must_certify=row.kind == SignerCertificate.Kind.LOCAL,
                )
        return None


def _good(row: SignerCertificate, claimed_at: datetime | None, stamped_at: datetime | None) -> bool:
    """Of a revoked certificate only what a timestamp proves to be older: whoever has the key may claim any day."""
    moment = stamped_at or claimed_at
    if moment is None or not row.valid_from <= moment <= row.valid_until:
        return False
    return row.revoked_at is None or (stamped_at is not None and stamped_at < row.revoked_at)
