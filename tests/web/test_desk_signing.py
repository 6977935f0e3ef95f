"""The signing room's pages: what waits, one passphrase, progress from rows, and what a lost answer asks of a person."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django.views.debug import ExceptionReporter

from satupintu.files.vault import kept
from satupintu.people.models import Holding
from satupintu.permits.models import Permit
from satupintu.signing.batches import Batch, DraftRead
from satupintu.signing.models import SigningRequest
from satupintu.web.desk import signing_doubt, signing_room, signing_thread
from tests.fakes.signer import FakeSigner
from tests.rooms.cases.journey import SIGNING, TODAY, a_deputy, a_stage, an_account, fill
from tests.situations.browsers import signed_in
from tests.situations.papers import a_pdf
from tests.web.portal_walk import key_in

SECRET = "frasa yang tidak boleh terlihat"
SIGNERS: list[FakeSigner] = []


def the_signer(region_id, *, at):
    return SIGNERS[-1]


@pytest.fixture
def room(db, collected_static, settings, tmp_path, monkeypatch):
    settings.FILES_DIR, settings.PAGES_DIR = tmp_path / "berkas", tmp_path / "halaman"
    settings.SIGNER = f"{__name__}.the_signer"
    monkeypatch.setattr(signing_thread, "begin", signing_thread.run_batch)
    made = Room(a_stage(), monkeypatch)
    SIGNERS.append(made.signer)
    yield made
    SIGNERS.pop()


class Room:
    def __init__(self, stage, monkeypatch, documents=2):
        self.stage = stage
        self.journeys = [fill(stage) for _ in range(documents)]
        for journey in self.journeys:
            journey.to(SIGNING)
        self.at = max(journey.at for journey in self.journeys) + timedelta(minutes=5)
        monkeypatch.setattr(timezone, "now", lambda: self.at)
        self.head = Holding.objects.get(post=self.journeys[0].item(SIGNING).post).user
        self.signer = FakeSigner({str(self.head.pk): SECRET})
        self.client = signed_in(self.head)
        self.home = f"/{stage.region.slug}/petugas/tanda-tangan/"
        self.works = [journey.item(SIGNING).pk for journey in self.journeys]

    def key(self):
        return key_in(self.text(self.home))

    def text(self, address, client=None):
        return (client or self.client).get(address).content.decode()

    def sign(self, works=None, *, passphrase=SECRET, key=None, client=None):
        sent = {
            "kunci": key or self.key(),
            "naskah": [str(work) for work in (self.works if works is None else works)],
            "frasa_sandi": passphrase,
        }
        return (client or self.client).post(self.home, sent)

    def go_on(self, address, passphrase=SECRET):
        seen = re.search(r'name="terakhir" value="([^"]*)"', self.text(address))
        return self.client.post(address, {"terakhir": seen[1], "frasa_sandi": passphrase})


def test_what_waits_is_listed_and_signed_with_one_passphrase(room):
    page = room.text(room.home)
    assert "Tanda tangan <span" in page
    for journey in room.journeys:
        assert journey.fresh().permit.number.text in page
    answer = room.sign()
    batch = Batch.objects.get()
    assert answer["Location"] == f"{room.home}{batch.pk}/"
    result = room.text(answer["Location"])
    assert "2 naskah ditandatangani" in result
    assert SECRET not in result
    assert Permit.objects.filter(state="berlaku").count() == 2
    assert "Tidak ada naskah yang menunggu" in room.text(room.home)


def test_sent_twice_it_is_one_batch_and_the_wrong_passphrase_is_tried_once(room):
    key = room.key()
    first, second = room.sign(passphrase="salah", key=key), room.sign(passphrase="salah", key=key)
    assert first["Location"] == second["Location"]
    assert room.signer.calls.count("sign") == 1
    page = room.text(first["Location"])
    assert "Frasa sandi salah" in page
    stale = re.search(r'name="terakhir" value="([^"]*)"', page)[1]
    assert room.go_on(first["Location"]).status_code == 302
    late = room.client.post(first["Location"], {"terakhir": stale, "frasa_sandi": "salah"})
    assert (late.status_code, room.signer.calls.count("sign")) == (422, 3)
    assert Permit.objects.filter(state="berlaku").count() == 2


def test_two_tabs_are_told_of_the_open_queue(room):
    room.sign(passphrase="salah")
    told = room.sign(room.works[:1])
    assert (told.status_code, "sudah ada dalam antrean" in told.content.decode()) == (422, True)
    assert "Lanjutkan atau batalkan sisanya" in room.text(room.home)
    batch = Batch.objects.get()
    room.client.post(f"{room.home}{batch.pk}/", {"tindakan": "batal"})
    assert room.sign(room.works[:1]).status_code == 302
    assert Permit.objects.filter(state="berlaku").count() == 1


@pytest.mark.parametrize(
    ("works", "passphrase", "words"),
    [(None, "", "Ketik frasa sandi"), ([], SECRET, "Pilih sekurangnya satu")],
)
def test_what_is_missing_is_said_and_the_passphrase_is_not_shown_again(room, works, passphrase, words):
    answer = room.sign(works, passphrase=passphrase)
    text = answer.content.decode()
    assert (answer.status_code, words in text) == (422, True)
    assert SECRET not in text
    assert 'autocomplete="off"' in text
    assert not Batch.objects.exists()


def test_a_dead_process_is_told_and_the_rest_goes_on(room, monkeypatch):
    monkeypatch.setattr(signing_thread, "begin", lambda run: None)
    address = room.sign()["Location"]
    assert "Sedang menandatangani" in room.text(address)
    room.at += timedelta(minutes=3)
    assert "Proses yang menandatangani berhenti" in room.text(address)
    monkeypatch.setattr(signing_thread, "begin", signing_thread.run_batch)
    assert room.go_on(address).status_code == 302
    assert "2 naskah ditandatangani" in room.text(address)


def test_a_draft_is_read_page_by_page_and_marked(room):
    first, second = (f"{room.home}naskah/{work}/" for work in room.works)
    page = room.text(first)
    assert second in page
    assert "KEPALA" in page
    assert "Kembalikan ke Koordinator" in page
    picture = room.client.get(f"{first}gambar/1/")
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/jpeg")
    assert room.client.get(f"{first}gambar/9/").status_code == 404
    assert room.client.post(first).status_code == 302
    room.client.post(first)
    assert DraftRead.objects.count() == 1
    assert "Sudah dibaca" in room.text(room.home)


def test_a_draft_without_a_file_is_not_offered_for_signing(room):
    kept(room.journeys[0].fresh().permit.document_hash)
    Permit.objects.filter(pk=room.journeys[0].case.permit_id).update(document_hash="1" * 64)
    page = room.text(f"{room.home}naskah/{room.works[0]}/")
    assert "Jangan tanda tangani" in page
    assert room.client.get(f"{room.home}naskah/{room.works[0]}/gambar/1/").status_code == 404


def test_a_deputy_reads_his_decree_above_the_passphrase(room):
    plh = an_account("plh")
    a_deputy(room.stage, "kepala_dinas", plh, ends=TODAY + timedelta(days=30))
    page = room.text(f"{room.home}naskah/{room.works[0]}/", signed_in(plh))
    assert "Plh. KEPALA" in page
    assert "800/1/2026" in page


def test_a_batch_and_its_drafts_are_nobody_elses(room):
    address = room.sign(room.works[:1])["Location"]
    other = an_account("lain")
    a_deputy(room.stage, "customer_service", other, ends=TODAY + timedelta(days=30))
    stranger = signed_in(other)
    for path in (address, f"{room.home}naskah/{room.works[1]}/", f"{room.home}pastikan/1/"):
        assert stranger.get(path).status_code == 404
    assert "Tidak ada naskah" in room.text(room.home, stranger)


def doubtful(room):
    room.signer.next("waktu_habis_sesudah")
    room.sign(room.works[:1])
    return f"{room.home}pastikan/{SigningRequest.objects.get().pk}/"


def test_a_lost_answer_is_settled_as_not_signed(room):
    address = doubtful(room)
    assert "1 naskah mungkin sudah ditandatangani" in room.text(room.home)
    assert address in room.text(f"{room.home}pastikan/")
    sent = {"kunci": key_in(room.text(address)), "hasil": "belum"}
    assert room.client.post(address, sent).status_code == 422
    assert room.client.post(address, sent | {"alasan": "Riwayat diperiksa."})["Location"] == room.home
    assert SigningRequest.objects.get().state == "gagal"
    assert room.sign(room.works[:1]).status_code == 302
    assert Permit.objects.filter(state="berlaku").count() == 1


def test_a_lost_answer_is_settled_with_the_signers_own_file(room, monkeypatch):
    address = doubtful(room)
    (content,) = room.signer.kept
    path = kept("2" * 64)
    path.parent.mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(signing_doubt, "_sent_content", lambda request: content)
    sent = {"kunci": key_in(room.text(address)), "hasil": "sudah"}
    monkeypatch.setattr(signing_doubt, "_sent_content", lambda request: a_pdf())
    assert room.client.post(address, sent).status_code == 422
    monkeypatch.setattr(signing_doubt, "_sent_content", lambda request: content)
    assert room.client.post(address, sent)["Location"] == room.home
    assert Permit.objects.get(pk=room.journeys[0].case.permit_id).state == "berlaku"
    assert room.client.get(address).status_code == 404


def test_a_file_that_is_sent_is_checked_like_every_upload(room):
    address = doubtful(room)
    sent = {"kunci": key_in(room.text(address)), "hasil": "sudah"}
    assert room.client.post(address, sent).status_code == 422
    file = SimpleUploadedFile("izin.pdf", BytesIO(a_pdf()).getvalue(), "application/pdf")
    answer = room.client.post(address, sent | {"berkas": file})
    assert (answer.status_code, "tidak lolos pemeriksaan" in answer.content.decode()) == (422, True)


def test_a_file_that_is_kept_here_is_taken_with_one_press(room, monkeypatch):
    address = doubtful(room)
    sent = {"kunci": key_in(room.text(address)), "hasil": "tersimpan"}
    assert "tidak tersimpan" in room.client.post(address, sent).content.decode()
    (content,) = room.signer.kept
    from satupintu.files.vault import keep_content
    from satupintu.signing.batches import BatchItem

    BatchItem.objects.update(kept_hash=keep_content(content)[0])
    assert "Ambil berkas yang tersimpan" in room.text(address)
    assert room.client.post(address, sent)["Location"] == room.home
    assert Permit.objects.filter(state="berlaku").count() == 1


def test_the_refusal_of_a_kept_file_that_is_not_there_has_its_code(room):
    doubtful(room)
    from satupintu.rules.errors import Refused

    with pytest.raises(Refused) as caught:
        signing_doubt._kept_content(SigningRequest.objects.get())
    assert caught.value.code == "berkas_tidak_tersimpan"


def test_an_empty_passphrase_has_its_code(room, rf):
    from satupintu.rules.errors import Refused

    with pytest.raises(Refused) as caught:
        signing_room.typed(rf.post("/", {"frasa_sandi": ""}))
    assert caught.value.code == "frasa_sandi_kosong"


def test_a_page_that_breaks_reports_no_passphrase(room, monkeypatch, caplog):
    caplog.set_level(0)
    reports = []

    def broken(*args, **kwargs):
        raise ZeroDivisionError

    def report(sender, request, **kwargs):
        import sys

        reports.append(ExceptionReporter(request, *sys.exc_info()).get_traceback_text())
        reports.append(ExceptionReporter(request, *sys.exc_info()).get_traceback_html())

    from django.core.signals import got_request_exception

    got_request_exception.connect(report)
    monkeypatch.setattr(signing_room, "start_signing", broken)
    key = room.key()
    quiet = Client(raise_request_exception=False)
    quiet.force_login(room.head)
    try:
        answer = room.sign(key=key, client=quiet)
    finally:
        got_request_exception.disconnect(report)
    assert answer.status_code == 500
    assert len(reports) == 2
    assert "ZeroDivisionError" in reports[0]
    assert SECRET not in "".join(reports) + answer.content.decode() + caplog.text


def test_the_passphrase_is_in_no_table_session_or_file(room, tmp_path, caplog):
    caplog.set_level(0)
    room.sign(passphrase=f"{SECRET} salah")
    room.sign(room.works, key="k" * 20)
    batch = Batch.objects.get()
    room.go_on(f"{room.home}{batch.pk}/")
    from django.apps import apps

    rows = "".join(repr(list(model.objects.values())) for model in apps.get_models())
    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert SECRET not in rows + caplog.text
    assert SECRET.encode() not in files
    assert SECRET not in repr(dict(room.client.session.items()))


@pytest.mark.parametrize("many", [1, 6])
def test_the_statements_of_the_list_are_as_many_however_much_waits(room, many, django_assert_max_num_queries):
    for _ in range(many):
        fill(room.stage).to(SIGNING)
    room.text(room.home)
    with django_assert_max_num_queries(26):
        room.text(room.home)
