import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.rules.identifiers import area

KNOWN = frozenset({"14", "14.07", "14.07.02", "14.07.02.1001"})


@pytest.mark.parametrize(
    ("raw", "value", "kind"),
    [
        ("14", "14", "provinsi"),
        ("1407", "14.07", "kabupaten"),
        ("14.71", "14.71", "kota"),
        ("14.07.02", "14.07.02", "kecamatan"),
        ("14.07.02.1001", "14.07.02.1001", "kelurahan"),
        ("1407022001", "14.07.02.2001", "desa"),
        ("1407000000", "14.07", "kabupaten"),
        ("1407020000", "14.07.02", "kecamatan"),
        ("1400000000", "14", "provinsi"),
    ],
)
def test_area_codes_are_stored_dotted(raw, value, kind):
    assert area.read(raw) == area.Reading(value)
    assert area.kind_of(value) == kind
    assert area.read(area.show(value)).value == value
    assert area.read(area.bare(value)).value == value


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        ("", "belum diisi"),
        ("14.O7", "angka dan titik"),
        ("14070", "ditulis 5 angka"),
        ("99", "provinsi 99"),
        ("54.01", "provinsi 54"),
        ("14.00", "kabupaten/kota 00"),
        ("14.70.01", "kabupaten/kota 70"),
        ("14.07.00.1001", "kecamatan 00"),
        ("1400021001", "kabupaten/kota 00"),
        ("14.07.02.3001", "mungkin ini kode BPS"),
        ("14.07.02.1000", "bukan kode kelurahan"),
    ],
)
def test_what_is_no_area_is_refused(raw, part):
    reading = area.read(raw)
    assert reading.value is None
    assert part in reading.fault
    assert "Pilih wilayah dari daftar." in reading.fault


@pytest.mark.parametrize("raw", ["1409010", "1409010001"])
def test_codes_of_the_statistics_bureau_are_told_apart_where_their_shape_tells(raw):
    assert "BPS" in area.read(raw).fault


def test_a_bureau_code_shaped_like_ours_is_stopped_by_the_list():
    assert area.read("1409011002").value == "14.09.01.1002"
    assert "Kode BPS" in area.read("1409011002", known=KNOWN).fault
    assert area.read("1407021001", known=KNOWN).value == "14.07.02.1001"


def test_the_level_asked_for_is_kept():
    assert area.read("14.07.02.1001", level="desa").fault is None
    assert "yang diminta desa/kelurahan" in area.read("14.07.02", level="desa").fault
    assert "kode kota" in area.read("14.71", level="kecamatan").fault


def test_padding_for_oss():
    assert area.for_oss("14.07") == "1407000000"
    assert area.for_oss("14.07.02.1001") == "1407021001"


@given(
    st.sampled_from(sorted(area.PROVINCES)),
    st.integers(1, 99).filter(lambda number: number != 70),
    st.integers(1, 99),
    st.integers(1001, 2999).filter(lambda number: number % 1000),
    st.integers(1, 4),
)
def test_every_area_survives_each_way_of_writing(province, regency, district, village, depth):
    value = ".".join([province, f"{regency:02}", f"{district:02}", str(village)][:depth])
    for written in (area.show(value), area.bare(value), area.for_oss(value)):
        assert area.read(written).value == value


def test_areas_contain_areas():
    assert area.parent_of("14.07.02") == "14.07"
    assert area.parent_of("14") is None
    assert area.within("14.07.02.1001", "14.07")
    assert area.within("14.07", "14.07")
    assert not area.within("14.07", "14.07.02")
    assert area.mask("14.07.02.1001") == "14.07.••.••••"


def test_there_are_thirty_eight_provinces():
    assert len(area.PROVINCES) == 38
