"""One passphrase, many documents: each result by itself, and whatever ends the thread, nothing is lost or doubled."""

from contextlib import contextmanager
from datetime import timedelta
from unittest.mock import patch

import pytest

from satupintu.cases.actions.retypeset import retypeset
from satupintu.cases.actions.start_signing import start_signing
from satupintu.cases.batches import document as one_document
from satupintu.cases.batches.running import Run, run_batch
from satupintu.cases.models import Case, WorkItem
from satupintu.files.models import StoredFile
from satupintu.files.vault import kept, kept_hashes, sha256_of
from satupintu.gateways.bsre.codes import NotRegistered
from satupintu.gateways.bsre.line import ServiceUnreachable
from satupintu.people.models import Deputy
from satupintu.people.queries import act_as, posts_of
from satupintu.permits.models import Permit
from satupintu.signing.actions.run_on import drop_rest, take
from satupintu.signing.batches import Batch, BatchItem
from satupintu.signing.in_use import signer_in_use
from satupintu.signing.models import SigningRequest
from satupintu.signing.ports import (
    CertificateNotActive,
    DifferentFile,
    OutcomeUnknown,
    Passphrase,
    SignatureNotValid,
    SignerFault,
    SigningPaused,
    TimestampMissing,
    WrongPassphrase,
)
from satupintu.signing.queries_batches import lines_of
from tests.fakes.signer import FakeSigner
from tests.rooms.cases.journey import (
    AT,
    SIGNING,
    TODAY,
    a_deputy,
    an_account,
    chain_faults,
    fill,
    post_of,
    refused,
)

pytestmark = pytest.mark.django_db
STARTS_AT = SIGNING
SECRET = "frasa yang hanya di kepala"


