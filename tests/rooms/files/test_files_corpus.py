"""Every file of the corpus is refused with its own sentence, its bytes are gone, and ordinary papers pass."""

import pytest

from satupintu.files.models import StoredFile, Upload
from satupintu.files.vault import kept, quarantined
from tests.rooms.files.corpus import KIND, REFUSED, deep, ordinary

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_with_its_own_sentence(sent, name):
    made, sentence = REFUSED[name]
    file = sent(made())
    assert (file.state, file.reason) == ("ditolak", sentence)
    assert file.fault
    assert not kept(file.sha256).exists()
    assert not any(quarantined(upload.ref).exists() for upload in Upload.objects.filter(file=file))


@pytest.mark.parametrize("tens", range(6))
def test_no_ordinary_paper_is_refused(sent, tens):
    files = [sent(ordinary(number)) for number in range(tens * 10, tens * 10 + 10)]
    assert [(file.reason, file.pages) for file in files] == [
        ("", 1 + number % 4) for number in range(tens * 10, tens * 10 + 10)
    ]


def test_a_pdf_is_kept_byte_for_byte(sent):
    """A paper with an electronic signature or e-meterai would lose it otherwise."""
    content = ordinary(7)
    file = sent(content)
    assert kept(file.sha256).read_bytes() == content
    assert file.sha256 == file.source_sha256


def test_control_the_corpus_is_told_apart_by_its_content_only(sent):
    """Under the name and size of a good file a bad one is still bad, and the other way round."""
    good = sent(ordinary(0), name="virus.exe")
    bad = sent(REFUSED["D2 html"][0](), name="surat.pdf")
    assert (good.state, bad.reason) == ("lulus", KIND)
    assert StoredFile.objects.count() == 2


def test_what_no_reader_looks_at_does_no_harm(sent):
    assert sent(deep()).pages == 1
