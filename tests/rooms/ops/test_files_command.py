"""`satupintu files`: what is left behind goes, and what is missing or changed is found (A6)."""

from datetime import timedelta

import pytest

from satupintu.files.actions.start_upload import start_upload
from satupintu.files.models import StoredFile, Upload
from satupintu.files.queries_vault import bytes_without_file, files_without_bytes
from satupintu.files.vault import keep, kept
from satupintu.ops import cli, doctor
from tests.fakes.clamd import FakeClamd
from tests.situations.seats import AT, a_region, an_agency, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored(tmp_path, settings):
    """Three papers that passed, each with its bytes."""
    settings.FILES_DIR = tmp_path / "berkas"
    region, files = a_region(), []
    for number in range(3):
        path = tmp_path / str(number)
        path.write_bytes(b"isi %d" % number)
        sha256, size = keep(path)
        files.append(
            StoredFile.objects.create(
                region=region,
                sha256=sha256,
                size=size,
                media_type="application/pdf",
                original_name="akta.pdf",
                state="lulus",
                uploaded_by="pemohon:1",
                at=AT,
                checked_at=AT,
            )
        )
    return files


def test_whole_papers_are_whole(stored, capsys):
    assert cli.main(["files", "verify"]) == 0
    assert "Semua berkas utuh." in capsys.readouterr().out


def test_control_a_missing_and_a_changed_paper_are_found(stored, capsys):
    kept(stored[0].sha256).unlink()
    changed = kept(stored[1].sha256)
    changed.chmod(0o600)
    changed.write_bytes(b"lain")
    assert dict(files_without_bytes()) == {stored[0].ref: "tidak ada", stored[1].ref: "berubah"}
    assert cli.main(["files", "verify"]) == 1
    assert "2 berkas tidak utuh" in capsys.readouterr().out


def test_bytes_that_nobody_knows_are_told_and_left(stored, capsys):
    StoredFile.objects.filter(pk=stored[0].pk).delete()
    assert list(bytes_without_file()) == [stored[0].sha256]
    assert cli.main(["files", "verify"]) == 0
    assert "1 isi di cakram tidak dikenal" in capsys.readouterr().out
    assert kept(stored[0].sha256).exists()


def test_uploads_left_behind_are_deleted(capsys):
    """The command's own clock is now, long after this upload expired."""
    region, long_ago = a_region(), AT - timedelta(days=3650)
    start_upload(region=region, name="a.pdf", size=5, by=an_officer(an_agency(region)), at=long_ago)
    assert cli.main(["sweep"]) == 0
    assert "1 unggahan yang ditinggalkan, 0 sisa berkas dihapus." in capsys.readouterr().out
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("version", "good", "word"),
    [
        (None, True, "belum dipindai"),
        ("ClamAV 1.4.3", False, "tidak menjawab"),
        ("ClamAV 1.4.3/27800/Thu Nov 19 08:00:00 2099", True, "menjawab"),
    ],
)
def test_the_doctor_asks_the_antivirus(settings, version, good, word):
    with FakeClamd(version=version or "") as clamd:
        settings.ANTIVIRUS_URL = clamd.url if version else ""
        finding = doctor.antivirus()
    assert (finding.good, word in finding.sentence) == (good, True)
