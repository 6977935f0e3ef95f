"""For whom somebody may act: bodies he runs, mandates he was given, by whom and until when."""

from datetime import date, timedelta

import pytest

from satupintu.journal.models import Entry
from satupintu.people.actions.accept_invitation import accept_invitation
from satupintu.people.actions.invite import invite
from satupintu.people.actions.leave import leave
from satupintu.people.actions.record_mandate import record_mandate
from satupintu.people.actions.register_organisation import register_organisation
from satupintu.people.actions.revoke_mandate import revoke_mandate
from satupintu.people.actions.update_organisation import update_organisation
from satupintu.people.actions.withdraw_invitation import withdraw_invitation
from satupintu.people.bodies import Body
from satupintu.people.models import Applicant, Mandate, Organisation
from satupintu.people.queries import system_actor
from satupintu.people.queries_mandates import (
    acting_for,
    agents_of,
    check_acts_for,
    invitations_open,
    members_of,
)
from satupintu.rules.organisation_forms import FORMS
from tests.rooms.people.test_people_lost_password import a_clerk
from tests.situations.accounts import AT, TODAY, a_citizen, a_newcomer, refused

pytestmark = pytest.mark.django_db
LETTER = "SK-1/2026 tanggal 2 Januari 2026"


@pytest.fixture
def chair():
    return a_citizen(a_newcomer(name="Ketua"))


@pytest.fixture
def helper():
    return a_citizen(a_newcomer(name="Pembantu"))


@pytest.fixture
def body(chair):
    return register_organisation(Body(name=" Karang  Taruna Uji ", form="karang_taruna"), by=chair, at=AT)[0]


def offer(by, organisation=None, *, kind="kuasa", letter=LETTER, starts=TODAY, ends=None, at=AT):
    given = {"kind": kind, "letter": letter, "starts": starts, "ends": ends, "by": by, "at": at}
    return invite(organisation=organisation, **given)


def take(code, by, *, at=AT):
    return accept_invitation(code, by=by, at=at)


def names(actor, on=TODAY):
    return [(one.name, one.kind) for one in acting_for(actor.applicant_id, actor.name, on)]


def test_who_registers_a_body_runs_it(chair, body):
    assert body.name == "Karang Taruna Uji"
    assert names(chair) == [("Ketua", "sendiri"), ("Karang Taruna Uji", "pengurus")]
    assert check_acts_for(chair.applicant_id, organisation_id=body.pk, on=TODAY)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_every_form_can_be_registered(chair, form):
    country = "NL" if form.foreign else "ID"
    given = Body(
        name="Lembaga Uji", form=form.code, country=country, area="14.07.02.1001", phone="0764-8001035"
    )
    organisation, mandate = register_organisation(given, by=chair, at=AT)
    assert (organisation.form, organisation.country, mandate.kind) == (form.code, country, "pengurus")


# Each: what is typed, and the code of the refusal.
BAD_BODIES = [
    ({"name": " "}, "tanpa_nama_lembaga"),
    ({"form": "rahasia"}, "bentuk_lembaga_tidak_dikenal"),
    ({"form": "lks_asing"}, "negara_lembaga_salah"),
    ({"country": "NL"}, "negara_lembaga_salah"),
    ({"npwp": "1"}, "npwp_salah"),
    ({"nib": "1"}, "nib_salah"),
    ({"area": "14.07"}, "wilayah_salah"),
    ({"phone": "1"}, "telepon_salah"),
    ({"email": "x"}, "surel_salah"),
    ({"homepage": "javascript:alert(1)"}, "situs_salah"),
]


@pytest.mark.parametrize(("typed", "code"), BAD_BODIES)
def test_a_body_that_cannot_be_read(chair, typed, code):
    given = Body(**{"name": "Yayasan Uji", "form": "yayasan", **typed})
    refused(code, register_organisation, given, by=chair, at=AT)
    assert not Organisation.objects.exists()


def test_only_a_citizen_registers_a_body():
    refused(
        "bukan_pemohon", register_organisation, Body(name="Uji", form="yayasan"), by=system_actor(), at=AT
    )


