"""`satupintu keys`: the region's authority, officers' keys and certificates. Passphrases are typed, never given as words."""

import argparse
import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from satupintu.ops.start import start

if TYPE_CHECKING:
    from satupintu.people.models import Region, User
    from satupintu.signing.models import SignerCertificate
    from satupintu.signing.ports import Passphrase

NAME = "keys"
HELP = "Mengurus kunci dan sertifikat tanda tangan elektronik."
_VERBS = {
    "create-ca": "Membuat otoritas sertifikat wilayah: untuk peragaan, atau bila tidak memakai BSrE.",
    "issue": "Membuat kunci dan sertifikat seorang petugas, menurut jabatannya hari ini.",
    "renew": "Mengganti kunci dan sertifikat petugas sebelum kedaluwarsa; tanda tangan lamanya tetap sah.",
    "register": "Mendaftarkan sertifikat BSrE seorang petugas, dari berkas PEM, DER, atau PDF yang ditandatanganinya.",
    "revoke": "Mencabut sertifikat petugas; tanda tangannya sejak saat ini tidak sah lagi.",
    "crl": "Menulis ulang daftar sertifikat yang dicabut.",
    "list": "Menyebut sertifikat wilayah dan masa berlakunya.",
}
_OF_OFFICER = frozenset({"issue", "renew", "register", "revoke"})


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="|".join(_VERBS))
    for name, text in _VERBS.items():
        verb = verbs.add_parser(name, help=text, description=text)
        if name in _OF_OFFICER:
            verb.add_argument("login", help="nama masuk petugas")
        else:
            verb.add_argument("region", help="slug wilayah")
        if name in {"create-ca", "issue", "renew"}:
            verb.add_argument("--rsa", action="store_true", help="RSA 3072, bukan ECDSA P-256")
            verb.add_argument(
                "--in-earnest",
                action="store_true",
                help="juga di situs sungguhan, yang biasanya memakai BSrE",
            )
        if name == "register":
            verb.add_argument(
                "file", type=Path, help="berkas sertifikat, atau PDF yang ditandatangani petugas itu"
            )
        if name == "revoke":
            verb.add_argument("--kind", choices=["lokal", "bsre"], default="lokal", help="jenis sertifikat")
            verb.add_argument("--reason", required=True, help="alasan, tercatat")


def run(options: argparse.Namespace) -> int:
    start()
    at = datetime.now(UTC)
    if getattr(options, "in_earnest", True) is False:
        check_may_make_keys()
    if options.verb in _OF_OFFICER:
        _of_officer(options, _officer(options.login), at)
    else:
        _of_region(options, _region(options.region), at)
    return 0


def check_may_make_keys() -> None:
    from django.conf import settings

    from satupintu.rules.errors import Refused

    if not settings.REHEARSAL:
        raise Refused(
            "kunci_sendiri_di_situs_sungguhan",
            "Ini situs sungguhan. Sertifikat buatan sendiri tidak diakui di luar kantor; izin resmi ditandatangani dengan "
            "sertifikat BSrE. Bila kepala kantor memang memutuskan memakai kunci sendiri, ulangi dengan --in-earnest.",
        )


def _of_region(options: argparse.Namespace, region: "Region", at: datetime) -> None:
    from satupintu.ops.own_keys import create_authority, open_authority, write_revocation_list
    from satupintu.signing.certificates import certificates_of

    if options.verb == "create-ca":
        made = create_authority(
            region, _new_passphrase("otoritas"), algorithm="rsa" if options.rsa else "ecdsa", at=at
        )
        print(f"{made.name} berlaku sampai {made.valid_until:%d-%m-%Y}. Simpan frasa sandinya di brankas.")
    elif options.verb == "crl":
        authority = open_authority(region, _passphrase("Frasa sandi otoritas: "))
        print(write_revocation_list(region, authority, at=at))
    else:
        for row in certificates_of(region.pk):
            print(_line(row, at))


def _of_officer(options: argparse.Namespace, user: "User", at: datetime) -> None:
    if options.verb == "register":
        _register(user, options.file, at)
    elif options.verb == "revoke":
        _revoke(user, options.kind, options.reason, at)
    else:
        _issue(user, renew=options.verb == "renew", rsa=options.rsa, at=at)


