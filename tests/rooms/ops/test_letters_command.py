"""A template that cannot be typeset is told where its standard is linted and published; samples are signed papers."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.shelf import read_region_folder
from satupintu.ops.establish import establish_files, publish_shelved
from satupintu.people.queries import system_actor
from satupintu.rules.errors import Refused
from tests.repo.sources import ROOT, STANDARDS

AT = datetime(2026, 11, 24, 3, tzinfo=UTC)
BROKEN = b"#show: surat\n#judul(berkas.produk)\n#tidak_ada(berkas.nomor_surat)\n"


@pytest.fixture
def folder(tmp_path):
    """A shelf with one region and one service, whose template the test may change."""
    source = sorted(path.parent for path in STANDARDS.glob("[0-9]*/*/*.toml"))[0]
    region = tmp_path / "standards" / source.parent.name
    region.mkdir(parents=True)
    (tmp_path / "standards" / "_nasional").symlink_to(STANDARDS / "_nasional")
    for file in source.parent.glob("*.toml"):
        (region / file.name).write_bytes(file.read_bytes())
    (region / source.name).mkdir()
    for file in source.iterdir():
        (region / source.name / file.name).write_bytes(file.read_bytes())
    return region / source.name


def publish(folder):
    shelved = read_region_folder(folder.parent)
    by = system_actor()
    region = establish_files(shelved.region, shelved.calendar, by=by, at=AT)
    return publish_shelved(
        region,
        shelved.region,
        shelved.standards[0],
        by=by,
        at=AT,
        decree_number="1",
        decree_date=date(2026, 1, 5),
    )


def command(*words):
    told = [sys.executable, "-m", "satupintu", *map(str, words)]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(told, capture_output=True, text=True, check=False, env=env, cwd=ROOT)


@pytest.mark.django_db
def test_template_that_cannot_be_typeset_is_not_published(folder):
    (template,) = folder.glob("*.typ")
    whole = template.read_bytes()
    template.write_bytes(BROKEN)
    with pytest.raises(Refused) as refused:
        publish(folder)
    assert refused.value.code == "templat_tidak_tersusun"
    assert f"Templat «{template.name}» baris 3 tidak dapat disusun" in refused.value.sentence
    assert not StandardVersion.objects.exists()
    template.write_bytes(whole)
    assert publish(folder).templates.count() == 1


@pytest.mark.slow
def test_lint_tells_the_line(folder):
    (template,) = folder.glob("*.typ")
    template.write_bytes(BROKEN)
    said = command("standard", "lint", folder)
    assert said.returncode == 1
    assert f"TEMPLAT-SUSUN: Templat «{template.name}» baris 3" in said.stdout


@pytest.mark.slow
def test_sample_writes_a_paper_of_each_service(tmp_path):
    said = command("permit", "sample", tmp_path / "contoh")
    assert said.returncode == 0, said.stderr
    signed = sorted((tmp_path / "contoh").glob("*.pdf"))
    by_hand = sorted((tmp_path / "contoh" / "basah").glob("*.pdf"))
    assert len(signed) + len(by_hand) == len(list(STANDARDS.glob("[0-9]*/*/*.toml")))
    assert all(b"/ByteRange" in path.read_bytes() for path in signed)
    assert by_hand
    assert not any(b"/ByteRange" in path.read_bytes() for path in by_hand)