def test_a_body_is_changed_by_who_runs_it(chair, helper, body):
    new = Body(name="Karang Taruna Baru", form="karang_taruna", homepage="https://contoh.id")
    seen = {"seen": body.version, "at": AT}
    refused("bukan_pengurus", update_organisation, body, new, by=helper, **seen)
    changed = update_organisation(body, new, by=chair, **seen)
    assert (changed.name, changed.version) == ("Karang Taruna Baru", 1)
    refused("profil_sudah_berubah", update_organisation, body, new, by=chair, **seen)
    assert update_organisation(body, new, by=chair, seen=1, at=AT).version == 1


def test_several_act_for_one_body(chair, helper, body):
    _, code = offer(chair, body, kind="pengurus", letter="")
    take(code.lower(), helper)
    assert names(helper) == [("Pembantu", "sendiri"), ("Karang Taruna Uji", "pengurus")]
    assert [row.applicant.name for row in members_of(body.pk, TODAY)] == ["Ketua", "Pembantu"]
    deeds = Entry.objects.filter(chain=f"lembaga:{body.pk}").order_by("number")
    assert [entry.deed for entry in deeds] == ["lembaga_didaftarkan", "kuasa_ditawarkan", "kuasa_diterima"]


def test_a_kuasa_applies_and_gives_nothing_on(chair, helper, body):
    _, code = offer(chair, body)
    take(code, helper)
    assert check_acts_for(helper.applicant_id, organisation_id=body.pk, on=TODAY)
    refused("bukan_pengurus", offer, helper, body)
    refused(
        "bukan_pengurus", update_organisation, body, Body(name="X", form="ormas"), seen=0, by=helper, at=AT
    )


def test_a_person_is_acted_for_by_letter(chair, helper):
    _, code = offer(chair)
    mandate = take(code, helper)
    assert names(helper) == [("Pembantu", "sendiri"), ("Ketua", "kuasa")]
    assert [row.pk for row in agents_of(chair.applicant_id, TODAY)] == [mandate.pk]
    revoke_mandate(mandate, by=chair, at=AT)
    assert names(helper) == [("Pembantu", "sendiri")]


# Each: from, to, the day, and whether he may act on it.
PERIODS = [
    (TODAY, None, TODAY, True),
    (TODAY, TODAY, TODAY, True),
    (date(2026, 12, 1), None, TODAY, False),
    (date(2026, 1, 1), date(2026, 11, 19), TODAY, False),
    (date(2026, 1, 1), date(2026, 11, 20), TODAY, True),
]


@pytest.mark.parametrize(("starts", "ends", "on", "may"), PERIODS)
def test_a_mandate_holds_in_its_days(chair, helper, starts, ends, on, may):
    _, code = offer(chair, starts=starts, ends=ends)
    take(code, helper)
    wanted = {"principal_id": chair.applicant_id, "on": on}
    if may:
        assert check_acts_for(helper.applicant_id, **wanted)
    else:
        refused("tanpa_kuasa", check_acts_for, helper.applicant_id, **wanted)
    assert (len(names(helper, on)) == 2) is may


def test_everybody_acts_for_himself(helper):
    assert check_acts_for(helper.applicant_id, on=TODAY) is None
    assert check_acts_for(helper.applicant_id, principal_id=helper.applicant_id, on=TODAY) is None


def test_a_body_or_a_person_that_is_gone_is_not_acted_for(chair, helper, body):
    for organisation in (body, None):
        take(offer(chair, organisation)[1], helper)
    Organisation.objects.update(active=False)
    Applicant.objects.filter(pk=chair.applicant_id).update(active=False)
    assert names(helper) == [("Pembantu", "sendiri")]


# Each: what is different, and the code of the refusal.
BAD_OFFERS = [
    ({"kind": "pengurus"}, "jenis_kuasa_salah"),
    ({"kind": "raja"}, "jenis_kuasa_salah"),
    ({"letter": " "}, "tanpa_surat_kuasa"),
    ({"ends": date(2026, 1, 1)}, "masa_kuasa_terbalik"),
]


@pytest.mark.parametrize(("different", "code"), BAD_OFFERS)
def test_an_offer_that_is_not_made(chair, different, code):
    refused(code, offer, chair, **different)


