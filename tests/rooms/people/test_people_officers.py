"""The people of an office as its administrator keeps them: accounts, papers, absences, seats without anybody."""

from datetime import date, timedelta

import pytest

from satupintu.journal.models import Entry
from satupintu.people.actions.appoint import appoint
from satupintu.people.actions.cancel_absence import cancel_absence
from satupintu.people.actions.change_password import change_password
from satupintu.people.actions.depute import depute
from satupintu.people.actions.disable_account import disable_account
from satupintu.people.actions.enable_account import enable_account
from satupintu.people.actions.record_absence import record_absence
from satupintu.people.actions.record_qualification import Paper, record_qualification
from satupintu.people.actions.register_officer import register_officer
from satupintu.people.actions.set_temporary_password import set_temporary_password
from satupintu.people.actions.withdraw_qualification import withdraw_qualification
from satupintu.people.actor import Actor
from satupintu.people.models import User
from satupintu.people.passwords import check_not_expired, must_change
from satupintu.people.queries import act_as, system_actor
from satupintu.people.queries_officers import (
    absent,
    has_administrator,
    officers_of,
    papers_held,
    seats_of,
)
from satupintu.rules.competence import compare
from tests.situations.accounts import PASSWORD, Phone, a_citizen, a_newcomer, a_visit, refused
from tests.situations.seats import AT, a_region

pytestmark = pytest.mark.django_db
TODAY, TOMORROW = date(2026, 11, 20), date(2026, 11, 21)
NEW = "sepeda merah di halaman"


def a_keeper(region, *, role="pengelola", user_id=None):
    return Actor(user_id=user_id, name="Uji", capacity="tetap", role=role, region_id=region.pk, post_id=1)


@pytest.fixture
def keeper(region):
    return a_keeper(region)


@pytest.fixture
def ani(region, keeper):
    return register_officer(login="ani", name="Ani", password=PASSWORD, home=region, by=keeper, at=AT)


@pytest.fixture
def seated(ani, head, hold):
    hold(head, ani, date(2026, 1, 1))
    return ani


def test_an_administrator_opens_accounts_for_his_region_only(region, keeper, ani):
    assert ani.home == region
    form = {"login": "budi", "name": "Budi", "at": AT}
    refused("wilayah_lain", register_officer, by=keeper, **form)
    refused("wilayah_lain", register_officer, by=keeper, home=a_region(), **form)
    refused("bukan_pengelola", register_officer, by=a_keeper(region, role="loket"), home=region, **form)


def test_only_the_administrator_appoints(region, head, ani):
    given = {"post": head, "user": ani, "starts": TODAY, "at": AT}
    refused("bukan_pengelola", appoint, by=a_keeper(region, role="kepala_dinas"), **given)
    refused("wilayah_lain", appoint, by=a_keeper(a_region()), **given)
    assert appoint(by=a_keeper(region), **given).pk


# Each: who acts, and the code of the refusal.
def strangers(region, ani):
    return [
        (a_keeper(a_region()), "wilayah_lain"),
        (a_keeper(region, role="loket"), "bukan_pengelola"),
        (a_keeper(region, user_id=ani.pk), "akun_sendiri"),
        (a_citizen(a_newcomer()), "bukan_pengelola"),
    ]


@pytest.mark.parametrize("act", [disable_account, enable_account, set_temporary_password])
def test_an_account_is_kept_by_the_administrator_of_its_region(region, ani, act):
    for by, code in strangers(region, ani):
        refused(code, act, ani, by=by, at=AT)
    citizen = User.objects.create(login="w-1", kind="pemohon", created_at=AT)
    refused("bukan_petugas", act, citizen, by=a_keeper(region), at=AT)


def test_an_account_without_a_home_is_kept_where_it_has_a_post(region, keeper, officer, head, hold):
    user = officer("lama")
    refused("wilayah_lain", disable_account, user, by=keeper, at=AT)
    hold(head, user, TODAY)
    assert not disable_account(user, by=keeper, at=AT).is_active


