from datetime import date, timedelta

import pytest

from satupintu.rules.standing import Kept, standing_on

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)
RUNNING, SUSPENDED, REVOKED = Kept("berlaku"), Kept("ditangguhkan"), Kept("dicabut")
OVER = Kept("berlaku", TODAY - DAY)


@pytest.mark.parametrize(
    ("own", "original", "stands"),
    [
        (RUNNING, None, "berlaku"),
        (Kept("berlaku", TODAY), None, "berlaku"),
        (OVER, None, "kedaluwarsa"),
        (Kept("ditangguhkan", TODAY - DAY), None, "kedaluwarsa"),
        (Kept("dicabut", TODAY - DAY), None, "dicabut"),
        (Kept("disiapkan", TODAY - DAY), None, "disiapkan"),
        (RUNNING, RUNNING, "berlaku"),
        (RUNNING, SUSPENDED, "ditangguhkan"),
        (RUNNING, REVOKED, "dicabut"),
        (RUNNING, OVER, "kedaluwarsa"),
        (SUSPENDED, RUNNING, "ditangguhkan"),
        (REVOKED, RUNNING, "dicabut"),
        (OVER, REVOKED, "kedaluwarsa"),
    ],
)
def test_how_a_permit_or_its_copy_stands(own, original, stands):
    assert standing_on(TODAY, own, original=original) == stands
