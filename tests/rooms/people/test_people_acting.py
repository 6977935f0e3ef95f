from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from satupintu.journal.signatory import Signatory
from satupintu.people.actions.depute import depute
from satupintu.people.actions.end_deputy import end_deputy
from satupintu.people.actor import check_region, check_service, signature_line
from satupintu.people.models import Deputy, Holding, Post, Region, User
from satupintu.people.queries import act_as, holders_of, posts_of, system_actor
from satupintu.rules.errors import Refused

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
EARLIER = date(2026, 1, 1)

Hold = Callable[..., Holding]
Officer = Callable[[str], User]


def stand_in(
    post: Post, user: User, starts: date, ends: date, *, kind: str = "plh", services: tuple[str, ...] = ()
) -> Deputy:
    deputy, _ = depute(
        post=post,
        user=user,
        kind=kind,
        decree="SP 7/2026",
        starts=starts,
        ends=ends,
        services=services,
        by=system_actor(),
        at=AT,
    )
    return deputy


def test_the_holder_acts_in_one_statement(head: Post, officer: Officer, hold: Hold) -> None:
    ani = officer("ani")
    hold(head, ani, EARLIER)
    with CaptureQueriesContext(connection) as queries:
        actor = act_as(ani.pk, head.pk, at=AT)
    assert len(queries) == 1
    assert (actor.capacity, actor.post_code, actor.role) == ("tetap", "kepala_dinas", "kepala_dinas")
    assert (actor.region_id, actor.agency_id, actor.zone) == (head.region_id, head.agency_id, "Asia/Jakarta")
    assert actor.signatory == Signatory(f"pengguna:{ani.pk}", f"jabatan:{head.pk}")
    assert signature_line(actor) == "KEPALA DINAS"


@pytest.mark.parametrize(("kind", "line"), [("plh", "Plh. KEPALA DINAS"), ("plt", "Plt. KEPALA DINAS")])
def test_a_deputy_acts_in_two_statements_and_signs_as_one(
    head: Post, officer: Officer, kind: str, line: str
) -> None:
    budi = officer("budi")
    deputy = stand_in(head, budi, TODAY, TODAY, kind=kind)
    with CaptureQueriesContext(connection) as queries:
        actor = act_as(budi, head, at=AT)
    assert len(queries) == 2
    assert (actor.capacity, actor.deputy_id, actor.name) == (kind, deputy.pk, "Budi")
    assert actor.signatory == Signatory(f"pengguna:{budi.pk}", f"jabatan:{head.pk}/{kind}:{deputy.pk}")
    assert signature_line(actor) == line


def test_the_line_above_a_signature_may_be_worded_by_the_region(
    head: Post, officer: Officer, hold: Hold
) -> None:
    Post.objects.filter(pk=head.pk).update(signs_as="KEPALA DINAS PENANAMAN MODAL")
    ani, budi = officer("ani"), officer("budi")
    hold(head, ani, EARLIER)
    stand_in(head, budi, TODAY, TODAY)
    assert signature_line(act_as(ani, head, at=AT)) == "KEPALA DINAS PENANAMAN MODAL"
    assert signature_line(act_as(budi, head, at=AT)) == "Plh. KEPALA DINAS PENANAMAN MODAL"


