"""What an account tells: no case, no region, and a code that is nowhere in clear and soon nowhere at all."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from satupintu.journal.models import Entry
from satupintu.notices.account_words import ACCOUNT_WORDS
from satupintu.notices.actions.accept import accept
from satupintu.notices.actions.announce import announce
from satupintu.notices.actions.erase_codes import erase_codes
from satupintu.notices.actions.register_template import register_template
from satupintu.notices.actions.tell_account import tell_account
from satupintu.notices.models import Notice, NoticeTemplate
from satupintu.notices.outgoing import Outgoing
from satupintu.notices.personal_data import NoticesAbout
from satupintu.notices.queries import HIDDEN, telephone, text_of
from satupintu.people.actions.confirm_registration import confirm_registration
from satupintu.people.models import Applicant
from satupintu.people.ports import AccountMessage
from satupintu.rules.errors import Refused
from satupintu.rules.notices import LONGEST
from tests.situations.accounts import AT, a_citizen, a_newcomer, a_visit, ask_account, refused
from tests.situations.seats import THE_SYSTEM, a_region

pytestmark = pytest.mark.django_db
CODE, TO = "40718225", "6281276460487"
MESSAGE = AccountMessage(
    event="akun:1:1",
    words="akun_aktivasi",
    to=TO,
    channel="whatsapp",
    request_id=1,
    code=CODE,
    code_until=AT + timedelta(minutes=10),
)
PLAIN = AccountMessage(
    event="akun:2:1", words="akun_sandi_diganti", to=TO, channel="whatsapp", applicant_id=5
)


def tell(message=MESSAGE, *, at=AT):
    tell_account(message, at=at)
    return Notice.objects.select_related("template").get(event=message.event)


def everything():
    """Every byte of the outbox, as whoever steals the file reads it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM notices_notice")
        rows = cursor.fetchall()
    return b"|".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for row in rows
        for value in row
    )


def test_a_code_is_in_the_text_and_nowhere_in_clear():
    notice = tell()
    assert CODE in text_of(notice)
    assert (notice.region, notice.state, notice.stream, notice.addressee_kind) == (
        None,
        "antre",
        "pemohon",
        "calon",
    )
    assert CODE.encode() not in everything()
    assert TO.encode() not in everything()


def test_control_a_code_among_the_parameters_would_lie_there():
    notice = tell()
    Notice.objects.filter(pk=notice.pk).update(params={"kode": CODE})
    assert CODE.encode() in everything()


def test_a_code_leaves_when_the_provider_has_taken_the_message():
    notice = accept(tell(), at=AT)
    assert (notice.state, notice.secret, notice.secret_until) == ("diterima", "", None)
    assert HIDDEN in text_of(notice)
    refused("pesan_tidak_menunggu", accept, notice, at=AT)


# Each: minutes after, and whether the code is still there.
LIVES = [(9, True), (10, False), (30, False)]


@pytest.mark.parametrize(("minutes", "there"), LIVES)
def test_a_code_leaves_after_ten_minutes_and_its_message_has_failed(minutes, there):
    notice = tell()
    assert erase_codes(at=AT + timedelta(minutes=minutes)) == (0 if there else 1)
    notice.refresh_from_db()
    assert (notice.secret == CODE, notice.state) == (there, "antre" if there else "gagal")


def test_the_next_message_clears_the_old_codes_away():
    first = tell()
    tell(replace(MESSAGE, event="akun:9:1"), at=AT + timedelta(minutes=11))
    first.refresh_from_db()
    assert first.secret == ""


def test_the_database_itself_keeps_no_code_in_a_message_that_is_on_its_way():
    notice = tell()
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(state="diterima")


def test_the_database_itself_wants_a_region_for_staff():
    notice = tell()
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(stream="petugas", addressee_kind="petugas")


def test_the_same_event_is_told_once():
    tell()
    tell_account(MESSAGE, at=AT)
    assert Notice.objects.count() == 1


@pytest.mark.parametrize("code", sorted(ACCOUNT_WORDS))
def test_every_text_can_be_registered_and_warns_where_it_carries_a_code(code):
    text = ACCOUNT_WORDS[code]
    carries = "{kode}" in text
    message = replace(MESSAGE if carries else PLAIN, event=f"uji:{code}", words=code)
    assert len(text_of(tell(message))) <= LONGEST
    assert ("Kami tidak pernah meminta" in text) is carries
    assert "http" not in text


