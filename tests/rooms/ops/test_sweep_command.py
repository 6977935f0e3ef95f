from datetime import UTC, datetime, timedelta

import pytest

from satupintu.notices.actions.tell_account import tell_account
from satupintu.notices.models import Notice
from satupintu.ops.cli import main
from satupintu.people.actions.sweep import sweep
from satupintu.people.models import AccountRequest, Spending
from tests.situations.accounts import AT, a_newcomer, a_visit, ask_account

pytestmark = pytest.mark.django_db


def test_what_has_had_its_time_is_erased(capsys):
    now = datetime.now(UTC)  # noqa: TID251  the command reads the clock too
    ask_account(a_newcomer(), a_visit(), tell_account, at=now - timedelta(days=3))
    ask_account(a_newcomer(), a_visit(), tell_account, at=now)
    assert main(["sweep"]) == 0
    assert "1 permintaan akun" in capsys.readouterr().out
    assert AccountRequest.objects.count() == 1
    assert Notice.objects.filter(secret_until__isnull=False).count() == 1


# Each: how long after, and what is left.
LEFT = [(timedelta(hours=2), 1), (timedelta(hours=24, minutes=59), 1), (timedelta(hours=25), 0)]


@pytest.mark.parametrize(("after", "left"), LEFT)
def test_a_request_stays_a_day_after_its_end(after, left):
    ask_account(a_newcomer(), a_visit(), tell_account)
    sweep(at=AT + after)
    assert AccountRequest.objects.count() == left


def test_the_budgets_of_today_and_yesterday_stay():
    ask_account(a_newcomer(), a_visit(), tell_account)
    sweep(at=AT + timedelta(days=1))
    assert Spending.objects.exists()
    sweep(at=AT + timedelta(days=2))
    assert not Spending.objects.exists()
