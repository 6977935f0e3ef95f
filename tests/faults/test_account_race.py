"""The same instant: one NIK registers twice, one code is typed twice, one code is guessed by many; and the controls."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from satupintu.people import codes
from satupintu.people.actions.confirm_registration import confirm_registration
from satupintu.people.models import AccountRequest, Applicant, Spending, User
from satupintu.people.spending import Charge
from satupintu.people.visit import Visit
from satupintu.rules.accounts import TRIES, TRIES_A_CODE
from satupintu.rules.errors import Refused
from tests.situations.accounts import AT, Phone, a_newcomer, a_visit, ask_account, wrong

pytestmark = pytest.mark.django_db(transaction=True)

LATER = AT + timedelta(minutes=5)
ONCE = "people_applicant_nik_once"


def at_once(works: list[Callable[[], User]]) -> list[User | Refused]:
    """All start together, each in a thread and a connection of its own."""
    start = Barrier(len(works))

    def run(work: Callable[[], User]) -> User | Refused:
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            return work()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as crowd:
        return list(crowd.map(run, works))


def asked(nik: str = "", *, minutes: int = 0) -> tuple[Visit, str, str]:
    phone, visit, newcomer = Phone(), a_visit(), a_newcomer(nik)
    ask_account(newcomer, visit, phone, at=AT + timedelta(minutes=minutes))
    return visit, phone.code, newcomer.identity.number


def typing(visit: Visit, code: str) -> Callable[[], User]:
    return lambda: confirm_registration(code=code, visit=visit, at=LATER)


def twice() -> list[User | Refused]:
    first, one, nik = asked()
    second, two, _ = asked(nik, minutes=2)
    return at_once([typing(first, one), typing(second, two)])


def test_one_nik_registered_twice_at_once_gives_one_account() -> None:
    told = twice()
    losers = [each for each in told if isinstance(each, Refused)]
    assert [loser.code for loser in losers] == ["pendaftaran_tidak_selesai"]
    assert (Applicant.objects.count(), User.objects.count()) == (1, 1)


@pytest.fixture
def not_unique() -> Iterator[None]:
    constraint = next(one for one in Applicant._meta.constraints if one.name == ONCE)
    with connection.schema_editor() as editor:
        editor.remove_constraint(Applicant, constraint)
    yield
    Applicant.objects.all().delete()
    with connection.schema_editor() as editor:
        editor.add_constraint(Applicant, constraint)


def test_control_without_the_unique_index_one_nik_gets_two_accounts(not_unique: None) -> None:
    from satupintu.people.models import Consent

    assert all(isinstance(each, User) for each in twice())
    assert Applicant.objects.count() == 2
    Consent.objects.all().delete()


def test_a_code_typed_in_two_windows_at_once_is_used_once() -> None:
    visit, code, _ = asked()
    told = at_once([typing(visit, code)] * 4)
    assert sum(isinstance(each, User) for each in told) == 1
    assert {each.code for each in told if isinstance(each, Refused)} == {"kode_salah"}
    assert User.objects.count() == 1


def guess(crowd: int = 12) -> tuple[AccountRequest, Spending | None]:
    visit, code, _ = asked()
    told = at_once([typing(visit, wrong(code))] * crowd)
    assert {each.code for each in told if isinstance(each, Refused)} == {"kode_salah"}
    return AccountRequest.objects.get(), Spending.objects.filter(budget=TRIES.code, scope="sistem").first()


def test_a_crowd_that_guesses_at_once_is_counted_one_by_one() -> None:
    request, spending = guess()
    assert request.tries == TRIES_A_CODE
    assert spending is not None
    assert spending.spent == 12


def test_control_without_the_rows_the_crowd_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codes, "charge", lambda *_, **__: Charge())
    _, spending = guess()
    assert spending is None
