"""How long a permit holds: its own term, and the papers on which it leans."""

from datetime import date

import pytest

from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.promise import Product
from satupintu.rules.validity import check_not_past, valid_until

ON = date(2026, 11, 20)
PAPERS = ["paspor_sampai", "sewa_sampai"]


def product(**more):
    return Product.model_validate(
        {"nama": "Izin", "seri": "izin", "pola_nomor": "{urut}", "pengesahan": "tte", **more}
    )


@pytest.mark.parametrize(
    ("more", "answers", "expected"),
    [
        ({}, {"paspor_sampai": "2027-01-01"}, None),
        ({"masa_berlaku": {"hari": 365}}, {}, date(2027, 11, 20)),
        ({"masa_berlaku": {"hari_kalender": 10}}, {}, date(2026, 11, 30)),
        # Across a leap day, and over days off: a permit holds on Sundays too.
        ({"masa_berlaku": {"hari": 1096}}, {}, date(2029, 11, 20)),
        ({"tidak_melebihi": PAPERS}, {}, None),
        ({"tidak_melebihi": PAPERS}, {"paspor_sampai": None, "sewa_sampai": ""}, None),
        ({"tidak_melebihi": PAPERS}, {"sewa_sampai": "2027-02-01"}, date(2027, 2, 1)),
        (
            {"tidak_melebihi": PAPERS},
            {"paspor_sampai": "2027-03-01", "sewa_sampai": "2027-02-01"},
            date(2027, 2, 1),
        ),
        (
            {"tidak_melebihi": PAPERS, "masa_berlaku": {"hari": 30}},
            {"sewa_sampai": "2027-02-01"},
            date(2026, 12, 20),
        ),
        (
            {"tidak_melebihi": PAPERS, "masa_berlaku": {"hari": 30}},
            {"sewa_sampai": "2026-12-01"},
            date(2026, 12, 1),
        ),
        ({"tidak_melebihi": PAPERS}, {"sewa_sampai": "2026-11-01"}, date(2026, 11, 1)),
    ],
)
def test_the_earliest_of_all_limits(more, answers, expected):
    assert valid_until(product(**more), answers, on=ON) == expected


@pytest.mark.parametrize(
    "validity", [{"hari_kerja": 30}, {"menit": 90}, {"hari": 0}, {"hari": 1, "menit": 5}]
)
def test_a_validity_that_is_no_number_of_days_is_refused(validity):
    with pytest.raises(Refused) as refused:
        valid_until(product(masa_berlaku=validity), {}, on=ON)
    assert refused.value.code == "masa_berlaku_bukan_hari"


def test_what_is_past_is_refused_and_the_last_day_is_not():
    with pytest.raises(Refused) as refused:
        check_not_past(date(2026, 11, 19), on=ON)
    assert refused.value.code == "masa_berlaku_lewat"
    assert "19 November 2026" in refused.value.sentence
    check_not_past(ON, on=ON)
    check_not_past(None, on=ON)
