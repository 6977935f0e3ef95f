from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.rules import numbering
from satupintu.rules.errors import Refused
from satupintu.rules.numbering import Pattern

VALUES = {
    "klasifikasi": "500.16.7.4",
    "unit": "DPMPTSP",
    "jenis": "LKS",
    "wilayah": "PSR",
    "layanan": "STP",
}
DAY = date(2026, 4, 7)


@pytest.mark.parametrize(
    ("text", "number", "printed"),
    [
        (
            "{klasifikasi}/{urut:03}-{unit}/{jenis}/{bulan_romawi}/{tahun}",
            54,
            "500.16.7.4/054-DPMPTSP/LKS/IV/2026",
        ),
        ("KPTS 503/{unit}-{jenis}/{urut:02}/{bulan_romawi}/{tahun}", 6, "KPTS 503/DPMPTSP-LKS/06/IV/2026"),
        ("{wilayah}-{layanan}-{tahun}{bulan}-{urut:04}", 12, "PSR-STP-202604-0012"),
        ("{urut}/{tahun}", 1, "1/2026"),
        ("{urut:03}/{tahun}", 1000, "1000/2026"),
    ],
)
def test_patterns_print_numbers(text, number, printed):
    assert Pattern.parse(text).render(number=number, on=DAY, values=VALUES) == printed


def test_roman_months():
    pattern = Pattern.parse("{urut} {bulan_romawi} {tahun}")
    months = [
        pattern.render(number=1, on=date(2026, month, 1), values={}).split()[1] for month in range(1, 13)
    ]
    assert months == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "{urut} tidak ada"),
        ("{tahun}", "{urut} tidak ada"),
        ("{urut}", "{tahun} tidak ada"),
        ("{urut}/{tahun}/{bupati}", "{bupati} tidak dikenal"),
        ("{Urut}/{urut}/{tahun}", "{Urut} tidak dikenal"),
        ("{}/{urut}/{tahun}", "{} tidak dikenal"),
        ("{urut:3}/{tahun}", "{urut:3} tidak dikenal"),
        ("{urut}/{tahun:04}", "lebar hanya berlaku"),
        ("{urut}/{tahun", "tidak berpasangan"),
        ("urut}/{urut}/{tahun}", "tidak berpasangan"),
        ("{{urut}}/{tahun}", "tidak berpasangan"),
        ("{urut}\n/{tahun}", "tanda tak terlihat"),
    ],
)
def test_a_wrong_pattern_is_refused(text, part):
    assert any(part in fault for fault in numbering.faults_of(text))
    with pytest.raises(Refused) as refused:
        Pattern.parse(text)
    assert refused.value.code == "pola_nomor_salah"
    assert part in refused.value.sentence


def test_all_faults_are_told_at_once():
    assert len(numbering.faults_of("{bupati}/{bulan:02}")) == 4
    assert numbering.faults_of("{urut}/{tahun}") == ()


def test_a_value_that_is_missing_is_refused_by_name():
    pattern = Pattern.parse("{klasifikasi}/{urut}/{unit}/{tahun}")
    assert pattern.needs == {"klasifikasi", "unit"}
    with pytest.raises(Refused) as refused:
        pattern.render(number=1, on=DAY, values={"klasifikasi": " ", "jenis": "LKS"})
    assert refused.value.code == "isi_nomor_kosong"
    assert "klasifikasi, unit" in refused.value.sentence


def test_a_sequence_starts_at_one():
    with pytest.raises(ValueError, match="starts at 1"):
        Pattern.parse("{urut}/{tahun}").render(number=0, on=DAY, values={})


def test_an_instant_is_no_day():
    with pytest.raises(TypeError, match="not by an instant"):
        Pattern.parse("{urut}/{tahun}").render(
            number=1, on=datetime(2026, 12, 31, 23, 30, tzinfo=UTC), values={}
        )


@pytest.mark.parametrize("verbatim", ["500 - 16 - 3 - 2 / Dpm PTSP - Plcp1", "{tahun} {urut}", "500-16-3-2"])
def test_what_was_printed_stands_as_it_is(verbatim):
    pattern = Pattern.parse("{klasifikasi}/{urut}/{tahun}")
    assert pattern.render(number=2, on=DAY, values={"klasifikasi": verbatim}) == f"{verbatim}/2/2026"


def test_a_printed_number_is_no_pattern():
    with pytest.raises(Refused):
        Pattern.parse("500 - 16 - 3 - 2 / Dpm PTSP - Plcp1 / 2024 / 02")


@pytest.mark.parametrize(
    ("at", "zone", "year"),
    [
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "Asia/Jakarta", 2027),
        (datetime(2026, 12, 31, 16, 59, tzinfo=UTC), "Asia/Jakarta", 2026),
        (datetime(2026, 12, 31, 17, 0, tzinfo=UTC), "Asia/Jakarta", 2027),
        (datetime(2026, 12, 31, 15, 30, tzinfo=UTC), "Asia/Jayapura", 2027),
        (datetime(2027, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=9))), "Asia/Jakarta", 2026),
    ],
)
def test_the_year_is_taken_in_the_zone_of_the_region(at, zone, year):
    assert numbering.year_of(at, zone) == year
    assert numbering.day_of(at, zone).year == year


def test_the_broken_twin_that_takes_the_year_of_utc_differs():
    at = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert at.year != numbering.year_of(at, "Asia/Jakarta")


def test_an_instant_without_a_zone_is_no_instant():
    with pytest.raises(ValueError, match="needs a zone"):
        numbering.year_of(datetime(2026, 1, 1), "Asia/Jakarta")  # noqa: DTZ001 -- the fault itself


piece = st.sampled_from(
    ["/", "-", ".", "{klasifikasi}", "{unit}", "{bulan}", "{urut}", "{urut:03}", "{tahun}"]
)
taken = st.tuples(st.integers(1, 2000), st.integers(2024, 2030))


@given(st.lists(piece, max_size=6), taken, taken)
def test_two_numbers_of_a_series_never_print_alike(pieces, one, other):
    pattern = Pattern.parse("".join([*pieces, "{urut}/{tahun}"]))
    printed = [
        pattern.render(number=number, on=date(year, 4, 7), values=VALUES) for number, year in (one, other)
    ]
    assert (printed[0] == printed[1]) == (one == other)
