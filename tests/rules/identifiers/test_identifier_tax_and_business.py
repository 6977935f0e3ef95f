import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.rules.identifiers import meterai, nib, nitku, npwp, passport

OLD = "0013121660091000"
NIK = "1407021205900001"
SERIAL = "M9QH5AHU0K0G7A1X000001"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("01.312.166.0-091.000", "0013121660091000"),
        ("013121660091000", "0013121660091000"),
        ("016090524017000", "0016090524017000"),
        ("0013121660091000", "0013121660091000"),
        ("NPWP 1407 0212 0590 0001", NIK),
        ("1000000000123456", "1000000000123456"),
    ],
)
def test_npwp_is_stored_with_sixteen_digits(raw, value):
    assert npwp.read(raw) == npwp.Reading(value)


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        ("", "belum diisi"),
        ("01312166009100", "15 atau 16 atau 22 angka"),
        ("0131216600910AB", "“A”"),
        ("000000000000000", "nol semua"),
        ("0000000000000000000001", "nol semua"),
    ],
)
def test_npwp_that_cannot_be_is_refused(raw, part):
    reading = npwp.read(raw)
    assert reading.value is None
    assert part in reading.fault


@pytest.mark.parametrize(
    ("raw", "individual", "part"),
    [
        ("013121661091000", False, "Angka pemeriksa"),
        ("013121660091000", True, "adalah NIK"),
        (OLD + "000001", False, "NITKU"),
    ],
)
def test_a_doubtful_npwp_only_warns(raw, individual, part):
    reading = npwp.read(raw, individual=individual)
    assert len(reading.value) == 16
    assert len(reading.warnings) == 1
    assert part in reading.warnings[0]


def test_the_old_print_exists_only_for_old_numbers():
    assert npwp.show_old(OLD) == "01.312.166.0-091.000"
    assert npwp.show_old(NIK) is None
    assert npwp.mask(OLD) == "0013••••••••1000"


@given(st.integers(1, 10**15 - 1).map("{:015}".format))
def test_every_old_npwp_survives_both_prints(digits):
    value = npwp.read(digits).value
    assert npwp.read(npwp.show(value)).value == value
    assert npwp.read(npwp.show_old(value)).value == value


def test_nitku_is_an_npwp_and_a_place():
    value = OLD + "000001"
    assert nitku.read(value) == nitku.Reading(value)
    assert nitku.show(value) == "0013121660091000 000001"
    assert nitku.read(nitku.show(value)).value == value
    assert nitku.npwp_of(value) == OLD
    assert nitku.mask(value) == "0013••••••••••••000001"
    assert nitku.read("0013121661091000000001").warnings


@pytest.mark.parametrize(
    ("raw", "part"), [(OLD, "harus 22 angka"), ("", "belum diisi"), ("0" * 21 + "1", "nol semua")]
)
def test_nitku_that_cannot_be_is_refused(raw, part):
    assert part in nitku.read(raw).fault


def test_nib_is_thirteen_digits():
    assert nib.read("0220 1010 12345") == nib.Reading("0220101012345")
    assert nib.read(nib.show("0220101012345")).value == "0220101012345"
    assert nib.mask("0220101012345") == "0220•••••2345"


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        ("", "belum diisi"),
        ("022010101234", "harus 13 angka"),
        ("0000000000000", "nol semua"),
        ("02201010123A5", "“A”"),
    ],
)
def test_nib_that_cannot_be_is_refused(raw, part):
    assert part in nib.read(raw).fault


@pytest.mark.parametrize(
    ("raw", "indonesian", "value", "warns"),
    [
        ("c 1234567", True, "C1234567", False),
        ("XE123456", True, "XE123456", False),
        ("123456789", True, "123456789", True),
        ("123456789", False, "123456789", False),
        ("l01x00t47", False, "L01X00T47", False),
    ],
)
def test_passport_is_read(raw, indonesian, value, warns):
    reading = passport.read(raw, indonesian=indonesian)
    assert (reading.value, bool(reading.warnings)) == (value, warns)
    assert passport.read(passport.show(value)).value == value


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        ("", "belum diisi"),
        ("C12/4567", "huruf A–Z"),
        (NIK, "seperti NIK"),
        ("C123", "5 sampai 15"),
        ("PASPORSAYA", "memuat angka"),
    ],
)
def test_passport_that_cannot_be_is_refused(raw, part):
    assert part in passport.read(raw).fault


def test_passport_is_masked():
    assert passport.mask("C1234567") == "C••••567"


def test_meterai_serial_has_twenty_two_characters():
    assert meterai.read("m9qh5ahu 0k0g7a1x 000001") == meterai.Reading(SERIAL)
    assert meterai.read(meterai.show(SERIAL)).value == SERIAL
    assert meterai.mask(SERIAL) == "M9QH••••••••••••••0001"


@pytest.mark.parametrize(
    ("raw", "part"), [("", "belum diisi"), (SERIAL[1:], "ditulis 21"), ("?" * 22, "huruf A–Z")]
)
def test_meterai_serial_that_cannot_be_is_refused(raw, part):
    assert part in meterai.read(raw).fault
