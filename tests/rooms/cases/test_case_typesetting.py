"""The letter is typeset once, under its number; its bytes are kept, compared, and made anew only for another signer."""

import os
from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import transaction

from satupintu.cases import letter
from satupintu.cases.actions.prepare_signing import prepare_signing
from satupintu.cases.actions.retypeset import retypeset
from satupintu.cases.letter import signer_on_the_day
from satupintu.cases.models import Answer, Output
from satupintu.cases.opening import read_docket
from satupintu.cases.permit_of import permit_of
from satupintu.cases.typesetting import draft_pages, draft_permit
from satupintu.catalogue import letter_templates
from satupintu.files.actions.sweep_uploads import sweep_uploads
from satupintu.files.models import StoredFile
from satupintu.files.vault import awaited, kept
from satupintu.people.models import Holding, User
from satupintu.people.queries import act_as
from satupintu.permits.actions.replace_document import check_replaceable
from satupintu.permits.models import AllocatedNumber, Permit
from tests.rooms.cases.journey import (
    APPROVING,
    SIGNING,
    a_deputy,
    an_account,
    at_step,
    chain_faults,
    post_of,
    refused,
)
from tests.rooms.papers.reading import pages_of, words_of

pytestmark = pytest.mark.django_db
HEAD = "kepala_dinas"


def permit(journey):
    return Permit.objects.select_related("number").get(pk=journey.fresh().permit_id)


def prepare(journey, by=None):
    return prepare_signing(
        work=journey.item(SIGNING).pk, by=by or journey.officer(SIGNING), at=journey.later()
    )


def plh(stage, journey):
    user = an_account("plh")
    a_deputy(stage, HEAD, user)
    return act_as(user, post_of(stage, HEAD), at=journey.at)


def docket_at(journey, step):
    return read_docket(ref=journey.case.ref, by=journey.officer(step), at=journey.at)


def test_numbering_typesets_once_and_keeps_the_bytes(stage):
    journey = at_step(stage, SIGNING)
    found = permit(journey)
    content = kept(found.document_hash).read_bytes()
    assert content.startswith(b"%PDF-")
    assert sha256(content).hexdigest() == found.document_hash
    assert prepare(journey).document == content
    (file,) = StoredFile.objects.filter(sha256=found.document_hash)
    assert (file.state, file.pages, file.size) == ("lulus", len(pages_of(content)), len(content))
    assert found.number.text in words_of(content)


def test_name_and_rank_of_the_holder_stand_under_it(stage):
    journey = at_step(stage, APPROVING)
    head = stage.officer(post_of(stage, HEAD), journey.at)
    User.objects.filter(pk=head.user_id).update(rank="Pembina Contoh", nip="198001012005011001")
    journey.do(APPROVING)
    text = words_of(kept(permit(journey).document_hash).read_bytes())
    for printed in (head.name, "Pembina Contoh", "NIP 19800101 200501 1 001"):
        assert printed in text


@pytest.mark.parametrize("harm", ["altered", "gone"])
def test_bytes_that_changed_on_the_disk_are_not_signed(stage, harm):
    journey = at_step(stage, SIGNING)
    path = kept(permit(journey).document_hash)
    content = path.read_bytes()
    path.unlink()
    if harm == "altered":
        path.write_bytes(content[:-1] + b"x")
    with refused("naskah_berubah"):
        prepare(journey)
    with refused("naskah_berubah"):
        retypeset(work=journey.item(SIGNING).pk, by=journey.officer(SIGNING), at=journey.later())


def test_without_a_holder_nothing_is_numbered(stage):
    journey = at_step(stage, APPROVING)
    by = journey.officer(APPROVING)
    Holding.objects.filter(post=post_of(stage, HEAD)).delete()
    assert signer_on_the_day(read_docket(ref=journey.case.ref, by=by, at=journey.at)) is None
    before = AllocatedNumber.objects.count()
    with refused("penanda_tangan_belum_ada"), transaction.atomic():
        journey.do(APPROVING)
    assert AllocatedNumber.objects.count() == before


def test_deputy_does_not_sign_above_the_holders_name(stage):
    journey = at_step(stage, SIGNING)
    with refused("naskah_atas_nama_lain", "Susun ulang"):
        prepare(journey, plh(stage, journey))


def test_deputy_has_it_typeset_anew_under_the_same_number(stage):
    journey = at_step(stage, SIGNING)
    before, by = permit(journey), plh(stage, journey)
    case = retypeset(work=journey.item(SIGNING).pk, by=by, at=journey.later())
    after = permit(journey)
    assert (after.number, after.code, after.content_hash) == (before.number, before.code, before.content_hash)
    assert after.document_hash != before.document_hash
    assert kept(before.document_hash).exists()
    assert Output.objects.filter(case=case, kind="naskah").count() == 2
    assert Output.objects.filter(case=case, kind="naskah", replaced_at__isnull=True).count() == 1
    text = words_of(prepare(journey, by).document)
    assert "Plh. " in text
    assert "800/1/2026" in text
    assert by.name in text
    assert before.number.text in text
    assert chain_faults(case) == []