def refusal(user: User, post: Post, at: datetime = AT, service: str | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        act_as(user, post, at=at, service=service)
    return caught.value


# (zone, moment, allowed): the period ends on 20 November, and the day is the region's.
MIDNIGHTS = [
    ("Asia/Jakarta", datetime(2026, 11, 19, 16, 59, tzinfo=UTC), False),
    ("Asia/Jakarta", datetime(2026, 11, 19, 17, 0, tzinfo=UTC), True),
    ("Asia/Jakarta", datetime(2026, 11, 20, 16, 59, tzinfo=UTC), True),
    ("Asia/Jakarta", datetime(2026, 11, 20, 17, 0, tzinfo=UTC), False),
    ("Asia/Jayapura", datetime(2026, 11, 20, 14, 59, tzinfo=UTC), True),
    ("Asia/Jayapura", datetime(2026, 11, 20, 15, 0, tzinfo=UTC), False),
]


@pytest.mark.parametrize(("zone", "at", "allowed"), MIDNIGHTS)
def test_the_day_of_acting_is_the_regions(
    head: Post, officer: Officer, zone: str, at: datetime, allowed: bool
) -> None:
    Region.objects.update(zone=zone)
    budi = officer("budi")
    stand_in(head, budi, TODAY, TODAY)
    if allowed:
        assert act_as(budi, head, at=at).capacity == "plh"
    else:
        assert refusal(budi, head, at).code in {"masa_tugas_berakhir", "masa_tugas_belum_mulai"}


def test_a_period_that_ended_mid_case_is_the_reason(head: Post, officer: Officer) -> None:
    budi = officer("budi")
    stand_in(head, budi, TODAY - timedelta(days=5), TODAY)
    act_as(budi, head, at=AT)
    refused = refusal(budi, head, AT + timedelta(days=1))
    assert refused.code == "masa_tugas_berakhir"
    assert refused.sentence.startswith("Masa tugas Plh. Kepala Dinas berakhir 20 November 2026.")


def test_a_holding_that_ended_is_the_reason(head: Post, officer: Officer, hold: Hold) -> None:
    ani = officer("ani")
    hold(head, ani, EARLIER, TODAY - timedelta(days=1))
    refused = refusal(ani, head)
    assert refused.sentence.startswith("Masa tugas Kepala Dinas berakhir 19 November 2026.")


def test_a_period_that_has_not_begun_is_the_reason(head: Post, officer: Officer) -> None:
    budi = officer("budi")
    stand_in(head, budi, date(2026, 12, 1), date(2026, 12, 5))
    refused = refusal(budi, head)
    assert refused.code == "masa_tugas_belum_mulai"
    assert refused.sentence.startswith("Masa tugas Plh. Kepala Dinas baru mulai 1 Desember 2026.")


def test_of_several_periods_the_nearest_is_the_reason(head: Post, officer: Officer, hold: Hold) -> None:
    budi = officer("budi")
    hold(head, budi, date(2020, 1, 1), date(2021, 1, 1))
    stand_in(head, budi, date(2026, 11, 10), date(2026, 11, 18))
    assert refusal(budi, head).sentence.startswith("Masa tugas Plh. Kepala Dinas berakhir 18 November 2026.")


def test_an_appointment_taken_back_is_the_reason(head: Post, officer: Officer) -> None:
    budi = officer("budi")
    deputy = stand_in(head, budi, TODAY, TODAY)
    end_deputy(deputy=deputy, last_day=TODAY - timedelta(days=1), by=system_actor(), at=AT)
    refused = refusal(budi, head)
    assert refused.code == "penugasan_dicabut"
    assert refused.sentence.startswith("Penugasan Plh. Kepala Dinas dicabut 20 November 2026.")


@pytest.mark.parametrize("by_key", [True, False])
def test_a_stranger_is_told_so(head: Post, officer: Officer, by_key: bool) -> None:
    stranger = officer("citra")
    with pytest.raises(Refused) as caught:
        act_as(stranger.pk if by_key else stranger, head.pk if by_key else head, at=AT)
    assert caught.value.code == "bukan_pemegang_jabatan"
    assert "Kepala Dinas" in caught.value.sentence


def test_a_deputys_scope_is_by_services(head: Post, officer: Officer) -> None:
    budi = officer("budi")
    stand_in(head, budi, TODAY, TODAY, services=("izin_a",))
    assert act_as(budi, head, at=AT, service="izin_a").services == ("izin_a",)
    refused = refusal(budi, head, service="izin_b")
    assert refused.code == "di_luar_penugasan"
    assert "Plh. Kepala Dinas" in refused.sentence

    without = act_as(budi, head, at=AT)
    check_service(without, "izin_a")
    with pytest.raises(Refused):
        check_service(without, "izin_b")


def test_a_closed_account_acts_no_more(head: Post, officer: Officer, hold: Hold) -> None:
    ani = officer("ani")
    hold(head, ani, EARLIER)
    User.objects.filter(pk=ani.pk).update(is_active=False)
    assert refusal(ani, head).code == "akun_nonaktif"
    assert holders_of(head, TODAY) == ()


def test_a_closed_post_is_acted_in_no_more(head: Post, officer: Officer, hold: Hold) -> None:
    ani = officer("ani")
    hold(head, ani, EARLIER)
    Post.objects.filter(pk=head.pk).update(closed_on=TODAY)
    assert refusal(ani, head).code == "jabatan_ditutup"
    assert act_as(ani, head, at=AT - timedelta(days=1)).capacity == "tetap"
    assert posts_of(ani, TODAY) == ()


def test_the_seats_of_a_person_and_the_people_of_a_seat(
    post: Callable[[str], Post], head: Post, officer: Officer, hold: Hold
) -> None:
    ani, budi = officer("ani"), officer("budi")
    hold(head, ani, EARLIER)
    hold(post("koordinator"), budi, EARLIER)
    stand_in(head, budi, TODAY, TODAY)
    with CaptureQueriesContext(connection) as queries:
        seats = posts_of(budi, TODAY)
    assert len(queries) == 2
    assert [(seat.post_code, seat.capacity) for seat in seats] == [
        ("koordinator", "tetap"),
        ("kepala_dinas", "plh"),
    ]
    assert [(one.name, one.capacity) for one in holders_of(head, TODAY)] == [
        ("Ani", "tetap"),
        ("Budi", "plh"),
    ]
    assert [one.name for one in holders_of(head, TODAY + timedelta(days=1))] == ["Ani"]


def test_work_stays_in_its_region(region: Region, head: Post, officer: Officer, hold: Hold) -> None:
    ani = officer("ani")
    hold(head, ani, EARLIER)
    actor = act_as(ani, head, at=AT)
    check_region(actor, region.pk)
    check_region(system_actor(), region.pk + 1)
    with pytest.raises(Refused) as caught:
        check_region(actor, region.pk + 1)
    assert caught.value.code == "wilayah_lain"


def test_the_system_acts_without_a_seat_and_signs_nothing() -> None:
    assert system_actor().signatory == Signatory("sistem")
    with pytest.raises(Refused) as caught:
        signature_line(system_actor())
    assert caught.value.code == "tanpa_jabatan"
