"""Keys that are made and kept on this server: the region's authority, its officers, and the demo's."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from django.db.models import Q

from satupintu.catalogue.second_factor import tasks_of_posts
from satupintu.gateways.local_signer.issuing import (
    Algorithm,
    Subject,
    issue,
    make_authority,
    make_revocation_list,
)
from satupintu.gateways.local_signer.key_files import (
    OpenedKey,
    WrongKeyPassphrase,
    open_key,
    write_key,
)
from satupintu.people.actor import Actor
from satupintu.people.models import Agency, Region, User
from satupintu.people.queries import seats_of, system_actor
from satupintu.rules.errors import Refused
from satupintu.signing.actions.register_authority import register_authority
from satupintu.signing.actions.register_certificate import register_certificate
from satupintu.signing.certificates import certificates_of, current_authority, current_certificate
from satupintu.signing.models import SignerCertificate, SigningAuthority
from satupintu.signing.ports import CertificateNotActive, Passphrase
from satupintu.web.demo.accounts import PASSPHRASE

LOCAL = SignerCertificate.Kind.LOCAL
SHORTEST = 12


def create_authority(
    region: Region,
    passphrase: Passphrase,
    *,
    algorithm: Algorithm = "ecdsa",
    since: datetime | None = None,
    at: datetime,
) -> SigningAuthority:
    """The key is on disk before the row says so: a row without a key could issue nothing."""
    check_strong(passphrase)
    made = make_authority(region.name, algorithm=algorithm, at=since or at)
    write_key(made.key, made.certificate, (), passphrase)
    return register_authority(region=region, certificate=made.certificate, by=system_actor(), at=at)


def open_authority(region: Region, passphrase: Passphrase) -> OpenedKey:
    row = current_authority(region.pk)
    if row is None:
        raise Refused(
            "otoritas_belum_ada",
            f"{region.name} belum punya otoritas sertifikat. Jalankan: satupintu keys create-ca {region.slug}",
        )
    try:
        return open_key(row.fingerprint, passphrase)
    except WrongKeyPassphrase:
        raise Refused("frasa_otoritas_salah", "Frasa sandi otoritas sertifikat salah.") from None


def issue_to(
    user: User,
    authority: OpenedKey,
    passphrase: Passphrase,
    *,
    algorithm: Algorithm = "ecdsa",
    since: datetime | None = None,
    at: datetime,
) -> SignerCertificate:
    """A new key and certificate for an officer as he is seated now; one that he had is replaced."""
    check_strong(passphrase)
    seat = seat_of(user, at=at)
    region, agency = Region.objects.get(pk=seat.region_id or 0), Agency.objects.get(pk=seat.agency_id or 0)
    made = issue(
        Subject(user.name, seat.post_name, agency.name, region.name),
        authority,
        algorithm=algorithm,
        at=since or at,
    )
    write_key(made.key, made.certificate, (authority.certificate,), passphrase)
    return register_certificate(
        region=region, user=user, kind=LOCAL, certificate=made.certificate, by=system_actor(), at=at
    )


def seat_of(user: User, *, at: datetime) -> Actor:
    """His own post, and only without one the post that he stands in for."""
    seats = sorted(seats_of(user, at=at), key=lambda seat: seat.capacity != "tetap")
    if not seats:
        raise Refused(
            "tanpa_jabatan_hari_ini", f"{user.login} tidak menduduki jabatan hari ini; tempatkan dahulu."
        )
    return seats[0]


def check_strong(passphrase: Passphrase) -> None:
    if len(passphrase.reveal()) < SHORTEST:
        raise Refused(
            "frasa_sandi_pendek",
            f"Frasa sandi paling sedikit {SHORTEST} huruf; beberapa kata lebih mudah diingat.",
        )


def write_revocation_list(region: Region, authority: OpenedKey, *, at: datetime) -> Path:
    """Beside the keys, as `<slug>.crl`; publish it where the office publishes its certificate."""
    revoked = [
        (int(row.serial, 16), row.revoked_at)
        for row in certificates_of(region.pk)
        if row.kind == LOCAL and row.revoked_at is not None
    ]
    target = Path(settings.KEYS_DIR) / f"{region.slug}.crl"
    target.write_bytes(make_revocation_list(authority, revoked, at=at).public_bytes(Encoding.PEM))
    return target


def demo_keys(regions: Iterable[Region], *, since: datetime | None = None, at: datetime) -> Iterator[str]:
    """An authority for each region that signs electronically, and a key for everybody who signs there or may stand in.

    Gives the logins that got one now. All are good from `since` on: the sample cases were signed before today.
    """
    passphrase, since = Passphrase(PASSPHRASE), since or at
    for region in regions:
        wanted = [*signers_of(region), *_stand_ins(region)]
        if not wanted:
            continue
        if not _authority_usable(region, passphrase, since):
            create_authority(region, passphrase, since=since, at=at)
        authority = open_authority(region, passphrase)
        for user in dict.fromkeys(wanted):
            row = current_certificate(region.pk, user.pk, LOCAL)
            if row is None or not _usable(row, since, at) or not _opens(row.fingerprint, passphrase):
                issue_to(user, authority, passphrase, since=since, at=at)
                yield user.login


def signers_of(region: Region) -> list[User]:
    """Whoever holds a post that signs electronically in any standard of the region."""
    return _holders(region, Q(holdings__post__code__in=_signing_posts(region)))


def _stand_ins(region: Region) -> list[User]:
    """Those right below: one of them becomes Plh. or Plt., and signs with his own certificate."""
    return _holders(region, Q(holdings__post__superior__code__in=_signing_posts(region)))


def _signing_posts(region: Region) -> list[str]:
    return [post for post, tasks in tasks_of_posts(region.pk).items() if "tanda_tangan" in tasks]


def _holders(region: Region, posts: Q) -> list[User]:
    held = User.objects.filter(posts, holdings__post__region=region, is_active=True)
    return list(held.distinct().order_by("login"))


def _authority_usable(region: Region, passphrase: Passphrase, since: datetime) -> bool:
    row = current_authority(region.pk)
    return row is not None and row.valid_from <= since and _opens(row.fingerprint, passphrase)


def _usable(row: SignerCertificate, since: datetime, at: datetime) -> bool:
    return row.valid_from <= since and at < row.valid_until


def _opens(fingerprint: str, passphrase: Passphrase) -> bool:
    """The demo's database may have come without its keys."""
    try:
        open_key(fingerprint, passphrase)
    except (CertificateNotActive, WrongKeyPassphrase):
        return False
    return True