@pytest.fixture(autouse=True)
def disk(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "berkas"


@pytest.fixture
def room(stage):
    return Room(stage)


class Room:
    """The head of the office before some documents, and a clock that goes on by itself."""

    def __init__(self, stage, documents=3):
        self.journeys = [self.another(stage) for _ in range(documents)]
        first = self.journeys[0]
        self.stage, self.at = stage, max(journey.at for journey in self.journeys)
        self.by = first.officer(SIGNING)
        self.signer = FakeSigner({str(self.by.user_id): SECRET})
        self.works = [journey.item(SIGNING).pk for journey in self.journeys]

    @staticmethod
    def another(stage):
        """Walked here, so that its bytes lie on this test's own disk."""
        journey = fill(stage)
        journey.to(SIGNING)
        return journey

    def clock(self):
        self.at += timedelta(seconds=1)
        return self.at

    def start(self, works=None, *, key="k1", actors=None):
        return start_signing(
            region=self.stage.region,
            works=self.works if works is None else works,
            actors=actors or [self.by],
            at=self.clock(),
            key=key,
        )

    def take(self, batch, by=None, seen=...):
        batch.refresh_from_db()
        seen = batch.beat_at if seen is ... else seen
        region = self.stage.region.pk
        return take(batch_id=batch.pk, region_id=region, seen=seen, by=by or self.by, at=self.clock())

    def run(self, batch, passphrase=SECRET, by=None):
        name = self.take(batch, by)
        run_batch(Run(batch.pk, name, self.signer, Passphrase(passphrase), self.clock))
        batch.refresh_from_db()
        return self.states(batch)

    def states(self, batch):
        return [line.state for line in lines_of(batch)]


def test_all_are_signed_kept_and_in_force(room):
    batch = room.start()
    assert room.states(batch) == ["menunggu"] * 3
    assert room.run(batch) == ["ditandatangani"] * 3
    assert (batch.closed_at is None, batch.runner, batch.stopped_code) == (False, "", "")
    for journey in room.journeys:
        permit = journey.fresh().permit
        assert permit.state == "berlaku"
        assert sha256_of(kept(permit.signed_hash)) == permit.signed_hash
        assert StoredFile.objects.get(sha256=permit.signed_hash).state == "lulus"
        assert chain_faults(journey.case) == []


def test_each_result_stands_by_itself(room):
    room.signer.next("galat", "berkas_berbeda")
    batch = room.start()
    assert room.run(batch) == ["gagal", "gagal", "ditandatangani"]
    lines = lines_of(batch)
    assert "menolak" in lines[0].reason
    assert "bukan dokumen yang dikirim" in lines[1].reason
    assert room.journeys[0].open() == [SIGNING]
    again = room.start(room.works[:2], key="k2")
    assert room.run(again) == ["ditandatangani"] * 2


def test_a_wrong_passphrase_is_tried_once_and_the_rest_waits(room):
    batch = room.start()
    assert room.run(batch, "salah") == ["menunggu"] * 3
    assert room.signer.calls.count("sign") == 1
    assert (batch.stopped_code, batch.closed_at) == ("frasa_sandi_salah", None)
    assert "Frasa sandi salah" in batch.stopped_reason
    assert room.run(batch) == ["ditandatangani"] * 3
    assert SigningRequest.objects.filter(state="gagal").count() == 1


def test_a_wrong_passphrase_pressed_twice_is_tried_once(room):
    batch = room.start()
    room.run(batch, "salah")
    with refused("tanda_tangan_masih_berjalan"):
        room.take(batch, seen=None)
    assert room.signer.calls.count("sign") == 1


def test_an_inactive_certificate_stops_before_the_first(room):
    room.signer.states[str(room.by.user_id)] = "kedaluwarsa"
    batch = room.start()
    assert room.run(batch) == ["menunggu"] * 3
    assert batch.stopped_code == "sertifikat_tidak_aktif"
    assert room.signer.calls == ["status"]


@pytest.mark.parametrize(
    ("fault", "first", "rest"),
    [
        (WrongPassphrase, "menunggu", "menunggu"),
        (SigningPaused, "menunggu", "menunggu"),
        (CertificateNotActive, "menunggu", "menunggu"),
        (NotRegistered, "menunggu", "menunggu"),
        (TimestampMissing, "menunggu", "menunggu"),
        (ServiceUnreachable, "menunggu", "menunggu"),
        (OutcomeUnknown, "tidak_pasti", "menunggu"),
        (SignerFault, "gagal", "ditandatangani"),
        (DifferentFile, "gagal", "ditandatangani"),
        (SignatureNotValid, "gagal", "ditandatangani"),
    ],
)
def test_what_the_next_document_would_meet_too_stops_the_batch(room, fault, first, rest):
    batch = room.start()
    sign, once = room.signer.sign, [fault]

    def failing_once(*args, **kwargs):
        if once:
            raise once.pop()
        return sign(*args, **kwargs)

    with patch.object(room.signer, "sign", failing_once):
        assert room.run(batch) == [first, rest, rest]
    assert batch.stopped_code == (fault.code if rest == "menunggu" else "")


@pytest.mark.parametrize("mishap", ["waktu_habis_sebelum", "waktu_habis_sesudah"])
def test_a_lost_answer_waits_for_a_person_and_the_rest_waits_with_it(room, mishap):
    room.signer.next(mishap)
    batch = room.start()
    assert room.run(batch) == ["tidak_pasti", "menunggu", "menunggu"]
    assert batch.stopped_code == "hasil_tidak_pasti"
    assert room.run(batch) == ["tidak_pasti", "ditandatangani", "ditandatangani"]


def test_a_signer_that_breaks_in_its_own_way_is_no_failure_but_a_doubt(room):
    batch = room.start()
    with patch.object(room.signer, "sign", side_effect=ZeroDivisionError):
        assert room.run(batch) == ["tidak_pasti", "menunggu", "menunggu"]


def test_a_disk_that_takes_nothing_leaves_a_doubt(room):
    batch = room.start()
    with patch.object(one_document, "keep_content", side_effect=OSError("penuh")):
        assert room.run(batch) == ["tidak_pasti", "menunggu", "menunggu"]
    assert Permit.objects.filter(state="berlaku").count() == 0


def test_what_changed_meanwhile_is_refused_and_the_others_are_signed(room):
    Permit.objects.filter(pk=room.journeys[1].fresh().permit_id).update(document_hash="0" * 64)
    batch = room.start()
    assert room.run(batch) == ["ditandatangani", "gagal", "ditandatangani"]
    assert "berbeda dari naskah yang dibekukan" in lines_of(batch)[1].reason


def test_a_file_that_the_case_refuses_is_no_permit(room):
    batch = room.start(room.works[:1])
    verify = room.signer.verify

    def of_another(content):
        found = verify(content)
        return type(found)(
            valid=True, document_hash=found.document_hash, signer="0", signed_at=found.signed_at
        )

    with patch.object(room.signer, "verify", of_another):
        assert room.run(batch) == ["gagal"]
    assert lines_of(batch)[0].code == "penanda_tangan_lain"
    assert room.journeys[0].fresh().permit.state == "disiapkan"


def test_the_same_form_twice_is_one_batch_and_two_tabs_are_told(room):
    first = room.start()
    assert room.start().pk == first.pk
    with refused("sudah_dalam_antrean"):
        room.start(key="k2")
    room.take(first)
    with refused("tanda_tangan_masih_berjalan"):
        room.take(first)


def test_a_thread_that_fell_silent_is_replaced_and_stops_when_it_wakes(room):
    batch = room.start()
    old = room.take(batch)
    room.at += timedelta(minutes=3)
    assert room.run(batch) == ["ditandatangani"] * 3
    calls = len(room.signer.calls)
    run_batch(Run(batch.pk, old, room.signer, Passphrase(SECRET), room.clock))
    assert len(room.signer.calls) == calls


class Killed(BaseException):
    """As if the process were gone: nobody catches it."""


@contextmanager
def killed_at(module, name, *, after):
    whole = getattr(module, name)

    def dying(*args, **kwargs):
        if after:
            whole(*args, **kwargs)
        raise Killed

    with patch.object(module, name, dying), pytest.raises(Killed):
        yield


@pytest.mark.parametrize(
    ("name", "after", "left", "then"),
    [
        ("lay_before", False, "menunggu", "ditandatangani"),
        ("lay_before", True, "disiapkan", "tidak_pasti"),
        ("attempt", True, "disiapkan", "tidak_pasti"),
        ("keep_content", True, "disiapkan", "tidak_pasti"),
        ("keep", True, "disiapkan", "ditandatangani"),
        ("record_kept", False, "disiapkan", "ditandatangani"),
        ("record_kept", True, "ditandatangani", "ditandatangani"),
    ],
)
def test_killed_anywhere_it_goes_on_or_waits_for_a_person(room, name, after, left, then):
    batch = room.start()
    with killed_at(one_document, name, after=after):
        room.run(batch)
    assert room.states(batch) == [left, "menunggu", "menunggu"]
    room.at += timedelta(minutes=3)
    assert room.run(batch) == [then, "ditandatangani", "ditandatangani"]
    signed = Permit.objects.exclude(signed_hash="").count()
    assert signed == [then, "", ""].count("ditandatangani") + 2
    assert len({*kept_hashes()}) >= signed
    assert all(chain_faults(journey.case) == [] for journey in room.journeys)


def test_what_was_kept_is_left_to_a_person_where_its_signer_has_no_seat(room):
    batch = room.start(room.works[:1])
    with killed_at(one_document, "record_kept", after=False):
        room.run(batch)
    room.at += timedelta(minutes=3)
    with patch("satupintu.cases.batches.left_behind.act_as", side_effect=_no_seat):
        assert room.run(batch) == ["tidak_pasti"]


def _no_seat(*args, **kwargs):
    from satupintu.rules.errors import Refused

    raise Refused("bukan_pejabat", "Contoh.")


def test_the_rest_can_be_dropped_and_chosen_again(room):
    batch = room.start()
    room.run(batch, "salah")
    assert drop_rest(batch_id=batch.pk, region_id=room.stage.region.pk, by=room.by, at=room.clock()) == 3
    assert room.states(batch) == ["gagal"] * 3
    with refused("antrean_selesai"):
        drop_rest(batch_id=batch.pk, region_id=room.stage.region.pk, by=room.by, at=room.clock())
    assert room.run(room.start(key="k2")) == ["ditandatangani"] * 3


def test_a_running_batch_is_not_dropped(room):
    batch = room.start()
    room.take(batch)
    with refused("tanda_tangan_masih_berjalan"):
        drop_rest(batch_id=batch.pk, region_id=room.stage.region.pk, by=room.by, at=room.clock())


def test_a_deputy_signs_with_his_own_certificate_and_only_in_his_days(room):
    plh = an_account("plh")
    a_deputy(room.stage, "kepala_dinas", plh, ends=TODAY)
    by = act_as(plh, post_of(room.stage, "kepala_dinas"), at=room.at)
    room.signer = FakeSigner({str(plh.pk): SECRET})
    batch = room.start(room.works[:1], actors=posts_of(plh, TODAY))
    assert room.run(batch, by=by) == ["gagal"]
    assert [line.code for line in lines_of(batch)] == ["naskah_atas_nama_lain"]
    retypeset(work=room.works[0], by=by, at=room.clock())
    batch = room.start(room.works[:1], actors=posts_of(plh, TODAY), key="atas nama sendiri")
    assert room.run(batch, by=by) == ["ditandatangani"]
    request = SigningRequest.objects.get()
    assert (request.signer_user_id, request.capacity) == (plh.pk, "plh")
    late = room.start(room.works[1:], key="k2", actors=[by])
    Deputy.objects.update(starts=TODAY - timedelta(days=9), ends=TODAY - timedelta(days=8))
    assert room.run(late, by=by) == ["gagal"] * 2
    assert "berakhir" in lines_of(late)[0].reason


@pytest.mark.parametrize("works", [[0], [-1]])
def test_only_what_waits_for_this_seat_is_begun(room, works):
    with refused("naskah_tidak_menunggu"):
        room.start(works)


def test_another_step_is_no_signing(room):
    journey = room.journeys[0]
    WorkItem.objects.filter(pk=room.works[0]).update(step="putusan_penolakan")
    with refused("bukan_langkah_tanda_tangan"):
        room.start()
    assert journey.fresh().state == Case.State.RUNNING


def test_nothing_chosen_too_much_chosen_and_nobody_to_sign(room):
    with refused("tanpa_naskah"):
        room.start([])
    with patch("satupintu.signing.actions.open_batch.MOST", 2), refused("terlalu_banyak_naskah"):
        room.start()
    from satupintu.people.queries import system_actor
    from satupintu.signing.actions.open_batch import open_batch

    with refused("bukan_penanda_tangan"):
        open_batch(region=room.stage.region, wanted=[], key="k", by=system_actor(), at=AT)


def nobody(region_id, *, at):
    return None


def test_a_region_without_a_signer_says_so(room, settings):
    settings.SIGNER = f"{__name__}.nobody"
    with refused("penanda_tangan_belum_ada"):
        signer_in_use(room.stage.region.pk, at=AT)


def test_the_passphrase_is_in_no_row_file_or_log(room, caplog, tmp_path):
    caplog.set_level(0)
    batch = room.start()
    with patch.object(one_document, "attempt", side_effect=ZeroDivisionError):
        room.run(batch)
    room.run(batch)
    rows = repr([list(model.objects.values_list()) for model in (Batch, BatchItem, SigningRequest)])
    assert SECRET not in caplog.text + rows
    found = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert found
    assert all(SECRET.encode() not in content for content in found)
