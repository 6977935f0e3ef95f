"""The arithmetic of guessing: what each budget bounds, and what the digits are worth."""

import pytest

from satupintu.rules.accounts import (
    CODES,
    PASSWORDS,
    SCOPES,
    TRIES,
    TRIES_A_CODE,
    exhausted,
    expected_takeovers,
)

ACCOUNTS = 100_000
GOAL = 0.01  # expected takeovers a day

# Each: what was spent, and what is gone then.
STANDINGS = [
    ({}, None),
    ({"akun": 4, "sistem": 9}, None),
    ({"akun": 5}, "akun"),
    ({"alamat": 7}, "alamat"),
    ({"akun": 5, "sistem": 10}, "sistem"),
    ({"wilayah": 999}, None),
]


@pytest.mark.parametrize(("spent", "gone"), STANDINGS)
def test_the_widest_scope_that_is_empty_is_named(spent, gone):
    assert exhausted({"akun": 5, "alamat": 7, "sistem": 10}, spent) == gone


def test_every_budget_bounds_an_account_an_address_a_region_and_the_whole():
    for budget in (CODES, TRIES, PASSWORDS):
        limits = [budget.limits[scope] for scope in ("akun", "alamat", "wilayah", "sistem")]
        assert limits == sorted(limits)
        assert set(budget.limits) <= set(SCOPES)
    assert (CODES.limits["akun"], TRIES_A_CODE) == (5, 5)
    assert TRIES.limits["akun"] == CODES.limits["akun"] * TRIES_A_CODE


def test_control_with_six_digits_and_no_common_budget_five_accounts_a_day_are_lost():
    assert expected_takeovers(ACCOUNTS * 5 * 10, digits=6) == pytest.approx(5)


def test_six_digits_would_just_do_and_eight_leave_a_hundredfold():
    assert expected_takeovers(TRIES.limits["sistem"], digits=6) <= GOAL
    assert expected_takeovers(TRIES.limits["sistem"]) * 100 <= GOAL
