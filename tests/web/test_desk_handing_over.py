"""From the printer to whoever takes the permit: counted prints, the registered scan, what was shown, and the download."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from satupintu.cases.actions.print_copy import print_copy
from satupintu.cases.models import Case, Output
from satupintu.cases.queries.tracking import tracking_code
from satupintu.files.vault import keep_content, kept
from satupintu.journal.queries.history import history
from satupintu.people.models import Holding
from satupintu.permits.models import Permit
from satupintu.web.desk import printing
from tests.rooms.cases import altered
from tests.rooms.cases.journey import PUBLISHING, a_stage, fill, refused
from tests.rooms.cases.test_case_on_paper import at_step_by
from tests.situations.browsers import opened_account, signed_in
from tests.situations.papers import a_pdf
from tests.web.portal_walk import key_in

SHOWN = ["tanda_terima", "bukti_diri", "surat_kuasa"]


@pytest.fixture(autouse=True)
def disk(settings, tmp_path):
    settings.FILES_DIR, settings.QUARANTINE_DIR = tmp_path / "berkas", tmp_path / "karantina"


@pytest.fixture
def paper(db, collected_static):
    return altered.publish(a_stage(), altered.on_paper)


class Counter:
    def __init__(self, journey, step, monkeypatch):
        self.journey, self.step = journey, step
        journey.later()
        monkeypatch.setattr(timezone, "now", lambda: journey.at)
        holder = Holding.objects.filter(post=journey.item(step).post).order_by("id")[0].user
        self.client = signed_in(holder)
        self.desk = f"/{journey.stage.region.slug}/petugas/"
        self.number = journey.fresh().number
        self.file = f"{self.desk}berkas/{self.number}/"

    def text(self, address):
        return self.client.get(address).content.decode()

    def key(self, address):
        return {"kunci": key_in(self.text(address)), "versi": str(self.journey.fresh().version)}


def laid_down(journey, pages=2):
    """The frozen document as a PDF, in the vault under its own hash."""
    sha256, _ = keep_content(a_pdf(pages))
    permit = Permit.objects.get(pk=journey.fresh().permit_id)
    path = kept(permit.document_hash)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(kept(sha256).read_bytes())
    return permit


def pages_of(answer):
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    with pikepdf.open(BytesIO(answer.content)) as pdf:
        return len(pdf.pages), b"".join(
            page.Contents.read_bytes()
            if not isinstance(page.Contents, pikepdf.Array)
            else b"".join(part.read_bytes() for part in page.Contents)
            for page in pdf.pages
        )


def test_many_are_printed_in_one_file_counted_and_passed_on(paper, monkeypatch):
    journeys = [at_step_by(paper, "cetak"), at_step_by(paper, "cetak")]
    for journey in journeys:
        laid_down(journey)
    counter = Counter(max(journeys, key=lambda one: one.at), "cetak", monkeypatch)
    home = f"{counter.desk}cetak/"
    works = [str(journey.item("cetak").pk) for journey in journeys]
    assert all(f'value="{work}"' in counter.text(home) for work in works)
    sent = counter.key(home) | {"berkas": works, "tindakan": "cetak"}
    first = counter.client.post(home, sent)
    assert first.status_code == 200, first.content.decode()
    pages, marks = pages_of(first)
    assert (pages, b"Salinan cetak" in marks) == (4, False), "what is signed by hand becomes the original"
    assert pages_of(counter.client.post(home, sent))[0] == 4, "pressed twice, printed twice, counted once"
    assert Output.objects.filter(kind="cetakan").count() == 2
    again = counter.key(home) | {"berkas": works, "tindakan": "cetak"}
    told = counter.client.post(home, again)
    assert (told.status_code, "Tulis alasan cetak ulang" in told.content.decode()) == (422, True)
    assert counter.client.post(home, again | {"alasan": "Kertas macet."}).status_code == 200
    facts = Output.objects.filter(kind="cetakan").order_by("-id")[0].facts
    assert facts == {"ke": 2, "alasan": "Kertas macet."}
    done = counter.client.post(home, counter.key(home) | {"berkas": works, "tindakan": "selesai"})
    assert done.status_code == 302
    assert all(journey.open() == ["penandatanganan"] for journey in journeys)
    assert Output.objects.filter(kind="cetakan").count() == 4
    deeds = [entry.deed for entry in history(journeys[0].case.chain)]
    assert deeds.count("salinan_dicetak") == 2


def test_nothing_chosen_and_a_file_that_is_not_there_are_told(paper, monkeypatch):
    counter = Counter(at_step_by(paper, "cetak"), "cetak", monkeypatch)
    home = f"{counter.desk}cetak/"
    kept(counter.journey.fresh().permit.document_hash).unlink()
    assert "Berkas tidak ada di penyimpanan" in counter.text(home)
    none = counter.client.post(home, counter.key(home) | {"tindakan": "cetak"})
    assert "Pilih sekurangnya satu" in none.content.decode()
    work = str(counter.journey.item("cetak").pk)
    lost = counter.client.post(home, counter.key(home) | {"berkas": work, "tindakan": "cetak"})
    assert (lost.status_code, "tidak ditemukan di penyimpanan" in lost.content.decode()) == (422, True)
    assert Output.objects.filter(kind="cetakan").count() == 0
    with refused("berkas_cetak_tidak_ada"):
        printing._print([printing._printable(_dockets(counter))], _posted(counter))


def _dockets(counter):
    from satupintu.cases.look import look_at

    journey = counter.journey
    return look_at(ref=journey.case.ref, actors=[journey.officer(counter.step)], at=journey.at)


def _posted(counter):
    from types import SimpleNamespace

    from django.http import QueryDict

    return SimpleNamespace(POST=QueryDict("kunci=abcdef"), at=counter.journey.at)


def test_one_more_copy_has_a_page_of_its_own_and_a_reason(paper, monkeypatch):
    journey = at_step_by(paper, "cetak")
    laid_down(journey)
    counter = Counter(journey, "cetak", monkeypatch)
    address = f"{counter.file}cetak/"
    assert address in counter.text(counter.file)
    assert pages_of(counter.client.post(address, counter.key(address)))[0] == 2
    journey.do("cetak", "teruskan")
    assert "sudah dicetak 1 kali" in counter.text(address)
    assert counter.client.post(address, counter.key(address)).status_code == 422
    sent = counter.key(address) | {"alasan": "Hilang."}
    assert pages_of(counter.client.post(address, sent))[0] == 2


def test_a_print_before_its_time_or_without_a_reason_has_its_code(paper):
    journey = at_step_by(paper, "bayar")
    by = journey.officer("bayar")
    with refused("belum_saatnya_cetak"):
        print_copy(ref=journey.case.ref, by=by, at=journey.later())
    journey.do("bayar", "teruskan")
    print_copy(ref=journey.case.ref, by=by, at=journey.later())
    with refused("cetak_ulang_tanpa_alasan", "1 kali"):
        print_copy(ref=journey.case.ref, by=by, at=journey.later())


def test_a_print_of_a_signed_file_says_that_it_is_a_copy(tmp_path):
    from satupintu.files.joined_pdf import Sheet, joined

    path = tmp_path / "surat.pdf"
    with pikepdf.open(BytesIO(a_pdf(1))) as pdf:
        field = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, Rect=[0, 0, 9, 9])
        field = pdf.make_indirect(field)
        pdf.pages[0].Annots = pikepdf.Array([field])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        pdf.save(path)
    before = path.read_bytes()
    with pikepdf.open(BytesIO(joined([Sheet(path, True), Sheet(path, False)]))) as pdf:
        texts = [
            b"".join(part.read_bytes() for part in page.Contents)
            if isinstance(page.Contents, pikepdf.Array)
            else page.Contents.read_bytes()
            for page in pdf.pages
        ]
        assert [b"Salinan cetak" in text for text in texts] == [True, False]
        assert [len(page.Annots) for page in pdf.pages] == [0, 0]
    assert path.read_bytes() == before


def test_the_scan_is_uploaded_ticked_and_registered(paper, monkeypatch):
    journey = at_step_by(paper, "pindai")
    counter = Counter(journey, "pindai", monkeypatch)
    work = journey.item("pindai").pk
    address = f"{counter.file}pindaian/{work}/"
    led = counter.client.get(f"{counter.file}putuskan/{work}/teruskan/")
    assert led["Location"] == address
    content = a_pdf(2)
    file = SimpleUploadedFile("pindaian.pdf", content, "application/pdf")
    without = counter.client.post(address, counter.key(address) | {"berkas": file})
    assert (without.status_code, "belum ada cap basah" in without.content.decode()) == (422, True)
    file = SimpleUploadedFile("pindaian.pdf", content, "application/pdf")
    sent = counter.key(address) | {"berkas": file, "tanda": ["cap", "meterai"], "nomor_meterai": "12345"}
    assert counter.client.post(address, sent)["Location"] == counter.file
    permit = Permit.objects.get(pk=journey.fresh().permit_id)
    assert (permit.state, kept(permit.signed_hash).exists()) == ("berlaku", True)
    assert Output.objects.get(kind="pindaian").facts == {"tanda": ["cap", "meterai"], "meterai": "12345"}


def taker(counter, address, **more):
    return counter.key(address) | {"nama_pengambil": "Ibu Contoh", "hubungan": "pemohon", **more}


def test_found_by_receipt_what_was_shown_is_ticked_and_the_proof_is_printed(paper, monkeypatch):
    journey = at_step_by(paper, "serahkan")
    counter = Counter(journey, "serahkan", monkeypatch)
    home = f"{counter.desk}serah-terima/"
    code = tracking_code(journey.case.ref)
    page = f"{home}{counter.number}/"
    receipt = Output.objects.get(case=journey.case, kind="tanda_terima").number
    number = journey.fresh().permit.number.text
    for typed in (code, f"https://contoh.example/lacak/#{code.lower()}", counter.number, receipt, number):
        assert counter.client.post(home, {"cari": typed})["Location"] == page
    for typed, words in (("", "Pindai kode"), ("tidak ada", "Tidak ada surat yang siap diambil")):
        told = counter.client.post(home, {"cari": typed})
        assert (told.status_code, words in told.content.decode()) == (422, True)
    assert "Menunggu diambil" in counter.text(home)
    assert (
        counter.client.get(f"{counter.file}putuskan/{journey.item('serahkan').pk}/teruskan/")["Location"]
        == page
    )
    lacking = counter.client.post(page, taker(counter, page))
    assert (lacking.status_code, "Tandai setelah ditunjukkan" in lacking.content.decode()) == (422, True)
    assert 'value="Ibu Contoh"' in lacking.content.decode()
    sent = taker(counter, page, ditunjukkan=SHOWN)
    first, second = counter.client.post(page, sent), counter.client.post(page, sent)
    assert first["Location"] == f"{page}bukti/"
    assert "sudah diserahkan" in second.content.decode()
    proof = counter.text(f"{page}bukti/")
    assert "Ibu Contoh (Pemohon sendiri)" in proof
    assert "Bukti diri pengambil" in proof
    assert Output.objects.filter(kind="serah_terima").count() == 1
    assert journey.fresh().state == "selesai"


def test_a_receipt_that_nobody_knows_has_its_codes(paper):
    from satupintu.cases.queries.found_receipt import number_of_receipt

    journey = at_step_by(paper, "serahkan")
    by = [journey.officer("serahkan")]
    with refused("tanda_terima_kosong"):
        number_of_receipt(by, " # ", at=journey.at)
    with refused("tanda_terima_tidak_dikenal"):
        number_of_receipt(by, tracking_code("x" * 20), at=journey.at)


def test_a_compulsory_survey_is_asked_through_the_gate_and_the_open_gate_says_so(
    db, collected_static, monkeypatch
):
    stage = altered.publish(a_stage(), altered.on_paper, altered.survey_first)
    counter = Counter(at_step_by(stage, "serahkan"), "serahkan", monkeypatch)
    page = f"{counter.desk}serah-terima/{counter.number}/"
    assert "Survei kepuasan belum tersedia" in counter.text(page)
    monkeypatch.setattr("satupintu.config.wiring.OpenGate.passed", lambda self, case: False)
    assert "survei kepuasan wajib diisi" in counter.text(page).lower()
    held = counter.client.post(page, taker(counter, page, ditunjukkan=SHOWN))
    assert (held.status_code, counter.journey.open()) == (422, ["serahkan"])


def test_what_is_not_ready_says_where_it_is(paper, monkeypatch):
    counter = Counter(at_step_by(paper, "cetak"), "cetak", monkeypatch)
    page = f"{counter.desk}serah-terima/{counter.number}/"
    assert "belum siap diambil" in counter.text(page)
    assert counter.client.get(f"{page}bukti/").status_code == 404


def test_where_nothing_is_printed_the_download_is_the_hand_over(db, collected_static, monkeypatch):
    journey = fill(a_stage())
    journey.through(PUBLISHING)
    counter = Counter(journey, PUBLISHING, monkeypatch)
    page = f"{counter.desk}serah-terima/{counter.number}/"
    assert "Belum pernah diunduh" in counter.text(page)
    content = a_pdf()
    sha256, _ = keep_content(content)
    Permit.objects.filter(pk=journey.case.permit_id).update(signed_hash=sha256)
    citizen = signed_in(opened_account(journey.stage.applicant, at=journey.at))
    own = f"/permohonan/{counter.number}/"
    assert f"{own}surat/" in citizen.get(own).content.decode()
    answer = citizen.get(f"{own}surat/")
    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Disposition"].startswith("attachment")
    assert (answer["X-Content-Type-Options"], "sandbox" in answer["Content-Security-Policy"]) == (
        "nosniff",
        True,
    )
    assert [entry.deed for entry in history(f"dilihat:{journey.case.ref}")].count("surat_diunduh") == 1
    assert "Terakhir diunduh" in counter.text(page)
    assert counter.client.get(f"{own}surat/").status_code == 302


def test_the_applicant_waits_for_the_survey_no_longer_than_three_working_days(
    db, collected_static, monkeypatch
):
    stage = altered.publish(a_stage(), altered.survey_first)
    journey = fill(stage)
    journey.through(PUBLISHING)
    sha256, _ = keep_content(a_pdf())
    Permit.objects.filter(pk=journey.fresh().permit_id).update(signed_hash=sha256)
    monkeypatch.setattr("satupintu.config.wiring.OpenGate.passed", lambda self, case: False)
    now = [journey.later()]
    monkeypatch.setattr(timezone, "now", lambda: now[0])
    citizen = signed_in(opened_account(stage.applicant, at=journey.at))
    own = f"/permohonan/{journey.case.number}/"
    assert "unduh tanpa survei mulai" in citizen.get(own).content.decode()
    told = citizen.get(f"{own}surat/", follow=True)
    assert (told.redirect_chain, "mewajibkan survei" in told.content.decode()) == ([(own, 302)], True)
    now[0] += timedelta(days=7)
    assert b"".join(citizen.get(f"{own}surat/").streaming_content).startswith(b"%PDF")


def test_what_is_not_issued_is_not_downloaded(db, collected_static, monkeypatch):
    from satupintu.cases.actions.download_permit import download_permit
    from satupintu.cases.survey_gate import survey_gate_in_use

    journey = fill(a_stage())
    journey.to(PUBLISHING)
    Permit.objects.update(state="disiapkan", signed_hash="", issued_at=None)
    sent = {
        "ref": journey.case.ref,
        "by": journey.citizen(),
        "at": journey.at,
        "survey": survey_gate_in_use(),
    }
    with refused("surat_belum_terbit"):
        download_permit(**sent)
    Permit.objects.update(state="berlaku", signed_hash="1" * 64, issued_at=journey.at)
    altered_survey = altered.publish(journey.stage, altered.survey_first)
    Case.objects.filter(pk=journey.case.pk).update(standard_hash=altered_survey.version.hash)
    monkeypatch.setattr("satupintu.config.wiring.OpenGate.passed", lambda self, case: False)
    with refused("unduh_menunggu_survei"):
        download_permit(**sent)


def test_whoever_is_told_to_come_is_told_when_pick_up_opens():
    """The message fires with the outcome that opens the step at which permits are fetched (N-13), on every standard."""
    from tests.web import shelves

    for folder in shelves.region_folders():
        for shelved in shelves.shelved(folder).standards:
            standard = shelved.read.standard
            fetched = {step.code for step in standard.steps if step.task == "serahkan"}
            for step in standard.steps:
                for outcome in step.outcomes:
                    if fetched & set(outcome.leads_to):
                        assert "siap_diambil" in {told.template for told in outcome.told}, (
                            standard.service.code
                        )