def test_a_disabled_officer_acts_in_no_seat(seated, head, keeper):
    disable_account(seated, by=keeper, at=AT)
    refused("akun_nonaktif", act_as, seated, head, at=AT)
    refused("akun_sudah_nonaktif", disable_account, seated, by=keeper, at=AT)
    refused("akun_nonaktif", set_temporary_password, seated, by=keeper, at=AT)
    enable_account(seated, by=keeper, at=AT)
    assert act_as(seated, head, at=AT)
    refused("akun_sudah_aktif", enable_account, seated, by=keeper, at=AT)
    deeds = Entry.objects.filter(chain=f"pengguna:{seated.pk}").order_by("number")
    assert [entry.deed for entry in deeds][1:] == ["akun_dinonaktifkan", "akun_diaktifkan_lagi"]


def test_a_password_from_the_administrator_is_good_for_a_day_and_must_be_changed(ani, keeper):
    password = set_temporary_password(ani, by=keeper, at=AT)
    ani.refresh_from_db()
    assert ani.check_password(password)
    assert must_change(ani)
    check_not_expired(ani, AT + timedelta(hours=23))
    refused("kata_sandi_sementara_habis", check_not_expired, ani, AT + timedelta(hours=24))
    own = Actor(user_id=ani.pk, name="Ani", capacity="tetap")
    change_password(old_password=password, new_password=NEW, visit=a_visit(), by=own, tell=Phone(), at=AT)
    ani.refresh_from_db()
    assert not must_change(ani)
    check_not_expired(ani, AT + timedelta(days=9))
    assert not any(password in str(entry.facts) for entry in Entry.objects.all())


def learn(user, region, keeper, **paper):
    given = {"kind": "pendidikan", "title": "Ilmu Hukum", "level": "s1", **paper}
    return record_qualification(user, Paper(**given), region=region, by=keeper, at=AT)


def test_papers_stand_beside_the_lines_of_a_standard(region, keeper, ani):
    learn(ani, region, keeper)
    learn(ani, region, keeper, kind="sertifikat", title="Diklat PTSP tingkat dasar")
    over = learn(ani, region, keeper, kind="sertifikat", title="Diklat Auditor", valid_until=date(2026, 1, 1))
    learn(ani, region, keeper, kind="pernyataan", title="Mampu mengoperasikan komputer")
    lines = (
        "Sarjana Ekonomi/Hukum/Sosial",
        "Sertifikasi Diklat PTSP",
        "Diklat Auditor",
        "Mampu mengoperasikan komputer",
        "Memahami Peraturan Perundang-undangan yang berlaku",
    )
    verdicts = [match.verdict for match in compare(lines, papers_held(ani.pk, TODAY))]
    assert verdicts == ["terpenuhi", "terpenuhi", "belum_terbukti", "terpenuhi", "dinilai_atasan"]
    withdraw_qualification(over, by=keeper, at=AT)
    refused("kualifikasi_sudah_dihapus", withdraw_qualification, over, by=keeper, at=AT)


# Each: what is recorded, and the code of the refusal.
BAD_PAPERS = [
    ({"kind": "bakat"}, "jenis_kualifikasi_salah"),
    ({"title": " "}, "tanpa_nama_kualifikasi"),
    ({"level": ""}, "jenjang_salah"),
    ({"obtained_on": TODAY, "valid_until": date(2026, 1, 1)}, "masa_kualifikasi_terbalik"),
]


@pytest.mark.parametrize(("paper", "code"), BAD_PAPERS)
def test_a_paper_that_is_not_recorded(region, keeper, ani, paper, code):
    refused(code, learn, ani, region, keeper, **paper)


def test_papers_are_recorded_by_the_administrator(region, ani):
    for by, code in strangers(region, ani)[:2]:
        refused(code, learn, ani, region, by)


def away(user, region, by, *, kind="cuti", starts=TODAY, ends=TOMORROW):
    return record_absence(user, region=region, kind=kind, starts=starts, ends=ends, by=by, at=AT)


