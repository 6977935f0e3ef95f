"""A region that signs with its own keys: an authority, an officer with a certificate, and the signer itself."""

from dataclasses import dataclass
from datetime import datetime

from satupintu.gateways.local_signer.issuing import Algorithm, Subject, issue, make_authority
from satupintu.gateways.local_signer.key_files import OpenedKey, open_key, write_key
from satupintu.gateways.local_signer.signer import LocalSigner
from satupintu.people.actor import Actor
from satupintu.people.models import Region, User
from satupintu.signing.actions.register_authority import register_authority
from satupintu.signing.actions.register_certificate import register_certificate
from satupintu.signing.certificates import current_authority
from satupintu.signing.models import SignerCertificate
from satupintu.signing.ports import Passphrase, Signed, SignerIdentity
from tests.situations.seats import AT, THE_SYSTEM, a_region, an_agency, an_officer

SECRET = "frasa-rahasia-kadis-8831"
CA_SECRET = "frasa-otoritas-2277"


@dataclass(frozen=True)
class Office:
    region: Region
    officer: Actor

    @property
    def user(self) -> User:
        return User.objects.get(pk=self.officer.user_id)

    @property
    def who(self) -> SignerIdentity:
        return SignerIdentity(str(self.officer.user_id), self.officer.name)

    @property
    def authority(self) -> OpenedKey:
        row = current_authority(self.region.pk)
        assert row is not None
        return open_key(row.fingerprint, Passphrase(CA_SECRET))

    def signer(self, *, tsa_url: str = "", at: datetime = AT) -> LocalSigner:
        return LocalSigner(self.region.pk, tsa_url=tsa_url, at=at)

    def sign(
        self, document: bytes, *, signer: LocalSigner | None = None, secret: str = SECRET, at: datetime = AT
    ) -> Signed:
        return (signer or self.signer()).sign(
            document, identity=self.who, passphrase=Passphrase(secret), at=at
        )

    def certified(self, *, algorithm: Algorithm = "ecdsa", at: datetime = AT) -> SignerCertificate:
        """A certificate of the region's authority, and its key on disk."""
        made = issue(
            Subject(self.officer.name, self.officer.post_name, "Dinas Contoh", self.region.name),
            self.authority,
            algorithm=algorithm,
            at=at,
        )
        write_key(made.key, made.certificate, (self.authority.certificate,), Passphrase(SECRET))
        return register_certificate(
            region=self.region,
            user=self.user,
            kind=SignerCertificate.Kind.LOCAL,
            certificate=made.certificate,
            by=THE_SYSTEM,
            at=at,
        )


def an_office(*, algorithm: Algorithm = "ecdsa", certified: bool = True) -> Office:
    region = a_region()
    officer = an_officer(an_agency(region))
    made = make_authority(region.name, at=AT)
    write_key(made.key, made.certificate, (), Passphrase(CA_SECRET))
    register_authority(region=region, certificate=made.certificate, by=THE_SYSTEM, at=AT)
    office = Office(region, officer)
    if certified:
        office.certified(algorithm=algorithm)
    return office
