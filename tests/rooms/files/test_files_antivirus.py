"""D1 and C8: a virus is refused with its sentence; an antivirus that does not answer lets nothing through."""

import logging
from datetime import timedelta

import pytest

from satupintu.config import wiring
from satupintu.files.antivirus import antivirus_in_use
from satupintu.files.checking import check_file
from satupintu.files.models import StoredFile, Upload
from satupintu.files.queries import content_of, usable_file
from satupintu.files.vault import kept, quarantined
from satupintu.gateways.antivirus.clamd import Clamd
from satupintu.rules.errors import Refused
from tests.fakes.clamd import FakeClamd
from tests.rooms.files.corpus import EICAR, VIRUS, acts, attached, streamed
from tests.situations.papers import a_pdf, a_photo
from tests.situations.seats import AT

pytestmark = pytest.mark.django_db
WAIT = (
    "Berkas sudah sampai, tetapi pemeriksaan antivirus sedang tidak dapat dilakukan. "
    "Coba lagi beberapa menit lagi; berkas tidak perlu diunggah ulang."
)
INFECTED = {
    "alone": lambda: EICAR,
    "in a PDF": lambda: streamed(EICAR),
    "attached to a PDF": lambda: attached(EICAR),
    "behind a photo": lambda: a_photo() + EICAR,
}


@pytest.fixture(autouse=True)
def disk(settings, tmp_path):
    """Of its own: elsewhere another test may have kept the same bytes."""
    settings.FILES_DIR = tmp_path / "berkas"


@pytest.mark.parametrize("name", INFECTED)
def test_a_virus_is_refused_deleted_and_logged(sent, name, caplog):
    caplog.set_level(logging.WARNING)
    with FakeClamd() as clamd:
        file = sent(INFECTED[name](), antivirus=Clamd(clamd.url))
    assert (file.state, file.reason, file.fault) == ("ditolak", VIRUS, "virus")
    assert not kept(file.sha256).exists()
    assert not quarantined(Upload.objects.get(file=file).ref).exists()
    assert file.sha256 in caplog.text
    assert "berkas.pdf" not in caplog.text


def test_every_photo_of_a_paper_is_scanned(sent):
    with FakeClamd() as clamd:
        assert sent(a_photo(), a_photo() + EICAR, antivirus=Clamd(clamd.url)).reason == VIRUS


def test_a_clean_file_says_that_it_was_scanned(sent):
    content = a_pdf()
    with FakeClamd() as clamd:
        file = sent(content, antivirus=Clamd(clamd.url))
        assert clamd.scanned == [content]
    assert (file.state, file.get_scan_display()) == ("lulus", "Sudah dipindai antivirus")


def test_control_without_an_antivirus_the_verdict_says_so(sent):
    """The virus inside a PDF passes, and that is why the file says it."""
    file = sent(streamed(EICAR))
    assert (file.state, file.get_scan_display()) == ("lulus", "Belum dipindai antivirus")
    assert sent(attached(EICAR)).reason == acts("berkas lain di dalamnya")


DOWN = {
    "no answer": {"silent": True},
    "signatures of last month": {"version": "ClamAV 1.4.3/27800/Tue Oct 20 08:00:00 2026"},
    "no signatures": {"version": "ClamAV 1.4.3"},
    "an error": {"answer": "INSTREAM size limit exceeded. ERROR"},
    "nonsense": {"answer": "hm"},
}


@pytest.mark.parametrize("name", DOWN)
def test_an_antivirus_that_cannot_tell_lets_nothing_through(sent, name):
    with FakeClamd(**DOWN[name]) as clamd, pytest.raises(Refused) as refusal:
        sent(a_pdf(), antivirus=Clamd(clamd.url, patience=0.5))
    assert (refusal.value.code, refusal.value.sentence) == ("antivirus_tidak_menjawab", WAIT)
    file = StoredFile.objects.get()
    assert file.state == "karantina"
    for use in (lambda: usable_file(file.region_id, file.pk), lambda: content_of(file)):
        with pytest.raises(Refused) as refusal:
            use()
        assert refusal.value.code == "berkas_belum_diperiksa"


def test_nobody_listening_lets_nothing_through_and_later_it_goes_on(sent):
    with FakeClamd() as gone:
        url = gone.url
    with pytest.raises(Refused, match="antivirus"):
        sent(a_pdf(), antivirus=Clamd(url, patience=0.5))
    with FakeClamd() as clamd:
        file = check_file(StoredFile.objects.get(), antivirus=Clamd(clamd.url), at=AT + timedelta(minutes=5))
    assert (file.state, file.scan) == ("lulus", "bersih")


def test_the_setting_decides(settings):
    assert antivirus_in_use() is None
    settings.ANTIVIRUS_URL = "unix:///run/clamav/clamd.ctl"
    assert isinstance(wiring.antivirus(), Clamd)
    assert isinstance(antivirus_in_use(), Clamd)
