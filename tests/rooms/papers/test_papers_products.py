"""Every service's paper: what stands on it, how it fills its pages, and whether an archive and a screen reader may have it."""

import io
import shutil
import subprocess
from functools import cache

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from satupintu.catalogue.places import areas, countries
from satupintu.catalogue.shelf import read_shelf
from satupintu.ops.proofs import letter_faults
from satupintu.ops.sample_permits import sample_permit
from satupintu.papers.answers import worded
from satupintu.papers.letter import Letter
from satupintu.papers.press import own_template, typeset
from satupintu.papers.proof import ADDRESS, sample_letters
from satupintu.rules.answers.sample import sample
from satupintu.rules.answers.sample_values import Places
from satupintu.rules.answers.shown import Names
from tests.repo.sources import STANDARDS
from tests.rooms.papers.archival import faults
from tests.rooms.papers.letters import AT
from tests.rooms.papers.reading import pages_of, words_of

SHELF = {one.file: (region, one) for region in read_shelf(STANDARDS) for one in region.standards}
EACH = pytest.mark.parametrize("file", sorted(SHELF))
LONG = "Perkumpulan Kesejahteraan Bersama Masyarakat Pesisir dan Kepulauan " * 6
MARGIN = 20
"""Points: 7 mm, inside which a printer can print."""


def places(region):
    return Places(areas(), countries(), region.region.region.code)


@cache
def letters(file):
    region, one = SHELF[file]
    template = one.templates[one.read.standard.product.template]
    return tuple(sample_letters(one.read.standard, region.region, template, places(region), at=AT))


def stuffed(file):
    """The longest answers that the form takes, and forty lines in each table."""
    region, one = SHELF[file]
    form = one.read.standard.form
    answers = sample(form, seed=1, today=AT.date(), places=places(region))
    for group in form:
        for field in group.fields:
            if field.code in answers and field.kind in {"teks", "teks_panjang"}:
                answers[field.code] = LONG[: min(field.longest or 400, 400)].strip()
            if field.code in answers and field.kind == "tabel":
                answers[field.code] = (answers[field.code] * 40)[:40]
    usual = letters(file)[0]
    words = worded(form, answers, Names(areas(), countries()))
    return Letter(usual.template, {**words, "berkas": usual.values["berkas"]}, AT, link=ADDRESS)


def outside(pdf):
    """Words that stand nearer to the edge than a printer prints."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        width, height = page.get_size()
        text = page.get_textpage()
        for number in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(number)
            if left < MARGIN or bottom < MARGIN or right > width - MARGIN or top > height - MARGIN:
                found.append(text.get_text_bounded(left, bottom, right, top))
    return found


@EACH
def test_every_service_has_a_template_that_can_be_typeset(file):
    region, one = SHELF[file]
    assert one.read.standard.product.template in one.templates
    assert letter_faults(region.region, one, at=AT) == []


@EACH
def test_usual_answers_fill_one_page_and_all_of_them_two(file):
    pages = [len(pages_of(typeset(letter))) for letter in letters(file)]
    full, usual = pages[: len(pages) // 2], pages[len(pages) // 2 :]
    assert set(usual) == {1}
    assert max(full) <= 2


@EACH
def test_long_answers_and_tables_stay_inside_the_margins(file):
    pdf = typeset(stuffed(file))
    pages = pages_of(pdf)
    assert 2 <= len(pages) <= 6
    assert outside(pdf) == []
    assert all(f"Halaman {number} dari {len(pages)}" in page for number, page in enumerate(pages, start=1))
    assert sum("NIP " in page for page in pages) == 1
    assert len(pages[-1]) > 400, "a page with little but a signature"


@EACH
def test_archive_and_screen_reader_may_have_it(file):
    assert [faults(typeset(letter)) for letter in (letters(file)[0], stuffed(file))] == [[], []]


@EACH
@pytest.mark.parametrize(("scale", "degrees"), [(1.0, 0), (0.6, 7)])
def test_its_code_is_read_also_small_and_turned(file, scale, degrees):
    page = pypdfium2.PdfDocument(typeset(letters(file)[-1]))[0]
    seen = page.render(scale=200 / 72 * scale).to_pil().convert("L")
    turned = seen.rotate(degrees, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    assert ADDRESS in [code.text for code in zxingcpp.read_barcodes(turned)]


@EACH
def test_law_stands_as_the_standard_says_it(file):
    _, one = SHELF[file]
    text = words_of(typeset(letters(file)[0]))
    for line in one.read.standard.components.legal_basis.items:
        assert " ".join(line.text.split()) in text


@EACH
def test_no_personal_number_stands_in_full(file):
    text = words_of(typeset(letters(file)[0]))
    for _, one in [SHELF[file]]:
        for group in one.read.standard.form:
            for field in group.fields:
                if field.kind in {"nik", "kk"}:
                    full = letters(file)[0].values["isian"][field.code]
                    assert full is None or full not in text


def test_child_is_named_by_initials_alone():
    (file,) = [name for name, (_, one) in SHELF.items() if "yang_dikirim" in str(one.read.resolved.text)]
    child = [letter for letter in letters(file) if letter.values["isian"]["nama_wali"] is not None]
    assert child
    for letter in child:
        text, answers = words_of(typeset(letter)), letter.values["isian"]
        assert answers["nama_peserta"] not in text
        assert answers["tanggal_lahir_peserta"] not in text
        assert answers["alamat_peserta"] not in text


@EACH
def test_standard_without_template_has_a_plain_letter(file):
    usual = letters(file)[0]
    pdf = typeset(Letter(own_template("bawaan"), usual.values, AT, link=ADDRESS))
    assert faults(pdf) == []
    assert outside(pdf) == []


@pytest.mark.django_db
@EACH
def test_signed_sample_keeps_its_promises(file):
    region, one = SHELF[file]
    pdf = sample_permit(region, one, at=AT)
    assert faults(pdf) == []
    by_hand = one.read.standard.product.approval == "basah"
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert ("/AcroForm" in opened.Root) is not by_hand


@pytest.mark.system("qpdf", "apt install qpdf")
@pytest.mark.skipif(not shutil.which("qpdf"), reason="needs qpdf")
@EACH
def test_qpdf_finds_nothing(file, tmp_path):
    path = tmp_path / "surat.pdf"
    path.write_bytes(typeset(letters(file)[0]))
    said = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout


def test_control_the_checker_sees_what_is_wrong():
    whole = typeset(next(iter(letters(min(SHELF)))))
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        del pdf.Root.OutputIntents, pdf.Root.Lang, pdf.Root.Metadata
        pdf.Root.MarkInfo.Marked = False
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="app.alert(1)")
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each:
                del each["/ToUnicode"]
        target = io.BytesIO()
        pdf.save(target)
    found = " ".join(faults(target.getvalue()))
    for wrong in (
        "pdfaid:part",
        "pdfuaid",
        "output intent",
        "language",
        "not marked",
        "OpenAction",
        "read back",
        "script",
    ):
        assert wrong in found
