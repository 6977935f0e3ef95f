"""Word and Excel, where a standard asks for them: without macros, without other files, without reaching outside."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from satupintu.files.formats import MEDIA_TYPES
from tests.rooms.files.corpus import BROKEN, HEAVY, LOCKED, acts, zipped

pytestmark = pytest.mark.django_db
MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
LINK = '<Relationship Type="http://x/{kind}" Target="https://contoh.invalid/" TargetMode="External"/>'


def package(kind="docx", parts=None):
    into = BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr(MAIN[kind], "<document/>")
        for name, content in (parts or {}).items():
            made.writestr(name, content)
    return into.getvalue()


@pytest.mark.parametrize("kind", MAIN)
def test_a_document_passes(sent, kind):
    file = sent(
        package(kind, {"word/_rels/document.xml.rels": LINK.format(kind="hyperlink")}), formats=(kind,)
    )
    assert (file.state, file.media_type, file.pages) == ("lulus", MEDIA_TYPES[kind], None)


def asked(kind):
    return f"Isi berkas yang dipilih harus berupa {kind}. Simpan ulang dalam salah satu jenis itu, lalu unggah lagi."


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (lambda: package(parts={"word/vbaProject.bin": "x"}), acts("makro")),
        (lambda: package(parts={"word/embeddings/lembar.xlsx": "x"}), acts("berkas lain di dalamnya")),
        (
            lambda: package(parts={"word/_rels/document.xml.rels": LINK.format(kind="attachedTemplate")}),
            acts("rujukan otomatis ke luar berkas"),
        ),
        (lambda: package(parts={"word/media/gambar.bmp": bytes(210 * 1024 * 1024)}), HEAVY),
        (lambda: package("xlsx"), asked("DOCX")),
        (zipped, asked("DOCX")),
        (lambda: package()[:-30], BROKEN),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), LOCKED),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), asked("DOCX")),
    ],
)
def test_what_does_more_than_being_read_is_refused(sent, made, sentence):
    assert sent(made(), formats=("docx",)).reason == sentence


def test_control_the_same_document_is_no_answer_to_a_pdf(sent):
    assert sent(package()).reason == asked("PDF, JPG, atau PNG")
