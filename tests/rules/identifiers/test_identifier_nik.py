from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.rules.identifiers import kk, nik

MAN = "1407021205900001"
WOMAN = "1407025205900002"
KNOWN = frozenset({"14.07", "14.07.02"})


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (MAN, MAN),
        ("14 07 02 120590 0001", MAN),
        ("14.07.02.120590.0001", MAN),
        ("NIK: 1407021205900001", MAN),
        ("'1407021205900001", MAN),
        ("1407021205900001", MAN),
        ("\u200b1407021205900001\u00a0", MAN),
        ("5401021205900001", "5401021205900001"),
    ],
)
def test_nik_is_read_in_any_spacing(raw, value):
    assert nik.read(raw) == nik.Reading(value)


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        ("", "belum diisi"),
        ("   ", "belum diisi"),
        ("140702120590000", "ditulis 15 angka"),
        ("14070212059000011", "ditulis 17 angka"),
        ("140702120590000O", "“O”"),
        ("١٤٠٧٠٢١٢٠٥٩٠٠٠٠١", "hanya boleh berisi angka"),
        ("0000000000000000", "nol semua"),
        ("1407023205900001", "bukan tanggal lahir"),
        ("1407020005900001", "bukan tanggal lahir"),
        ("1407024005900001", "bukan tanggal lahir"),
        ("1407027205900001", "bukan tanggal lahir"),
        ("1407021213900001", "bukan bulan lahir"),
        ("1407021200900001", "bukan bulan lahir"),
        ("1407021205900000", "0001"),
        ("9907021205900001", "kode provinsi 99"),
        ("1400021205900001", "kabupaten/kota 00"),
        ("1407001205900001", "kecamatan 00"),
    ],
)
def test_nik_that_cannot_be_is_refused_with_what_to_do(raw, part):
    reading = nik.read(raw)
    assert reading.value is None
    assert part in reading.fault
    assert "Salin dari KTP" in reading.fault
    assert reading.fault.endswith(".")


@pytest.mark.parametrize("day", ["01", "31", "41", "71"])
def test_the_outer_days_of_both_sexes_are_days(day):
    assert nik.read(f"140702{day}05900001").fault is None


@pytest.mark.parametrize(
    ("raw", "stated", "part"),
    [
        (MAN, {"born": date(1990, 5, 13)}, "Tanggal lahir"),
        (WOMAN, {"born": date(1990, 6, 12)}, "Tanggal lahir"),
        (MAN, {"sex": "perempuan"}, "(laki-laki)"),
        (WOMAN, {"sex": "laki_laki"}, "(perempuan)"),
        (MAN, {"known": frozenset({"14.01"})}, "14.07 "),
        (MAN, {"known": frozenset({"14.07"})}, "14.07.02 "),
        ("1407023002900001", {}, "tidak ada di kalender"),
    ],
)
def test_a_difference_warns_and_never_refuses(raw, stated, part):
    reading = nik.read(raw, **stated)
    assert (reading.value, reading.fault) == (raw, None)
    assert len(reading.warnings) == 1
    assert part in reading.warnings[0]


@pytest.mark.parametrize(("raw", "sex"), [(MAN, "laki_laki"), (WOMAN, "perempuan")])
def test_what_agrees_does_not_warn(raw, sex):
    assert nik.read(raw, known=KNOWN, born=date(1990, 5, 12), sex=sex).warnings == ()
    assert nik.sex_of(raw) == sex
    assert nik.region_of(raw) == "14.07"


@pytest.mark.parametrize(
    ("raw", "born"),
    [
        (MAN, date(1990, 5, 12)),
        (WOMAN, date(1990, 5, 12)),
        ("1407022111260001", date(2026, 11, 21)),
        ("1407022211260001", date(1926, 11, 22)),
        ("1407022902000001", date(2000, 2, 29)),
        ("1407023002900001", None),
    ],
)
def test_the_century_is_the_latest_that_is_not_in_the_future(raw, born):
    assert nik.birth_date(raw, today=date(2026, 11, 21)) == born


@given(st.dates(date(1930, 1, 1), date(2026, 11, 21)), st.booleans(), st.integers(1, 9999))
def test_birth_and_sex_come_back_out_of_a_nik(born, woman, sequence):
    day = born.day + 40 * woman
    raw = f"351407{day:02}{born:%m%y}{sequence:04}"
    reading = nik.read(raw, born=born, sex="perempuan" if woman else "laki_laki")
    assert reading == nik.Reading(raw)
    derived = nik.birth_date(raw, today=date(2026, 11, 21))
    assert (derived.day, derived.month, derived.year % 100) == (born.day, born.month, born.year % 100)
    assert nik.read(nik.show(raw)).value == raw


def test_the_mask_hides_the_birth_date():
    assert nik.mask(MAN) == "1407••••••••0001"
    assert nik.mask("123") == "•••"


@pytest.mark.parametrize("raw", ["1407020103150004", "14.07.02.010315.0004", "No. KK: 1407020103150004"])
def test_kk_is_read(raw):
    assert kk.read(raw, known=KNOWN) == kk.Reading("1407020103150004")
    assert kk.mask(kk.show("1407020103150004")) == "1407••••••••0004"


@pytest.mark.parametrize(
    ("raw", "part"),
    [("", "belum diisi"), ("14070201031500", "ditulis 14 angka"), ("9907020103150004", "kode provinsi 99")],
)
def test_kk_that_cannot_be_is_refused(raw, part):
    reading = kk.read(raw)
    assert reading.value is None
    assert part in reading.fault


@pytest.mark.parametrize(
    ("raw", "known", "part"),
    [
        (WOMAN, None, "tampak seperti NIK"),
        ("1407029913150004", None, "tidak lazim"),
        ("1407020103150000", None, "tidak lazim"),
        ("1499020103150004", KNOWN, "14.99 "),
    ],
)
def test_an_odd_kk_only_warns(raw, known, part):
    reading = kk.read(raw, known=known)
    assert reading.value == raw
    assert part in reading.warnings[0]
