"""The shelf read whole: what is wrong anywhere is told at once, with file and line."""

import json
import shutil

import pytest

from satupintu.catalogue.places import LEVELS, Areas, areas, countries
from satupintu.catalogue.shelf import read_region_alone, read_region_folder, read_shelf, read_shelved
from satupintu.rules.standard.reader import Unreadable


def faults(read, *given):
    with pytest.raises(Unreadable) as unreadable:
        read(*given)
    return [str(fault) for fault in unreadable.value.faults]


def test_the_whole_shelf_is_read(shelf):
    regions = read_shelf(shelf)
    assert [region.folder for region in regions] == sorted(region.folder for region in regions)
    assert sum(len(region.standards) for region in regions) == len(list(shelf.glob("[0-9]*/*/*.toml")))


def test_faults_of_several_files_come_at_once(shelf, file):
    region = file.parent.parent
    file.write_text(file.read_text().replace("format = 1", 'format = "x"', 1))
    (region / "region.toml").write_text((region / "region.toml").read_text() + "\n[asing]\nx = 1\n")
    (region / "calendar.toml").write_text("jam = ")
    other = shelf / "99.01-contoh"
    other.mkdir()
    told = faults(read_shelf, shelf)
    assert any(f"{file.parent.name}/{file.name}:" in fault and "format" in fault for fault in told)
    assert any(fault.startswith(f"{region.name}/region.toml:") for fault in told)
    assert any(fault.startswith(f"{region.name}/calendar.toml:") for fault in told)
    assert any("99.01-contoh/region.toml:1: Berkas region.toml tidak ada" in fault for fault in told)
    assert any("99.01-contoh/calendar.toml:1: Berkas calendar.toml tidak ada" in fault for fault in told)


def test_two_broken_standards_of_one_region_are_both_told(file, version_from):
    later = version_from("2027-01-04")
    for path in (file, later):
        path.write_text(path.read_text().replace("format = 1", 'format = "x"', 1))
    told = faults(read_region_folder, file.parent.parent)
    assert {path.name for path in (file, later) for fault in told if path.name in fault} == {
        file.name,
        later.name,
    }


def test_a_file_is_named_by_the_day_it_comes_into_force(file):
    wrong = file.rename(file.with_name("2024-01-01.toml"))
    (fault,) = faults(read_shelved, wrong)
    assert f"Nama berkas harus {file.name}" in fault
    assert "berlaku_mulai" in fault


def test_a_folder_without_its_region_file_is_told(tmp_path):
    told = faults(read_region_alone, tmp_path)
    assert [fault.split(" ")[2] for fault in told] == ["region.toml", "calendar.toml"]


def test_hidden_folders_and_files_are_no_regions(shelf):
    (shelf / ".git").mkdir()
    (shelf / "BACA.md").write_text("Catatan.")
    assert {region.folder[0] for region in read_shelf(shelf)} <= set("0123456789")


def test_the_newest_of_each_service_is_one(file, version_from):
    version_from("2027-01-04")
    region = read_region_folder(file.parent.parent)
    newest = [standard for standard in region.newest() if standard.service == file.parent.name]
    assert [standard.effective.isoformat() for standard in newest] == ["2027-01-04"]
    assert len([one for one in region.standards if one.service == file.parent.name]) == 2


def test_the_regions_piece_comes_before_the_nations(file):
    region, national = file.parent.parent, file.parent.parent.parent / "_nasional" / "potongan.toml"
    before = read_shelved(file).read.resolved
    shutil.copy(national, region / "potongan.toml")
    assert read_shelved(file).read.resolved.hash == before.hash
    own = region / "potongan.toml"
    text = own.read_text()
    assert 'label = "Tarik permohonan"' in text
    own.write_text(text.replace('label = "Tarik permohonan"', 'label = "Cabut permohonan"'))
    after = json.loads(read_shelved(file).read.resolved.text)
    assert "Cabut permohonan" in [outcome["label"] for outcome in after["hasil_umum"]]


def test_areas_are_known_down_to_the_village(shelf):
    region = read_shelf(shelf)[0].region.region
    found = areas()
    assert found.name(region.code)
    district = found.below(region.code)[0]
    village = found.below(district)[0]
    assert village.startswith(f"{district}.")
    assert found.name(village)
    assert found.name("00.00") is None
    assert found.below("00.00") == []
    assert found is areas()


def test_areas_come_from_one_table_per_level(tmp_path):
    for depth, level in enumerate(LEVELS):
        code = ".".join(["35", "14", "01", "2001"][: depth + 1])
        (tmp_path / f"{level}.csv").write_text(f'kode,nama\n{code},"Nama, {level}"\n')
    read = Areas(tmp_path)
    assert read.below("") == ["35"]
    assert read.below("35.14.01") == ["35.14.01.2001"]
    assert read.name("35.14") == "Nama, kabupaten"


def test_countries_tell_whether_there_are_relations():
    found = countries()
    assert found.codes()
    with_relations = [code for code in found.codes() if found.has_relations(code)]
    assert 0 < len(with_relations) < len(found.codes())
    assert all(found.name(code) for code in found.codes())
    assert (found.name("??"), found.has_relations("??")) == (None, False)
