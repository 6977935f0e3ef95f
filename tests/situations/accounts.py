"""A phone that collects what an account tells, a browser at the door, and people who have an account."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count

import pytest

from satupintu.people.actions.confirm_registration import confirm_registration
from satupintu.people.actions.register_citizen import register_citizen
from satupintu.people.actor import Actor
from satupintu.people.data_use import newest_text
from satupintu.people.identity import Identity, read_identity
from satupintu.people.models import User
from satupintu.people.newcomer import Newcomer, read_newcomer
from satupintu.people.ports import AccountMessage
from satupintu.people.queries import act_as_applicant
from satupintu.people.visit import Visit
from satupintu.rules.errors import Refused

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
PASSWORD = "payung biru di beranda"
KK = "1407021508900009"
_serial = count(1)


@dataclass
class Phone:
    """Stands in for the outbox (`people.ports.Tell`)."""

    got: list[AccountMessage] = field(default_factory=list)

    def __call__(self, message: AccountMessage, *, at: datetime) -> None:
        self.got.append(message)

    def codes(self, to: str = "") -> list[str]:
        return [message.code for message in self.got if message.code and to in ("", message.to)]

    @property
    def code(self) -> str:
        return self.codes()[-1]

    @property
    def words(self) -> list[str]:
        return [message.words for message in self.got]


def refused(wanted, ask, /, *args, **kwargs):
    """Ask, expect to be refused with this code, and give the sentence."""
    with pytest.raises(Refused) as caught:
        ask(*args, **kwargs)
    assert caught.value.code == wanted
    return caught.value.sentence


def a_visit(*, session: str = "", address: str = "203.0.113.7", region_id: int | None = None) -> Visit:
    return Visit(session=session or f"peramban {next(_serial)}", address=address, region_id=region_id)


def a_nik() -> str:
    return f"140702150890{next(_serial):04}"


def a_phone() -> str:
    return f"62812{next(_serial):08}"


def nik(number: str) -> Identity:
    return read_identity("nik", number)


def a_newcomer(number: str = "", *, phone: str = "", kk: str = KK, name: str = "Pemohon Uji") -> Newcomer:
    return read_newcomer(nik(number or a_nik()), name=name, phone=phone or a_phone(), kk=kk)


def ask_account(newcomer: Newcomer, visit: Visit, phone: Phone, *, at: datetime = AT) -> object:
    return register_citizen(
        newcomer,
        password=PASSWORD,
        notice_version=newest_text("pemakaian_data").version,
        visit=visit,
        tell=phone,
        at=at,
    )


def an_account(newcomer: Newcomer | None = None, *, at: datetime = AT) -> User:
    phone, visit = Phone(), a_visit(address=f"2001:db8:{next(_serial):x}::1")
    ask_account(newcomer or a_newcomer(), visit, phone, at=at)
    return confirm_registration(code=phone.code, visit=visit, at=at)


def a_citizen(newcomer: Newcomer | None = None, *, at: datetime = AT) -> Actor:
    return act_as_applicant(an_account(newcomer, at=at), at=at)


def wrong(code: str) -> str:
    """Another code of the same length."""
    return f"{(int(code) + 1) % 10 ** len(code):0{len(code)}}"


TODAY = date(2026, 11, 20)
