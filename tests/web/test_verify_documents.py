"""Periksa dokumen: asli is said of the registered bytes alone; nothing that was sent is kept."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from PIL import Image

from satupintu.files.limited import Answer
from satupintu.files.models import StoredFile
from satupintu.permits import document_check
from satupintu.permits.actions import allow_check as allowing
from satupintu.permits.models import Permit
from satupintu.rules import codes
from satupintu.rules.accounts import DOCUMENTS, Budget
from satupintu.rules.errors import Refused
from satupintu.web.verify import documents
from tests.fakes.authority import officer, paper, signed
from tests.situations.permits import a_permit, a_prepared_permit
from tests.situations.seats import a_region, an_agency
from tests.web import markup

pytestmark = pytest.mark.django_db
GENUINE = signed(paper(), officer())


@pytest.fixture
def office(collected_static, settings, tmp_path):
    settings.KNOWN_SIGNERS = "tests.rooms.permits.judging.our_signers"
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    region = a_region()
    return region, an_agency(region)


def send(content, status=200, client=None, name="izin.pdf"):
    sent = {"berkas": SimpleUploadedFile(name, content, content_type="application/pdf")} if content else {}
    answer = (client or Client()).post("/v/periksa/", sent)
    assert answer.status_code == status, answer.content.decode()[-1500:]
    html = answer.content.decode()
    assert markup.faults(html) in ([], ["not one h1, first"])
    assert "<script" not in html
    return markup.read(html).text


def test_the_registered_bytes_are_asli_and_their_status_stands_beside(office):
    permit = a_permit(*office, signed=sha256(GENUINE).hexdigest())
    said = send(GENUINE)
    assert "Seluruh isi berkas ini sama dengan berkas yang terdaftar" in said
    assert "Asli" in said
    assert permit.number.text in said
    Permit.objects.filter(pk=permit.pk).update(
        state="dicabut", ended_at=permit.issued_at, ended_reason="Melanggar.", legal_basis="Pasal 1"
    )
    said = send(GENUINE)
    assert "Asli" in said
    assert "Dicabut" in said
    assert "Melanggar." in said


def test_one_byte_more_and_it_is_no_longer(office):
    a_permit(*office, signed=sha256(GENUINE).hexdigest())
    said = send(GENUINE + b"\n")
    assert "Asli" not in said
    assert "tidak ada dalam register" in said
    assert "Tidak sah" in said


def test_a_good_signature_outside_the_register_is_called_by_other_words(office):
    said = send(GENUINE)
    assert "Bertanda tangan sah, tetapi bukan salinan terdaftar" in said
    assert "Kepala Dinas Percobaan" in said
    assert "Asli" not in said


def test_where_no_signer_is_known_no_signature_counts(office, settings):
    settings.KNOWN_SIGNERS = ""
    assert "Tidak sah" in send(GENUINE)


def test_a_paper_without_signature(office):
    assert "tidak memuat tanda tangan elektronik" in send(paper())


@pytest.mark.parametrize("content", [b"bukan pdf", b"%PDF-1.7\n%%EOF", b"\x89PNG\r\n\x1a\n" + b"\0" * 99])
def test_what_cannot_be_read_is_tidak_sah(office, content):
    said = send(content)
    assert "Tidak sah" in said
    assert "Asli" not in said


def with_qr(code):
    picture = zxingcpp.create_barcode(
        f"https://izin.contoh.go.id/v/{code}", zxingcpp.BarcodeFormat.QRCode
    ).to_image(scale=8)
    out = BytesIO()
    Image.fromarray(picture).convert("L").resize((600, 600)).save(out, "PDF")
    return out.getvalue()


@pytest.mark.parametrize("made", [with_qr, lambda code: paper(f"Kode {codes.show(code)}")])
def test_a_file_that_bears_our_code_and_is_not_our_file(office, made):
    permit = a_permit(*office)
    said = send(made(permit.code))
    assert "Isi berkas ini bukan yang kami terbitkan" in said
    assert codes.show(permit.code) in said
    assert "Asli" not in said


def test_also_where_that_permit_is_not_signed_yet(office):
    permit = a_prepared_permit(*office)
    assert "bukan yang kami terbitkan" in send(paper(codes.show(permit.code)))


def test_nothing_that_was_sent_is_kept(office, tmp_path):
    send(GENUINE)
    assert list(Path(tmp_path).iterdir()) == []
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("fault", ["berat", "rusak"])
def test_whatever_the_child_dies_of_is_tidak_sah(office, monkeypatch, fault):
    monkeypatch.setattr(document_check, "ask", lambda task, wish: Answer(fault=fault))
    assert "Tidak sah" in send(GENUINE)


def test_facts_that_are_none_are_tidak_sah(office, monkeypatch):
    monkeypatch.setattr(document_check, "ask", lambda task, wish: Answer(facts={"signatures": [{"x": 1}]}))
    assert "Tidak sah" in send(GENUINE)


def test_a_busy_machine_says_so_and_gives_no_verdict(office, monkeypatch):
    def busy(task, wish):
        raise Refused("pemeriksaan_penuh", "Banyak berkas sedang diperiksa.")

    monkeypatch.setattr(document_check, "ask", busy)
    said = send(GENUINE, status=503)
    assert "Banyak berkas sedang diperiksa" in said
    assert "Tidak sah" not in said


def test_nothing_chosen_and_too_much_are_said_beside_the_field(office, monkeypatch):
    assert "Pilih berkas PDF" in send(b"", status=422)
    monkeypatch.setattr(documents, "MEGABYTES", 0)
    assert "lebih besar dari" in send(b"x" * 300, status=413)
    monkeypatch.setattr(documents, "FIELDS", 0)
    assert documents._too_large().code == "dokumen_terlalu_besar"
    assert "lebih besar dari" in send(b"x" * 300, status=413)


def test_each_refusal_has_its_own_status():
    assert documents.STATUS == {
        "pemeriksaan_penuh": 503,
        "periksa_dokumen_penuh": 429,
        "dokumen_terlalu_besar": 413,
    }
    with pytest.raises(Refused) as refusal:
        documents._sent(RequestFactory().post("/v/periksa/"))
    assert refusal.value.code == "dokumen_belum_dipilih"


def test_a_network_has_its_share_of_a_day(office, monkeypatch):
    monkeypatch.setattr(allowing, "DOCUMENTS", Budget(DOCUMENTS.code, {"alamat": 1, "sistem": 99}))
    send(b"bukan pdf")
    assert "Terlalu banyak berkas diperiksa" in send(b"bukan pdf", status=429)


def test_the_page_itself_and_its_token(office):
    answer = Client().get("/v/periksa/")
    assert answer.status_code == 200
    assert markup.faults(answer.content.decode()) == []
    assert answer.headers["Cache-Control"] == "no-store"
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/v/periksa/", {"berkas": SimpleUploadedFile("a.pdf", b"x")}).status_code == 403
