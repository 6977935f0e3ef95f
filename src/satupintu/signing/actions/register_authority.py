from datetime import datetime

from cryptography import x509
from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_administrator
from satupintu.people.models import Region
from satupintu.signing.certificates import facts_of
from satupintu.signing.models import SigningAuthority


def register_authority(
    *, region: Region, certificate: x509.Certificate, by: Actor, at: datetime
) -> SigningAuthority:
    """From now on this one issues in the region; what an earlier one has issued stays good."""
    check_administrator(by, region.pk)
    found = facts_of(certificate)
    with transaction.atomic():
        before = SigningAuthority.objects.select_for_update(of=("self",)).filter(
            region=region, replaced_at=None
        )
        replaced = [row.fingerprint for row in before]
        before.update(replaced_at=at)
        row = SigningAuthority.objects.create(
            region=region,
            name=found.name[:64],
            fingerprint=found.fingerprint,
            certificate=found.der,
            valid_from=found.valid_from,
            valid_until=found.valid_until,
            registered_at=at,
        )
        record(
            f"wilayah:{region.code}",
            deed="otoritas_sertifikat_didaftarkan",
            facts={
                "sidik": found.fingerprint,
                "sampai": found.valid_until.isoformat(),
                "menggantikan": replaced,
            },
            by=by.signatory,
            at=at,
        )
    return row
