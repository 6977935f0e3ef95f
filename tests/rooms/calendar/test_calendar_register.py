"""The package's days against the joint ministers' decrees (C2). No database."""

from collections import Counter
from datetime import date

import pytest

from satupintu.calendar.register import rows_from_package
from satupintu.rules.errors import Refused

JOINT_2026 = ["02-16", "03-18", "03-20", "03-23", "03-24", "05-15", "05-28", "12-24"]
JOINT_2027 = ["02-05", "03-09", "03-12", "03-15", "03-25", "05-18", "05-19", "12-24"]


@pytest.mark.parametrize(("year", "joint"), [(2026, JOINT_2026), (2027, JOINT_2027)])
def test_cuti_bersama_is_not_left_out(year, joint):
    rows = rows_from_package(year)
    assert [f"{row.day:%m-%d}" for row in rows if row.kind == "cuti_bersama"] == joint


@pytest.mark.parametrize(("year", "national"), [(2026, 17), (2027, 18)])
def test_national_days_are_counted_once_and_in_order(year, national):
    rows = rows_from_package(year)
    assert Counter(row.kind for row in rows)["libur_nasional"] == national
    assert [row.day for row in rows] == sorted({row.day for row in rows})
    assert date(year, 8, 17) in [row.day for row in rows]


def test_no_name_is_marked_as_a_guess():
    assert not [row.name for row in rows_from_package(2027) if "perkiraan" in row.name]


def test_a_year_whose_decree_is_not_out_is_refused():
    with pytest.raises(Refused) as refusal:
        rows_from_package(2028)
    assert refusal.value.code == "libur_nasional_belum_ditetapkan"
