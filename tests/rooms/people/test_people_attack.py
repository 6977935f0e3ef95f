"""A day of guessing against the limiter, with the rule and the limits that the rows are kept by.

That the rows decide as `Limiter` does is held by `test_people_spending`; so this needs no database.
"""

import random

import pytest

from satupintu.rules.accounts import CODE_DIGITS, TRIES, exhausted, expected_takeovers

ACCOUNTS = 100_000
GOAL = 0.01  # expected takeovers a day


class Limiter:
    """The rule of `people.spending`, with the rows in memory: same limits, same question."""

    def __init__(self, limits):
        self.limits = limits
        self.spent = {}

    def admits(self, **who):
        rows = {scope: (scope, who[scope]) for scope in who if scope in self.limits}
        if exhausted(self.limits, {scope: self.spent.get(key, 0) for scope, key in rows.items()}):
            return False
        for key in rows.values():
            self.spent[key] = self.spent.get(key, 0) + 1
        return True


def attack(limits, *, accounts, addresses, regions=4, tries=3_000_000, seed=5):
    """How many wrong codes are admitted in one day of an attacker with these means; every account has a live code."""
    limiter, chance = Limiter(limits), random.Random(seed)  # noqa: S311  dice, no secret
    admitted, refused_in_a_row = 0, 0
    for _ in range(tries):
        one = chance.randrange(accounts)
        if limiter.admits(
            akun=one, alamat=chance.randrange(addresses), wilayah=one % regions, sistem="semua"
        ):
            admitted, refused_in_a_row = admitted + 1, 0
        else:
            refused_in_a_row += 1
            if refused_in_a_row > 2_000:
                break
    return admitted


def takeovers(limits, *, digits=CODE_DIGITS, **means):
    return expected_takeovers(attack(limits, **means), digits=digits)


# Each: the means of an attacker, and the most tries they get him in a day.
ATTACKERS = [
    ({"accounts": 1, "addresses": 10_000}, TRIES.limits["akun"]),
    ({"accounts": ACCOUNTS, "addresses": 1}, TRIES.limits["alamat"]),
    ({"accounts": ACCOUNTS, "addresses": 100_000, "regions": 1}, TRIES.limits["wilayah"]),
    ({"accounts": ACCOUNTS, "addresses": 100_000, "regions": 38}, TRIES.limits["sistem"]),
]


@pytest.mark.parametrize(("means", "most"), ATTACKERS)
def test_no_attacker_gets_more_than_a_hundredth_of_an_account_a_day(means, most):
    admitted = attack(TRIES.limits, **means)
    assert admitted == most
    assert expected_takeovers(admitted) <= GOAL


def test_control_without_the_budget_of_the_whole_system_the_goal_is_missed():
    """Each account keeps its 25 tries, and there are 100,000 of them."""
    alone = {"akun": TRIES.limits["akun"]}
    few = takeovers(alone, accounts=ACCOUNTS // 100, addresses=1, tries=200_000) * 100
    assert few > GOAL
    assert expected_takeovers(ACCOUNTS * TRIES.limits["akun"]) == pytest.approx(0.025)
