from datetime import datetime

from django.db import transaction

from satupintu.people.sealing import index
from satupintu.people.spending import address_has_rest, charge
from satupintu.people.visit import EVERYBODY, network
from satupintu.permits.actions.raise_alarm import raise_alarm
from satupintu.permits.models import Alarm, Permit
from satupintu.permits.queries import permit_by_code
from satupintu.permits.spent import spent_today
from satupintu.rules import codes
from satupintu.rules.accounts import CHECKING, GUESSES_OF_ALL, GUESSES_OF_ONE, Scope
from satupintu.rules.errors import Refused

TOO_OFTEN = "periksa_terlalu_sering"
MISTYPED = "kode_salah_ketik"


def look_up(*, code: str, address: str, at: datetime, region_id: int | None = None) -> Permit:
    """Find the permit of a code for a stranger; a code that does not exist is counted against his network.

    A slip of the fingers is told by the code's own check letters, asks no row, and costs nothing.
    """
    reading = codes.read(code)
    if reading.value is None:
        raise Refused("kode_salah_ketik", reading.fault or "")
    who: dict[Scope, str] = {"alamat": index(network(address), "alamat_ip"), "sistem": EVERYBODY}
    if not address_has_rest(CHECKING, who, at=at):
        raise _too_often()
    permit = permit_by_code(reading.value)
    if permit is not None:
        return permit
    with transaction.atomic(durable=True):
        charge(CHECKING, who, at=at)
        _tell(who, region_id, at)
    # Raised outside, so that the guess stays counted.
    raise Refused("kode_tidak_terdaftar", "Tidak ada surat dengan kode ini dalam register.")


def _tell(who: dict[Scope, str], region_id: int | None, at: datetime) -> None:
    spent = spent_today(CHECKING, who, at=at)
    if spent["alamat"] >= GUESSES_OF_ONE:
        raise_alarm(
            kind=Alarm.Kind.GUESSING,
            subject=who["alamat"],
            sentence=(
                f"Dari satu jaringan diperiksa {spent['alamat']} kode yang bentuknya benar tetapi tidak terdaftar. "
                "Mungkin ada yang menebak kode, atau surat palsu dengan kode buatan sedang beredar."
            ),
            region_id=region_id,
            at=at,
        )
    if spent["sistem"] >= GUESSES_OF_ALL:
        raise_alarm(
            kind=Alarm.Kind.GUESSING,
            subject=EVERYBODY,
            sentence=(
                f"Hari ini {spent['sistem']} kode yang bentuknya benar tetapi tidak terdaftar diperiksa dari berbagai "
                "jaringan."
            ),
            at=at,
        )


def _too_often() -> Refused:
    return Refused(
        "periksa_terlalu_sering",
        "Terlalu banyak kode yang tidak terdaftar diperiksa dari jaringan ini hari ini. Coba lagi besok, pakai jaringan "
        "lain, atau tunjukkan surat itu di loket.",
    )