def test_holder_who_comes_back_has_it_in_his_own_name_again(stage):
    journey = at_step(stage, SIGNING)
    by = plh(stage, journey)
    retypeset(work=journey.item(SIGNING).pk, by=by, at=journey.later())
    with refused("naskah_atas_nama_lain"):
        prepare(journey)
    retypeset(work=journey.item(SIGNING).pk, by=journey.officer(SIGNING), at=journey.later())
    assert prepare(journey).document


def test_changed_content_is_not_typeset_anew(stage):
    journey = at_step(stage, SIGNING)
    Answer.objects.filter(case=journey.case, field="nama_lembaga").update(value="Nama Lain")
    with refused("isi_berubah"):
        retypeset(work=journey.item(SIGNING).pk, by=plh(stage, journey), at=journey.later())


def test_nothing_is_typeset_anew_while_it_lies_before_the_signer(stage):
    journey = at_step(stage, SIGNING)
    prepare(journey)
    with refused("sedang_ditandatangani"):
        retypeset(work=journey.item(SIGNING).pk, by=journey.officer(SIGNING), at=journey.later())


def test_only_the_signing_step_is_typeset_anew(stage):
    journey = at_step(stage, APPROVING)
    with refused("bukan_langkah_tanda_tangan"):
        retypeset(work=journey.item(APPROVING).pk, by=journey.officer(APPROVING), at=journey.later())


@pytest.mark.parametrize(
    ("state", "document_hash", "code"),
    [("berlaku", "0" * 64, "izin_sudah_terbit"), ("disiapkan", "", "naskah_belum_beku")],
)
def test_only_a_numbered_permit_that_nobody_signed_is_typeset_anew(state, document_hash, code):
    with refused(code):
        check_replaceable(Permit(state=state, document_hash=document_hash))


def test_draft_is_seen_at_approval_and_carries_no_number(stage):
    journey = at_step(stage, APPROVING)
    docket = docket_at(journey, APPROVING)
    text = words_of(draft_permit(docket, None))
    assert "RANCANGAN" in text
    assert "nomor diberikan saat penomoran" in text
    assert all(picture.startswith(b"\x89PNG") for picture in draft_pages(docket, None))


def test_draft_before_signing_shows_the_number(stage):
    journey = at_step(stage, SIGNING)
    docket = docket_at(journey, SIGNING)
    text = words_of(draft_permit(docket, permit_of(docket)))
    assert "RANCANGAN" in text
    assert permit(journey).number.text in text


def test_broken_template_is_said_to_the_officer(stage, monkeypatch):
    journey = at_step(stage, APPROVING)
    docket = docket_at(journey, APPROVING)
    monkeypatch.setattr(letter, "letter_template", lambda *about: ("surat.typ", b"\n#tidak_ada()"))
    for make in (draft_permit, draft_pages):
        with refused("naskah_tidak_tersusun", "«surat.typ» baris 2"):
            make(docket, None)


def test_template_that_was_lost_stops_the_letter(stage):
    with refused("templat_surat_tidak_ada"):
        letter_templates.letter_template("0" * 64, "surat.typ")


def age(path, journey):
    old = (journey.at - timedelta(days=2)).timestamp()
    os.utime(path, (old, old))


def test_deed_that_is_taken_back_leaves_an_orphan_that_the_sweep_removes(stage):
    journey = at_step(stage, APPROVING)
    with transaction.atomic():
        journey.do(APPROVING)
        made = permit(journey).document_hash
        transaction.set_rollback(True)
    assert not StoredFile.objects.filter(sha256=made).exists()
    assert kept(made).exists()
    age(awaited(made), journey)
    assert sweep_uploads(at=journey.at) >= 1
    assert not kept(made).exists()
    assert not awaited(made).exists()


def test_sweep_leaves_what_was_committed_though_its_mark_was_left(stage):
    journey = at_step(stage, SIGNING)
    found = permit(journey).document_hash
    assert awaited(found).exists()
    age(awaited(found), journey)
    sweep_uploads(at=journey.at)
    assert kept(found).exists()
    assert not awaited(found).exists()


def test_mark_goes_with_the_commit(stage, django_capture_on_commit_callbacks):
    journey = at_step(stage, APPROVING)
    with django_capture_on_commit_callbacks(execute=True):
        journey.do(APPROVING)
    assert not awaited(permit(journey).document_hash).exists()
    assert kept(permit(journey).document_hash).exists()
