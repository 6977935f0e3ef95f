"""Acting for others: a body entered and kept, a mandate offered by code, taken, ended; applying for the body."""

import re
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from satupintu.cases.models import Case
from satupintu.ops.walk.stage import an_applicant, free_number
from satupintu.people.actions.renew_invitation import renew_invitation
from satupintu.people.models import Applicant, Invitation, Mandate, Organisation
from satupintu.people.queries import act_as_applicant
from tests.situations.accounts import refused
from tests.situations.browsers import opened_account, signed_in
from tests.web import shelves
from tests.web.portal_walk import key_in

AT = datetime(2026, 11, 20, 3, tzinfo=UTC)
HERE = "/akun/lembaga/"
DAY = ("sampai.hari", "sampai.bulan", "sampai.tahun")
BODY = {"nama": "Yayasan Contoh Peragaan", "bentuk": "yayasan", "negara": "ID"}


@pytest.fixture
def clock(db, collected_static, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: AT)


@pytest.fixture
def runner(clock):
    return signed_in(opened_account(an_applicant(at=AT, number=free_number()), at=AT))


@pytest.fixture
def other(clock):
    return signed_in(opened_account(an_applicant(at=AT, number=free_number()), at=AT))


def entered(client) -> str:
    answer = client.post(HERE + "baru/", BODY)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def code_in(page: str) -> str:
    return re.search(r"<strong>([^<]+)</strong>", page)[1]


def test_who_enters_a_body_runs_it(runner):
    page = runner.get(entered(runner)).content.decode()
    assert "Yayasan Contoh Peragaan" in page
    assert "Pengurus" in page
    assert "Yayasan Contoh Peragaan" in runner.get(HERE).content.decode()


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"nama": " "}, "nama", "Nama lembaga belum diisi"),
        ({"bentuk": ""}, "bentuk", "Pilih dari daftar"),
        ({"negara": "NL"}, "negara", "Periksa bentuk dan negaranya"),
        ({"nib": "12"}, "nib", "NIB"),
        ({"situs": "contoh"}, "situs", "https://"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(runner, changes, field, sentence):
    answer = runner.post(HERE + "baru/", BODY | changes)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert f'id="isian-{field}-salah"' in page
    assert not Organisation.objects.exists()


def test_everything_wrong_with_a_body_is_said_at_once(runner):
    wrong = {"nama": " ", "bentuk": "", "npwp": "1", "nib": "12", "telepon": "x", "surel": "x", "situs": "x"}
    page = runner.post(HERE + "baru/", BODY | wrong).content.decode()
    assert re.findall(r'id="isian-(\w+)-salah"', page) == list(wrong)


def test_a_body_sent_twice_is_one_body(runner):
    first, second = (runner.post(HERE + "baru/", BODY | {"kunci": "sama"}) for _ in range(2))
    assert second["Location"] == first["Location"]
    assert Organisation.objects.count() == Mandate.objects.count() == 1
    runner.post(HERE + "baru/", BODY | {"kunci": "lain"})
    assert Organisation.objects.count() == 2, "the control: another form makes another one"


def test_a_key_is_good_for_what_it_was_sent_with(runner):
    runner.post(HERE + "baru/", BODY | {"kunci": "sama"})
    other = runner.post(HERE + "baru/", BODY | {"kunci": "sama", "nama": "Yayasan Lain"})
    assert (other.status_code, Organisation.objects.count()) == (422, 1)
    keyless = runner.post(HERE + "baru/", BODY | {"kunci": ""})
    assert (keyless.status_code, Organisation.objects.count()) == (422, 1)


def test_an_offer_sent_twice_is_one_offer_and_its_last_code_is_good(runner, other):
    sent = {"undang": "ya", "surat": "SK 3"}
    first, last = (code_in(runner.post(HERE, sent | {"kunci": "sama"}).content.decode()) for _ in range(2))
    assert (Invitation.objects.count(), first == last) == (1, False)
    runner.post(HERE, sent | {"kunci": "lain"})
    assert Invitation.objects.count() == 2, "the control: another form makes another one"
    assert other.post(HERE, {"terima": "ya", "kode": first}).status_code == 422
    assert other.post(HERE, {"terima": "ya", "kode": last, "kunci": "k"}).status_code == 302
    again = other.post(HERE, {"terima": "ya", "kode": last, "kunci": "k"})
    assert (again.status_code, Mandate.objects.count()) == (302, 1)


def test_a_new_code_is_given_to_who_made_the_offer(runner, other):
    runner.post(HERE, {"undang": "ya", "surat": "SK 3"})
    offer, stranger = (
        Invitation.objects.get(),
        Applicant.objects.exclude(pk=Invitation.objects.get().given_by_id),
    )
    by = act_as_applicant(stranger.get().user, at=AT)
    refused("bukan_pembuat_undangan", renew_invitation, offer.pk, by=by, at=AT)


def test_a_body_is_changed_by_who_runs_it_and_not_over_a_newer_one(runner):
    place = entered(runner)
    assert runner.post(place + "ubah/", BODY | {"alamat": "Jalan Baru 1", "versi": "0"}).status_code == 302
    late = runner.post(place + "ubah/", BODY | {"alamat": "Jalan Lama 2", "versi": "0"})
    assert late.status_code == 422
    assert Organisation.objects.get().address == "Jalan Baru 1"


def test_a_code_makes_another_one_a_kuasa_once(runner, other):
    place = entered(runner)
    shown = runner.post(place, {"undang": "ya", "kedudukan": "kuasa", "surat": "SK 1 tanggal 2 Januari 2026"})
    code = code_in(shown.content.decode())
    assert other.get(place).status_code == 404
    assert other.post(HERE, {"terima": "ya", "kode": code}).status_code == 302
    again = other.post(HERE, {"terima": "ya", "kode": code})
    assert again.status_code == 422
    assert "sudah dipakai" in again.content.decode()
    assert Mandate.objects.filter(kind="kuasa", revoked_at__isnull=True).count() == 1
    mandate = Mandate.objects.get(kind="kuasa")
    assert other.get(f"{HERE}{mandate.pk}/").status_code == 200
    assert runner.post(place, {"cabut": str(mandate.pk)}).status_code == 302
    assert other.get(f"{HERE}{mandate.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        pytest.param({"kedudukan": "kuasa"}, "Isi nomor dan tanggal surat kuasanya", id="tanpa_surat_kuasa"),
        pytest.param(
            {"kedudukan": "kuasa", "surat": "SK 1"} | dict.fromkeys(DAY, "40"),
            "Berlaku sampai",
            id="masa_kuasa_salah",
        ),
    ],
)
def test_an_invitation_without_its_terms_is_not_made(runner, typed, sentence):
    answer = runner.post(entered(runner), {"undang": "ya"} | typed)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_withdrawn_code_opens_nothing(runner, other):
    shown = runner.post(HERE, {"undang": "ya", "surat": "SK 3"}).content.decode()
    number = re.search(r'name="batal" value="(\d+)"', shown)[1]
    assert runner.post(HERE, {"batal": number}).status_code == 302
    assert other.post(HERE, {"terima": "ya", "kode": code_in(shown)}).status_code == 422
    assert not Mandate.objects.exists()


