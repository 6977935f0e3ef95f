from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from satupintu.people.models import User
from satupintu.people.sealing import index
from satupintu.people.spending import address_has_rest, charge, give_back
from satupintu.people.visit import Visit
from satupintu.rules.accounts import PASSWORDS
from satupintu.rules.errors import Refused

UNUSABLE = make_password(None)
LONGEST = 256
"""Hashing is dear, and more dear the longer the text."""


def check_new_password(password: str, *own: str) -> None:
    """`own`: numbers that the person is known by, and that others know too."""
    if len(password) > LONGEST:
        raise Refused("kata_sandi_panjang", f"Kata sandi paling panjang {LONGEST} huruf. Pendekkan sedikit.")
    if any(number and number[-8:] in password for number in own):
        raise Refused(
            "kata_sandi_mudah",
            "Kata sandi memuat NIK, nomor telepon, atau nama masuk Anda, yang juga diketahui orang lain. "
            "Pilih yang lain.",
        )
    try:
        validate_password(password)
    except ValidationError as fault:
        raise Refused("kata_sandi_lemah", " ".join(fault.messages)) from fault


@dataclass(frozen=True, slots=True)
class NewPassword:
    """Good enough, and hashed before the transaction: hashing must not hold up other writers."""

    text: str
    hash: str

    def __repr__(self) -> str:
        return "NewPassword(…)"


def new_password(text: str, *own: str) -> NewPassword:
    check_new_password(text, *own)
    return NewPassword(text, make_password(text))


def is_right(password: str, encoded: str | None) -> bool:
    """Hash once in any case: Django does so too where there is nothing to compare with."""
    return check_password(password[: LONGEST + 1], encoded if encoded is not None else UNUSABLE)


def too_many_passwords() -> Refused:
    return Refused(
        "percobaan_sandi_habis",
        "Terlalu banyak kata sandi yang salah hari ini. Coba lagi besok, atau datang ke loket membawa kartu identitas.",
    )


def check_worth_hashing(visit: Visit, at: datetime) -> None:
    if not address_has_rest(PASSWORDS, visit.scopes(""), at=at):
        raise too_many_passwords()


def reauthenticate(user: User, password: str, *, visit: Visit, at: datetime) -> None:
    """Ask for the password again before something that a stolen session must not do; wrong ones are counted."""
    check_worth_hashing(visit, at)
    fits = is_right(password, user.password)
    with transaction.atomic(durable=True):
        spent = charge(PASSWORDS, visit.scopes(index(f"pengguna {user.pk}", "akun")), at=at)
        if spent.granted and fits:
            give_back(spent)
    if not spent.granted:
        raise too_many_passwords()
    if not fits:
        raise Refused("kata_sandi_salah", "Kata sandi yang sekarang salah. Ketik ulang.")


def check_not_expired(user: User, at: datetime) -> None:
    """A password that somebody else set is good for a day."""
    if user.temporary_until is not None and at >= user.temporary_until:
        raise Refused(
            "kata_sandi_sementara_habis",
            "Masa kata sandi sementara ini sudah habis. Mintalah yang baru kepada pengelola sistem di kantor Anda.",
        )


def must_change(user: User) -> bool:
    return user.temporary_until is not None
