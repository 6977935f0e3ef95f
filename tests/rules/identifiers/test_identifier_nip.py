from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.rules.identifiers import nip

SEEDS = [
    ("19780321 200212 2 002", date(1978, 3, 21), (2002, 12), "perempuan", 2),
    ("19681024 200003 1 002", date(1968, 10, 24), (2000, 3), "laki_laki", 2),
    ("19740517 199311 1 001", date(1974, 5, 17), (1993, 11), "laki_laki", 1),
]


@pytest.mark.parametrize(("printed", "born", "appointed", "sex", "sequence"), SEEDS)
def test_the_printed_officials(printed, born, appointed, sex, sequence):
    reading = nip.read(printed, born=born, sex=sex)
    assert reading == nip.Reading(printed.replace(" ", ""))
    assert nip.birth_date(reading.value) == born
    assert nip.appointed(reading.value) == appointed
    assert nip.sex_of(reading.value) == sex
    assert nip.sequence_of(reading.value) == sequence
    assert nip.show(reading.value) == printed


@pytest.mark.parametrize(
    "raw", ["NIP. 19780321 200212 2 002", "NIP 197803212002122002", "1978-0321-2002-12-2-002"]
)
def test_nip_is_read_in_any_spacing(raw):
    assert nip.read(raw) == nip.Reading("197803212002122002")


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        ("", "belum diisi"),
        ("19780321200212200", "ditulis 17 angka"),
        ("19780231 200212 2 002", "bukan tanggal lahir"),
        ("19781321 200212 2 002", "bukan tanggal lahir"),
        ("00000321 200212 2 002", "bukan tanggal lahir"),
        ("19780321 200212 3 002", "angka ke-15 (3)"),
        ("19780321 200212 Z 002", "“Z”"),
    ],
)
def test_nip_that_cannot_be_is_refused(raw, part):
    reading = nip.read(raw)
    assert reading.value is None
    assert part in reading.fault


@pytest.mark.parametrize(
    ("raw", "stated", "part"),
    [
        ("19780321 200213 2 002", {}, "bulan pengangkatan"),
        ("19780321 197912 2 002", {}, "terlalu dekat"),
        ("19780321 200212 2 000", {}, "mulai dari 001"),
        ("19780321 200212 2 002", {"born": date(1978, 3, 22)}, "Tanggal lahir"),
        ("19780321 200212 2 002", {"sex": "laki_laki"}, "Jenis kelamin"),
    ],
)
def test_a_doubtful_nip_only_warns(raw, stated, part):
    reading = nip.read(raw, **stated)
    assert reading.value == raw.replace(" ", "")
    assert len(reading.warnings) == 1
    assert part in reading.warnings[0]


def test_contract_staff_have_another_middle():
    reading = nip.read("NI PPPK 19900101 202321 1 001")
    assert reading == nip.Reading("199001012023211001")
    assert nip.kind_of(reading.value) == "pppk"
    assert nip.appointed(reading.value) is None
    assert nip.kind_of("197803212002122002") == "pns"


@given(
    st.dates(date(1940, 1, 1), date(2008, 1, 1)),
    st.integers(1, 12),
    st.sampled_from("12"),
    st.integers(1, 999),
)
def test_every_nip_survives_its_print(born, month, sex, sequence):
    value = f"{born:%Y%m%d}{born.year + 20}{month:02}{sex}{sequence:03}"
    assert nip.read(value) == nip.Reading(value)
    assert nip.read(nip.show(value)).value == value


def test_nip_is_masked():
    assert nip.mask("197803212002122002") == "1978•••••••••••002"
