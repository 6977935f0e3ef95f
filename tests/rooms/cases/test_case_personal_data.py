"""What a case holds about a person: all of it in his copy, and all that no law keeps gone when he is forgotten."""

import json

import pytest

from satupintu.cases.actions.withdraw import withdraw
from satupintu.cases.models import Answer, Case, CaseSearch, Paper
from satupintu.cases.personal_data import CasesAbout, PermitsAbout
from satupintu.cases.queries.journal_parity import heads_apart
from satupintu.files.actions.sweep_erased import sweep_erased
from satupintu.files.models import StoredFile
from satupintu.files.queries import content_of
from satupintu.files.queries_vault import bytes_without_file
from satupintu.files.vault import kept
from satupintu.journal.models import Entry
from satupintu.people.actions.decide_erasure import decide_erasure
from satupintu.people.actions.hand_out_copy import hand_out_copy
from satupintu.people.actions.request_erasure import request_erasure
from satupintu.people.actor import Actor
from satupintu.people.models import Applicant, ErasureRequest, Organisation
from satupintu.people.personal_data import in_the_way, rooms_in_use
from tests.rooms.cases.journey import PUBLISHING, at_step, chain_faults, filed, filled
from tests.situations.accounts import Phone, refused
from tests.situations.seats import a_region

pytestmark = pytest.mark.django_db


def keeper(region):
    return Actor(user_id=None, name="Uji", capacity="tetap", role="pengelola", region_id=region.pk, post_id=1)


def asked(journey, region=None):
    region = region or journey.stage.region
    return request_erasure(journey.stage.applicant, region=region, by=journey.citizen(), at=journey.at)


def decide(journey, request, *, region=None, erase=True):
    by = keeper(region or journey.stage.region)
    given = {"by": by, "tell": Phone(), "at": journey.later()}
    return decide_erasure(request, erase=erase, reason="Permintaan pemohon sendiri.", **given)


def withdrawn(stage):
    journey = filed(stage)
    withdraw(ref=journey.case.ref, reason="Tidak jadi.", by=journey.citizen(), at=journey.later())
    return journey


