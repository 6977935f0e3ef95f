"""Suspended, restored, revoked, replaced, expired: who may, why, and what stays to be read."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction

from satupintu.journal.models import Entry
from satupintu.journal.queries.verify import verify_chain
from satupintu.permits import authority
from satupintu.permits.about import Holder
from satupintu.permits.actions.expire_permits import expire_permits
from satupintu.permits.actions.replace_permit import replace_permit
from satupintu.permits.actions.resume_permit import resume_permit
from satupintu.permits.actions.revoke_permit import revoke_permit
from satupintu.permits.actions.suspend_permit import suspend_permit
from satupintu.permits.concerning import check_own
from satupintu.permits.models import Permit, PermitEvent
from satupintu.permits.queries import permit_by_code
from satupintu.rules.errors import Refused
from tests.situations.permits import a_permit, a_prepared_permit
from tests.situations.seats import AT, a_region, an_agency, an_officer

pytestmark = pytest.mark.django_db
WHY = {"reason": "Melanggar kewajiban.", "legal_basis": "Pasal 12 Perbup 5/2024"}


@pytest.fixture
def region():
    return a_region()


@pytest.fixture
def agency(region):
    return an_agency(region)


@pytest.fixture
def signer(agency, monkeypatch):
    """Who holds the post that signs such permits."""
    officer = an_officer(agency)
    monkeypatch.setattr(authority, "signing_posts", lambda permit: frozenset({officer.post_code}))
    return officer


@pytest.fixture
def permit(region, agency):
    return a_permit(region, agency)


def refused(expected, action, /, **arguments):
    with pytest.raises(Refused) as refusal, transaction.atomic():
        action(**arguments)
    assert refusal.value.code == expected


def of(permit, by, **more):
    return {"region_id": permit.region_id, "permit_id": permit.pk, "by": by, "at": AT} | more


def deeds(permit):
    return list(permit.events.order_by("id").values_list("deed", flat=True))


def test_a_permit_is_suspended_and_restored_and_its_history_says_both(permit, signer):
    suspend_permit(**of(permit, signer, **WHY))
    permit.refresh_from_db()
    assert (permit.state, permit.suspended_reason) == ("ditangguhkan", "Melanggar kewajiban.")
    resume_permit(**of(permit, signer, reason="Kewajiban dipenuhi."))
    permit.refresh_from_db()
    assert (permit.state, permit.suspended_reason, permit.legal_basis) == ("berlaku", "", "")
    assert deeds(permit) == ["terbit", "ditangguhkan", "dipulihkan"]
    assert permit.events.get(deed="ditangguhkan").legal_basis == WHY["legal_basis"]
    assert not verify_chain(f"izin:{permit.pk}")
    refused("izin_tidak_berlaku", resume_permit, **of(permit, signer, reason="Lagi."))


def test_revoked_stays_visible_and_is_journaled_without_its_reason(permit, signer):
    refused("alasan_wajib", revoke_permit, **of(permit, signer, **WHY | {"reason": " "}))
    refused("dasar_hukum_wajib", revoke_permit, **of(permit, signer, **WHY | {"legal_basis": ""}))
    refused("izin_sudah_berubah", revoke_permit, **of(permit, signer, **WHY, seen=permit.version + 1))
    revoke_permit(**of(permit, signer, **WHY, seen=permit.version))
    found = permit_by_code(permit.code)
    assert (found.state, found.ended_reason) == ("dicabut", "Melanggar kewajiban.")
    entry = Entry.objects.get(chain=f"izin:{permit.pk}", deed="izin_dicabut")
    assert "Melanggar" not in str(entry.facts)
    refused("izin_tidak_berlaku", suspend_permit, **of(permit, signer, **WHY))


def test_only_who_signs_such_permits_or_an_administrator_with_a_decision(permit, signer, agency):
    stranger = an_officer(agency)
    refused("tidak_berwenang_atas_izin", revoke_permit, **of(permit, stranger, **WHY))
    elsewhere = replace(signer, region_id=0)
    refused("wilayah_lain", revoke_permit, **of(permit, elsewhere, **WHY))
    narrow = replace(signer, capacity="plh", deputy_id=1, services=("lain",))
    refused("di_luar_penugasan", revoke_permit, **of(permit, narrow, **WHY))
    manager = replace(stranger, role="pengelola")
    refused("keputusan_wajib", revoke_permit, **of(permit, manager, **WHY))
    revoke_permit(**of(permit, manager, **WHY, decision="188/12/2026, 20 November 2026"))
    assert permit.events.get(deed="dicabut").decision == "188/12/2026, 20 November 2026"


def test_a_replaced_permit_names_a_successor_in_force(permit, signer, region, agency):
    new, unsigned = a_permit(region, agency), a_prepared_permit(region, agency)
    change = {"reason": "Perubahan alamat."}
    for wrong in (unsigned.pk, permit.pk, 0):
        refused("pengganti_tidak_sah", replace_permit, **of(permit, signer, successor_id=wrong, **change))
    replace_permit(**of(permit, signer, successor_id=new.pk, **change))
    permit.refresh_from_db()
    assert (permit.state, permit.successor_id) == ("diganti", new.pk)


@pytest.mark.parametrize(
    ("kind", "stands", "told"),
    [
        ("perpanjangan", "diganti", "diganti"),
        ("perubahan", "diganti", "diganti"),
        ("salinan", "berlaku", "disalin"),
        ("pencabutan", "dicabut", "dicabut"),
    ],
)
def test_what_an_issued_permit_does_to_the_one_it_is_about(region, agency, permit, kind, stands, told):
    new = a_permit(region, agency, kind=kind, concerns=permit, case="P-2")
    permit.refresh_from_db()
    assert (permit.state, deeds(permit)[-1]) == (stands, told)
    assert new.number.text in permit.events.order_by("id").last().reason
    assert permit.events.order_by("id").last().other_id == new.pk


def test_a_signature_that_stands_is_not_refused_because_the_older_one_ended_meanwhile(region, agency, signer):
    older = a_permit(region, agency)
    new = a_prepared_permit(region, agency, kind="perubahan", concerns=older, case="P-2")
    revoke_permit(**of(older, signer, **WHY))
    from tests.situations.permits import SIGNER, a_number_for, freeze_document, issue_permit

    freeze_document(
        region_id=region.pk, permit_id=new.pk, number=a_number_for(region, new), document_hash="b" * 64
    )
    ids = {"region_id": region.pk, "permit_id": new.pk}
    issue_permit(**ids, document_hash="b" * 64, signed_hash="9" * 64, signer=SIGNER, by=signer, at=AT)
    older.refresh_from_db()
    assert older.state == "dicabut"


def test_what_a_permit_may_be_about(region, agency, permit, signer):
    def preparing(**of):
        return lambda: a_prepared_permit(region, agency, **of)

    refused("izin_lama_wajib", preparing(kind="perubahan"))
    refused("izin_lama_tidak_perlu", preparing(concerns=permit))
    refused("izin_lama_bukan_layanan_ini", preparing(kind="salinan", concerns=permit, service="lain"))
    other = a_region()
    refused(
        "izin_lama_bukan_layanan_ini",
        lambda: a_prepared_permit(other, an_agency(other), kind="salinan", concerns=permit),
    )
    revoke_permit(**of(permit, signer, **WHY))
    permit.refresh_from_db()
    refused("izin_lama_tidak_berlaku", preparing(kind="perpanjangan", concerns=permit))


def test_it_is_the_holder_who_asks(region, agency):
    own = Permit(applicant_id=1)
    check_own(own, applicant_id=1, organisation_id=None)
    body = Permit(applicant_id=1, organisation_id=7)
    check_own(body, applicant_id=2, organisation_id=7)
    for permit, who in ((own, (2, None)), (own, (1, 7)), (body, (1, None)), (body, (1, 8))):
        with pytest.raises(Refused) as refusal:
            check_own(permit, applicant_id=who[0], organisation_id=who[1])
        assert refusal.value.code == "bukan_pemegang_izin"


def test_a_permit_expires_after_its_last_day_by_the_clock_of_its_region():
    """AT is 10 o'clock in Jakarta; at half past five in the evening UTC it is already tomorrow in Jayapura and Jakarta."""
    west, east = a_region(), a_region(zone="Asia/Jayapura")
    last = date(2026, 11, 20)
    permits = [a_permit(one, an_agency(one)) for one in (west, east)]
    for permit in permits:
        Permit.objects.filter(pk=permit.pk).update(valid_until=last)
    assert expire_permits(at=AT) == 0
    assert expire_permits(at=AT.replace(hour=16)) == 1
    assert expire_permits(at=AT.replace(hour=17)) == 1
    assert expire_permits(at=AT + timedelta(days=9)) == 0
    for permit in permits:
        permit.refresh_from_db()
        assert (permit.state, permit.ended_by, deeds(permit)[-1]) == ("kedaluwarsa", "sistem", "kedaluwarsa")
        assert "20 November 2026" in permit.ended_reason


def test_what_the_register_keeps_when_the_case_is_gone(permit, agency):
    kept = Permit.objects.get(pk=permit.pk)
    assert (kept.product, kept.service_name, kept.agency_name) == (
        "Surat Izin Contoh",
        "Layanan Contoh",
        agency.name,
    )
    assert (kept.holder, kept.holder_shown) == ("Budi Santoso", "B*** S******")
    assert (kept.signer_line, kept.signer_name) == ("Plh. Kepala Dinas Contoh", "Penanda Tangan")
    assert PermitEvent.objects.get(permit=permit).by_name == "Sistem"


def test_the_name_of_a_body_is_public():
    assert Holder(name="Yayasan Melati", organisation_id=1).shown == "Yayasan Melati"