def test_words_are_registered_once_and_new_words_get_the_next_version(monkeypatch):
    tell()
    tell(replace(MESSAGE, event="akun:2:9"))
    assert NoticeTemplate.objects.filter(code="akun_aktivasi").count() == 1
    monkeypatch.setitem(ACCOUNT_WORDS, "akun_aktivasi", "Kode baru: {kode}.")
    assert tell(replace(MESSAGE, event="akun:3:1")).template.version == 2
    assert Entry.objects.filter(deed="templat_didaftarkan").count() == 2


# Each: what is wrong with the message, and the code of the refusal.
WRONG = [
    ({"words": "entah"}, "templat_tidak_dikenal"),
    ({"code": ""}, "kode_pesan_keliru"),
    ({"words": "akun_sudah_ada"}, "kode_pesan_keliru"),
]


@pytest.mark.parametrize(("different", "code"), WRONG)
def test_a_message_that_is_not_told(different, code):
    refused(code, tell_account, replace(MESSAGE, **different), at=AT)
    assert not Notice.objects.exists()


def test_no_other_notice_may_carry_a_code():
    region = a_region()
    with pytest.raises(Refused) as caught:
        register_template(region=region, code="x", text="Kode {kode}", by=THE_SYSTEM, at=AT)
    assert caught.value.code == "isian_pesan_terlarang"


def a_case_notice(applicant_id):
    region = a_region()
    register_template(region=region, code="pelacakan", text="Permohonan {nomor}.", by=THE_SYSTEM, at=AT)
    notice = Outgoing(
        region.pk, "jurnal:1", "pemohon", applicant_id, "whatsapp", "pelacakan", {"nomor": "P-1"}
    )
    announce([notice, replace(notice, channel="aplikasi")], at=AT)
    return region


def test_the_phone_shows_the_newest_first_with_codes_while_they_live():
    citizen = a_citizen(a_newcomer(phone="081377778888"))
    region = a_case_notice(citizen.applicant_id)
    tell(replace(MESSAGE, event="akun:77:1"))
    [code, case] = telephone(at=AT)
    assert (code.to, code.code, code.sender) == (TO, CODE, "")
    assert CODE in code.text
    assert (case.to, case.text, case.sender, case.code) == (
        "6281377778888",
        "Permohonan P-1.",
        region.name,
        "",
    )
    [old, _] = telephone(at=AT + timedelta(minutes=10))
    assert (old.code, CODE in old.text) == ("", False)


@pytest.mark.parametrize("many", [1, 20])
def test_the_phone_takes_two_statements(many, django_assert_num_queries):
    for _ in range(many):
        a_case_notice(a_citizen(a_newcomer()).applicant_id)
    with django_assert_num_queries(2):
        assert len(telephone(at=AT)) == many


def test_registration_goes_through_the_outbox_and_back():
    visit = a_visit()
    ask_account(a_newcomer(), visit, tell_account)
    [message] = telephone(at=AT)
    assert confirm_registration(code=message.code, visit=visit, at=AT).pk


def test_a_message_that_cannot_be_told_leaves_no_request():
    """The message is told in the transaction of the request: both are there or neither."""
    from satupintu.people.models import AccountRequest

    def broken(message, *, at):
        raise Refused("uji_gagal", "Uji.")

    refused("uji_gagal", ask_account, a_newcomer(), a_visit(), broken)
    assert not AccountRequest.objects.exists()


def test_a_copy_shows_messages_without_codes_and_erasing_forgets_where_to():
    citizen = a_citizen(a_newcomer())
    me = Applicant.objects.get(pk=citizen.applicant_id)
    tell(replace(MESSAGE, event="akun:5:1", applicant_id=me.pk))
    sent = accept(tell(replace(PLAIN, event="akun:5:2", applicant_id=me.pk)), at=AT)
    tell(replace(PLAIN, event="akun:5:3", words="akun_hapus_diputus", applicant_id=me.pk))
    about = NoticesAbout()
    told = about.about(me.pk)
    assert [one["kanal"] for one in told] == ["whatsapp"] * 3
    assert CODE not in str(told)
    assert about.keeps(me.pk)
    assert about.keeps(0) == []
    assert not about.under_way(me.pk)
    about.erase(me.pk, by=citizen, at=AT)
    sent.refresh_from_db()
    assert sent.to == ""
    left = Notice.objects.filter(addressee=me.pk, state="antre")
    assert [(notice.template.code, notice.to) for notice in left.select_related("template")] == [
        ("akun_hapus_diputus", TO)
    ]
