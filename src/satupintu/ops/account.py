"""`satupintu account`: what protects officers' accounts, for when a telephone is lost or a password mistyped too often."""

import argparse
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from satupintu.ops.start import start

if TYPE_CHECKING:
    from satupintu.people.models import User

NAME = "account"
HELP = "Mengurus pengaman akun petugas: faktor kedua, jeda, dan identitas."


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(
        dest="verb", required=True, metavar="without-factor|reset-factor|lift-pause|bind"
    )
    text = "Menyebut petugas yang jabatannya mewajibkan faktor kedua tetapi belum memasangnya."
    verbs.add_parser("without-factor", help=text, description=text)
    for name, help_text in (
        (
            "reset-factor",
            "Melepas semua faktor kedua dan kode pemulihan satu akun, lalu mengakhiri semua sesinya.",
        ),
        ("lift-pause", "Membuka jeda karena terlalu banyak percobaan yang salah."),
        ("bind", "Menghubungkan akun dengan identitasnya pada penyedia identitas (OIDC)."),
    ):
        verb = verbs.add_parser(name, help=help_text, description=help_text)
        verb.add_argument("login", help="nama masuk")
        if name == "bind":
            verb.add_argument("subject", help="nilai sub pada penyedia identitas")


def run(options: argparse.Namespace) -> int:
    start()
    at = datetime.now(UTC)
    if options.verb == "without-factor":
        return _tell_without(at)
    from satupintu.people.actions.bind_identity import bind_identity
    from satupintu.people.actions.lift_pause import lift_pause
    from satupintu.people.actions.reset_factor import reset_factor
    from satupintu.people.queries import system_actor

    user, by = _officer(options.login), system_actor()
    if options.verb == "reset-factor":
        reset_factor(user=user, by=by, at=at)
        print(
            f"Faktor kedua {user.login} dilepas dan semua sesinya diakhiri. Ia memasang yang baru saat masuk lagi."
        )
    elif options.verb == "lift-pause":
        lift_pause(user=user, by=by, at=at)
        print(f"Jeda {user.login} dibuka.")
    else:
        bind_identity(user=user, subject=options.subject, by=by, at=at)
        print(f"{user.login} dapat masuk dengan identitas itu.")
    return 0


def exposed(at: datetime) -> "list[User]":
    """Officers who must prove themselves twice and have nothing to do it with."""
    from satupintu.catalogue.second_factor import is_due
    from satupintu.people.factors import without_factor
    from satupintu.people.models import User
    from satupintu.people.models.user import OFFICER

    officers = User.objects.filter(kind=OFFICER, is_active=True).order_by("login")
    return [user for user in without_factor(officers) if is_due(user, at=at)]


def _tell_without(at: datetime) -> int:
    found = exposed(at)
    for user in found:
        print(user.login)
    if not found:
        print("Semua petugas yang wajib memasang faktor kedua sudah memasangnya.")
    return 1 if found else 0


def _officer(login: str) -> "User":
    from satupintu.people.models import User
    from satupintu.rules.errors import Refused

    user = User.objects.filter(login=login.strip().lower()).first()
    if user is None:
        raise Refused("akun_tidak_ada", f"Tidak ada akun dengan nama masuk {login}.")
    return user