def with_bytes(journey, content=b"isi ktp"):
    """Give one of the case's papers bytes on disk."""
    file = Paper.objects.filter(case=journey.case, file__isnull=False)[0].file
    path = kept(file.sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return file, path


@pytest.fixture(autouse=True)
def vault(settings, tmp_path):
    settings.FILES_DIR, settings.PAGES_DIR = tmp_path / "berkas", tmp_path / "halaman"
    settings.QUARANTINE_DIR = tmp_path / "karantina"


def test_a_copy_holds_each_case_with_its_answers_and_papers(stage):
    journey = filed(stage)
    copy = hand_out_copy(stage.applicant, by=journey.citizen(), at=journey.later())
    assert json.loads(json.dumps(copy)) == copy
    assert set(copy) == {"akun", "permohonan", "izin", "unggahan", "pesan"}
    (case,) = [one for one in copy["permohonan"] if one["nomor"] == journey.case.number]
    assert case["keadaan"] == "Sedang diproses"
    assert case["wilayah"] == stage.region.name
    asked_of_him = {field.code for part in stage.standard.form for field in part.fields}
    assert case["isian"]
    assert set(case["isian"]) <= asked_of_him
    papers = Paper.objects.filter(case=journey.case).count()
    assert len(case["dokumen"]) == papers > 0


def test_a_copy_holds_what_was_issued(stage):
    journey = at_step(stage, PUBLISHING)
    journey.do(PUBLISHING)
    (permit,) = PermitsAbout().about(stage.applicant.pk)
    assert (permit["permohonan"], permit["keadaan"]) == (journey.fresh().number, "Berlaku")
    assert permit["nomor"]


def test_nobody_is_forgotten_while_his_application_runs_and_its_number_is_named(stage):
    journey = filed(stage)
    request = asked(journey)
    said = refused("masih_ada_proses", decide, journey, request)
    assert f"Permohonan {journey.case.number}" in said
    assert "tarik permohonan itu" in said
    assert ErasureRequest.objects.get(pk=request.pk).decided_at is None, "the request waits"
    assert decide(journey, request, erase=False).decision == "ditolak"


def test_another_region_hears_that_something_runs_and_no_more(stage):
    journey, elsewhere = filed(stage), a_region()
    said = refused("masih_ada_proses", decide, journey, asked(journey, elsewhere), region=elsewhere)
    assert journey.case.number not in said
    assert stage.region.name not in said
    assert "Di wilayah lain" in said
    own = in_the_way(stage.applicant.pk, rooms_in_use())
    assert any(journey.case.number in sentence for sentence in own), "the person himself hears everything"


def test_what_was_never_decided_goes_with_its_papers(stage, django_capture_on_commit_callbacks):
    journey = withdrawn(stage)
    file, path = with_bytes(journey)
    assert path.exists()
    request = asked(journey)
    with django_capture_on_commit_callbacks(execute=True):
        decided = decide(journey, request)
    assert decided.decision == "dihapus"
    assert not Answer.objects.filter(case=journey.case).exists()
    file.refresh_from_db()
    assert (file.state, file.original_name, path.exists()) == ("dihapus", "dihapus", False)
    refused("berkas_dihapus", content_of, file)
    assert Applicant.objects.get(pk=stage.applicant.pk).nik == ""
    assert stage.applicant.name.casefold() not in CaseSearch.objects.get(case=journey.case).text
    entry = Entry.objects.get(chain=journey.fresh().chain, deed="data_pemohon_dihapus")
    assert entry.facts["isian"] > 0
    assert chain_faults(journey.case) == []
    assert heads_apart() == []


def test_a_draft_is_thrown_away_with_the_rest(stage):
    journey = filled(stage)
    decide(journey, asked(journey))
    case = journey.fresh()
    assert (case.state, case.number) == (Case.State.WITHDRAWN, None)
    assert journey.open() == []
    assert not Paper.objects.filter(case=case).exists()
    assert not Answer.objects.filter(case=case).exists()


def test_what_was_issued_stays_and_only_its_attachments_go(stage, django_capture_on_commit_callbacks):
    journey = at_step(stage, PUBLISHING)
    journey.do(PUBLISHING)
    _, path = with_bytes(journey)
    before = Answer.objects.filter(case=journey.case).count()
    hashes = set(Paper.objects.filter(case=journey.case).values_list("file__sha256", flat=True))
    with django_capture_on_commit_callbacks(execute=True):
        decided = decide(journey, asked(journey))
    permit = journey.fresh().permit
    assert permit.state == "berlaku"
    said = " ".join(decided.kept)
    assert permit.number.text in said
    assert "3 tahun aktif dan 7 tahun inaktif, lalu permanen" in said
    assert Answer.objects.filter(case=journey.case).count() == before > 0
    assert not path.exists()
    assert set(Paper.objects.filter(case=journey.case).values_list("file__sha256", flat=True)) == hashes, (
        "what was frozen at approval can still be compared"
    )


def test_a_file_that_another_persons_case_holds_is_left_alone(stage, django_capture_on_commit_callbacks):
    journey = withdrawn(stage)
    file, path = with_bytes(journey)
    twin = StoredFile.objects.create(
        region=stage.region,
        sha256=file.sha256,
        size=7,
        media_type="application/pdf",
        original_name="sama.pdf",
        state="lulus",
        uploaded_by="pemohon:999999",
        at=journey.at,
        checked_at=journey.at,
    )
    with django_capture_on_commit_callbacks(execute=True):
        decide(journey, asked(journey))
    twin.refresh_from_db()
    assert (twin.state, path.exists()) == ("lulus", True), "the same bytes, from somebody else"


def test_bytes_that_a_killed_process_left_are_found_and_swept(stage):
    journey = withdrawn(stage)
    file, path = with_bytes(journey)
    StoredFile.objects.filter(pk=file.pk).update(state="dihapus")
    assert list(bytes_without_file()) == [file.sha256]
    assert sweep_erased() == 1
    assert not path.exists()
    assert sweep_erased() == 0


def test_a_bodys_case_is_the_bodys(stage):
    journey = withdrawn(stage)
    body = Case.objects.filter(pk=journey.case.pk)
    organisation = Organisation.objects.create(
        name="Yayasan Contoh", form="yayasan", registered_at=journey.at
    )
    body.update(organisation=organisation)
    (told,) = [one for one in CasesAbout().about(stage.applicant.pk) if one["nomor"] == journey.case.number]
    assert told["untuk"] == "Yayasan Contoh"
    assert "isian" not in told
    assert "Yayasan Contoh" in CasesAbout().keeps(stage.applicant.pk)[0].sentence
    before = Answer.objects.filter(case=journey.case).count()
    decide(journey, asked(journey))
    assert Answer.objects.filter(case=journey.case).count() == before > 0