def test_the_last_who_runs_a_body_cannot_leave_it(runner):
    place = entered(runner)
    answer = runner.post(place, {"lepas": str(Mandate.objects.get().pk)})
    assert answer.status_code == 422
    assert "pengurus terakhir" in answer.content.decode()


@pytest.mark.parametrize("name", ["cabut", "lepas", "batal"])
@pytest.mark.parametrize("number", ["999999", "-1", "abc", ""])
def test_what_is_not_ones_own_is_not_there(runner, name, number):
    assert runner.post(HERE, {name: number}).status_code == 404


def online() -> str:
    """The page before an application, of the first service on the shelf that takes them on the site."""
    for folder in shelves.region_folders():
        region = shelves.established(folder)
        for one in shelves.shelved(folder).newest():
            if "daring" in one.read.standard.service.channels:
                return f"/{region.slug}/layanan/{one.service}/ajukan/"
    raise AssertionError


def test_a_draft_is_opened_for_the_body(runner):
    address = online()
    assert "Untuk siapa" not in runner.get(address).content.decode()
    entered(runner)
    page = runner.get(address).content.decode()
    assert "Untuk siapa permohonan ini?" in page
    posted = {"kunci": key_in(page), "untuk": str(Mandate.objects.get().pk)}
    answer = runner.post(address, posted)
    assert answer.status_code == 302, answer.content.decode()
    assert Case.objects.get().organisation == Organisation.objects.get()
    Mandate.objects.update(revoked_at=AT)
    late = runner.post(address, posted | {"kunci": "kunci-lain"})
    assert late.status_code == 422
    assert "tidak berlaku lagi" in late.content.decode()
    assert Case.objects.count() == 1