def test_an_absence_shows_in_its_days(region, keeper, ani):
    absence = away(ani, region, keeper)
    for day, there in [(TODAY - timedelta(days=1), 0), (TODAY, 1), (TOMORROW, 1), (date(2026, 11, 22), 0)]:
        assert len(absent([ani.pk], day)) == there
    cancel_absence(absence, by=keeper, at=AT)
    assert absent([ani.pk], TODAY) == {}
    refused("absen_sudah_batal", cancel_absence, absence, by=keeper, at=AT)


def test_an_officer_writes_his_own_absence(region, ani):
    own = a_keeper(region, role="loket", user_id=ani.pk)
    absence = away(ani, region, own)
    colleague = a_keeper(region, role="loket")
    refused("bukan_pengelola", away, ani, region, colleague, starts=TODAY + timedelta(days=9))
    refused("bukan_pengelola", cancel_absence, absence, by=colleague, at=AT)
    cancel_absence(absence, by=own, at=AT)


# Each: what is recorded, and the code of the refusal.
BAD_ABSENCES = [
    ({"kind": "malas"}, "jenis_absen_salah"),
    ({"starts": TOMORROW, "ends": TODAY}, "masa_absen_terbalik"),
    ({"starts": TOMORROW, "ends": date(2026, 12, 1)}, "absen_sudah_ada"),
]


@pytest.mark.parametrize(("absence", "code"), BAD_ABSENCES)
def test_an_absence_that_is_not_recorded(region, keeper, ani, absence, code):
    away(ani, region, keeper)
    refused(code, away, ani, region, keeper, **{"ends": TOMORROW, **absence})


def uncovered(region, on=TODAY):
    return {seat.post.code for seat in seats_of(region.pk, on) if seat.uncovered}


def test_a_seat_without_anybody_is_seen_until_somebody_stands_in(region, keeper, seated, head, officer):
    others = uncovered(region) - {"kepala_dinas"}
    assert uncovered(region) == others
    away(seated, region, keeper)
    assert uncovered(region) == others | {"kepala_dinas"}
    budi = officer("budi")
    depute(
        post=head, user=budi, kind="plh", decree="SP 1", starts=TODAY, ends=TODAY, by=system_actor(), at=AT
    )
    assert uncovered(region) == others
    [seat] = [seat for seat in seats_of(region.pk, TODAY) if seat.post == head]
    assert ([user.pk for user in seat.holders], list(seat.away), seat.deputies[0].user) == (
        [seated.pk],
        [seated.pk],
        budi,
    )
    assert uncovered(region, TOMORROW) == others | {"kepala_dinas"}


def test_a_disabled_holder_or_deputy_covers_no_seat(region, keeper, seated):
    disable_account(seated, by=keeper, at=AT)
    assert "kepala_dinas" in uncovered(region)


def test_an_officers_file_shows_posts_papers_and_absence(region, keeper, seated, head):
    learn(seated, region, keeper)
    away(seated, region, keeper)
    [file] = officers_of(region.pk, TODAY)
    assert (file.user, file.posts, file.absence.kind) == (seated, (head,), "cuti")
    assert [paper.title for paper in file.qualifications] == ["Ilmu Hukum"]
    assert officers_of(a_region().pk, TODAY) == []


@pytest.mark.parametrize("many", [1, 12])
def test_the_lists_take_the_same_statements_however_many(
    region, keeper, post, hold, many, django_assert_num_queries
):
    for n in range(many):
        user = register_officer(login=f"petugas{n}", name=f"Petugas {n}", home=region, by=keeper, at=AT)
        hold(post("back_office"), user, TODAY)
        learn(user, region, keeper)
        away(user, region, keeper)
    with django_assert_num_queries(4):
        assert len(officers_of(region.pk, TODAY)) == many
    with django_assert_num_queries(4):
        assert len(seats_of(region.pk, TODAY)) == 4


def test_a_region_without_administrator_is_seen(region, keeper, ani, post, hold):
    assert not has_administrator(region.pk, TODAY)
    seat = post("back_office")
    seat.role = "pengelola"
    seat.save()
    hold(seat, ani, TODAY)
    assert has_administrator(region.pk, TODAY)
    disable_account(ani, by=keeper, at=AT)
    assert not has_administrator(region.pk, TODAY)