def test_an_offer_is_taken_once_within_its_week_and_by_another(chair, helper):
    week = timedelta(days=7)
    refused("kode_undangan_salah", take, "bukan kode", helper)
    _, code = offer(chair)
    refused("kuasa_diri_sendiri", take, code, chair)
    refused("undangan_tidak_berlaku", take, code, helper, at=AT + week)
    take(code, helper, at=AT + week - timedelta(seconds=1))
    refused("undangan_tidak_berlaku", take, code, helper)
    refused("kuasa_sudah_ada", take, offer(chair)[1], helper)
    unknown = "0" * 18
    refused("undangan_tidak_berlaku", take, unknown, helper)


def test_an_offer_is_withdrawn_by_who_may_make_it(chair, helper, body):
    for organisation, code in ((body, "bukan_pengurus"), (None, "bukan_pemberi_kuasa")):
        invitation, taken = offer(chair, organisation)
        key = {"organisation_id": body.pk} if organisation else {"principal_id": chair.applicant_id}
        assert [one.pk for one in invitations_open(**key, at=AT)] == [invitation.pk]
        refused(code, withdraw_invitation, invitation, by=helper, at=AT)
        withdraw_invitation(invitation, by=chair, at=AT)
        assert invitations_open(**key, at=AT) == []
        refused("undangan_tidak_berlaku", take, taken, helper)
        refused("undangan_tidak_berlaku", withdraw_invitation, invitation, by=chair, at=AT)


def test_leaving_and_the_last_who_runs_a_body(chair, helper, body):
    own = Mandate.objects.get(organisation=body)
    refused("bukan_kuasa_sendiri", leave, own, by=helper, at=AT)
    refused("pengurus_terakhir", leave, own, by=chair, at=AT)
    refused("pengurus_terakhir", revoke_mandate, own, by=chair, at=AT)
    second = take(offer(chair, body, kind="pengurus")[1], helper)
    leave(own, by=chair, at=AT)
    assert names(chair) == [("Ketua", "sendiri")]
    refused("pengurus_terakhir", leave, second, by=helper, at=AT)


def test_a_mandate_ends_once(chair, helper):
    mandate = take(offer(chair)[1], helper)
    leave(mandate, by=helper, at=AT)
    refused("kuasa_sudah_berakhir", leave, mandate, by=helper, at=AT)


def test_who_takes_a_mandate_back(chair, helper, body):
    for_body, for_person = take(offer(chair, body)[1], helper), take(offer(chair)[1], helper)
    refused("bukan_pengurus", revoke_mandate, for_body, by=helper, at=AT)
    refused("bukan_pemberi_kuasa", revoke_mandate, for_person, by=helper, at=AT)
    clerk = a_clerk()
    refused("tanpa_surat_pencabutan", revoke_mandate, for_person, by=clerk, at=AT)
    refused("bukan_petugas_loket", revoke_mandate, for_person, letter="X", by=a_clerk(role="kasir"), at=AT)
    revoke_mandate(for_person, letter="SP 3/2026", by=clerk, at=AT)
    revoke_mandate(for_body, by=chair, at=AT)
    assert names(helper) == [("Pembantu", "sendiri")]


def test_the_counter_writes_down_a_letter(chair, helper, body):
    agent, principal = (Applicant.objects.get(pk=one.applicant_id) for one in (helper, chair))
    given = {"applicant": agent, "kind": "kuasa", "letter": LETTER, "starts": TODAY, "at": AT}
    refused("bukan_petugas_loket", record_mandate, principal=principal, by=chair, **given)
    clerk = a_clerk()
    for wrong in ({}, {"principal": agent}, {"principal": principal, "organisation": body}):
        refused("kuasa_untuk_satu", record_mandate, by=clerk, **given, **wrong)
    boss = given | {"kind": "pengurus", "letter": ""}
    refused("tanpa_surat_kuasa", record_mandate, organisation=body, by=clerk, **boss)
    record_mandate(principal=principal, by=clerk, **given)
    assert names(helper) == [("Pembantu", "sendiri"), ("Ketua", "kuasa")]


@pytest.mark.parametrize("many", [1, 12])
def test_the_list_is_one_statement(helper, many, django_assert_num_queries):
    me = Applicant.objects.get(pk=helper.applicant_id)
    for n in range(many):
        organisation = Organisation.objects.create(name=f"Lembaga {n}", form="ormas", registered_at=AT)
        Mandate.objects.create(applicant=me, organisation=organisation, kind="pengurus", starts=TODAY)
    with django_assert_num_queries(1):
        assert len(names(helper)) == many + 1