def _issue(user: "User", *, renew: bool, rsa: bool, at: datetime) -> None:
    from satupintu.ops.own_keys import LOCAL, issue_to, open_authority, seat_of
    from satupintu.people.models import Region
    from satupintu.rules.errors import Refused
    from satupintu.signing.certificates import current_certificate

    region = Region.objects.get(pk=seat_of(user, at=at).region_id or 0)
    before = current_certificate(region.pk, user.pk, LOCAL)
    if renew and before is None:
        raise Refused(
            "belum_bersertifikat", f"{user.login} belum punya sertifikat. Pakai: satupintu keys issue"
        )
    if not renew and before is not None:
        raise Refused(
            "sudah_bersertifikat",
            f"{user.login} punya sertifikat sampai {before.valid_until:%d-%m-%Y}. Pakai: satupintu keys renew",
        )
    authority = open_authority(region, _passphrase("Frasa sandi otoritas: "))
    made = issue_to(user, authority, _new_passphrase("petugas"), algorithm="rsa" if rsa else "ecdsa", at=at)
    print(f"{user.login}: sertifikat {made.serial} berlaku sampai {made.valid_until:%d-%m-%Y}.")


def _register(user: "User", file: Path, at: datetime) -> None:
    from satupintu.ops.own_keys import seat_of
    from satupintu.people.models import Region
    from satupintu.people.queries import system_actor
    from satupintu.signing.actions.register_certificate import register_certificate
    from satupintu.signing.certificate_file import certificate_in
    from satupintu.signing.models import SignerCertificate

    row = register_certificate(
        region=Region.objects.get(pk=seat_of(user, at=at).region_id or 0),
        user=user,
        kind=SignerCertificate.Kind.BSRE,
        certificate=certificate_in(file),
        by=system_actor(),
        at=at,
    )
    print(f"{user.login}: {row.subject}, berlaku sampai {row.valid_until:%d-%m-%Y}.")


def _revoke(user: "User", kind: str, reason: str, at: datetime) -> None:
    from satupintu.people.queries import system_actor
    from satupintu.rules.errors import Refused
    from satupintu.signing.actions.revoke_certificate import revoke_certificate
    from satupintu.signing.models import SignerCertificate

    row = (
        SignerCertificate.objects.filter(user=user, kind=kind, revoked_at=None)
        .select_related("region")
        .order_by("-registered_at", "-id")
        .first()
    )
    if row is None:
        raise Refused(
            "belum_bersertifikat", f"{user.login} tidak punya sertifikat {kind} yang dapat dicabut."
        )
    revoke_certificate(certificate=row.pk, region_id=row.region_id, reason=reason, by=system_actor(), at=at)
    print(f"{user.login}: sertifikat {row.serial} dicabut.")
    if kind == "lokal":
        print(f"Tulis ulang daftar pencabutannya: satupintu keys crl {row.region.slug}")


def _line(row: "SignerCertificate", at: datetime) -> str:
    from satupintu.signing.certificates import state_of

    state = "diganti" if row.replaced_at and not row.revoked_at else state_of(row, at=at)
    return f"{row.user.login}  {row.kind}  {state}  sampai {row.valid_until:%d-%m-%Y}  {row.serial}"


def _passphrase(prompt: str) -> "Passphrase":
    """At a terminal unseen; from a pipe it is the next line."""
    from satupintu.signing.ports import Passphrase

    return Passphrase(getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n"))


def _new_passphrase(whose: str) -> "Passphrase":
    from satupintu.rules.errors import Refused

    first = _passphrase(f"Frasa sandi baru ({whose}): ")
    if sys.stdin.isatty() and first.reveal() != _passphrase("Ulangi: ").reveal():
        raise Refused("frasa_sandi_berbeda", "Kedua frasa sandi tidak sama; ulangi perintah ini.")
    return first


def _officer(login: str) -> "User":
    from satupintu.people.models import User
    from satupintu.rules.errors import Refused

    user = User.objects.filter(login=login.strip().lower()).first()
    if user is None:
        raise Refused("akun_tidak_ada", f"Tidak ada akun dengan nama masuk {login}.")
    return user


def _region(slug: str) -> "Region":
    from satupintu.people.queries import region_by_slug
    from satupintu.rules.errors import Refused

    region = region_by_slug(slug)
    if region is None:
        raise Refused("wilayah_tidak_dikenal", f"Tidak ada wilayah {slug}.")
    return region
