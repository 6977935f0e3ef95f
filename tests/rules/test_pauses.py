from datetime import timedelta

import pytest

from satupintu.rules.pauses import LONGEST, pause_after

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("failed", "pause"),
    [
        (0, None),
        (1, None),
        (4, None),
        (5, 15 * MINUTE),
        (6, None),
        (9, None),
        (10, 30 * MINUTE),
        (15, 60 * MINUTE),
        (20, 120 * MINUTE),
        (35, 960 * MINUTE),
        (40, LONGEST),
        (10_000, LONGEST),
    ],
)
def test_each_pause_is_twice_the_one_before_and_none_is_for_good(failed, pause):
    assert pause_after(failed) == pause


def test_a_guesser_gets_few_tries_at_one_account_in_a_year():
    """Five, a pause, five, a longer one …: what somebody gets who never stops."""
    year, spent, tries = timedelta(days=365), timedelta(0), 0
    while spent < year:
        tries += 1
        spent += pause_after(tries) or timedelta(0)
    assert tries < 2_000
