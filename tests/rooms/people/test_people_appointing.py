import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from satupintu.journal.models import Entry
from satupintu.journal.queries.verify import verify
from satupintu.people.actions.appoint import appoint
from satupintu.people.actions.depute import depute
from satupintu.people.actions.end_deputy import end_deputy
from satupintu.people.actions.end_holding import end_holding
from satupintu.people.actor import Actor
from satupintu.people.models import Deputy, Holding, Post, User
from satupintu.people.queries import system_actor
from satupintu.people.seating import check_seat_free
from satupintu.rules.errors import Refused

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)

Hold = Callable[..., Holding]
Officer = Callable[[str], User]

JAN, MAR, JUN, DEC = date(2026, 1, 1), date(2026, 3, 31), date(2026, 6, 30), date(2026, 12, 31)

# (there already, asked for, free?)
PERIODS = [
    ((JAN, None), (JUN, None), False),
    ((JUN, None), (JAN, None), False),
    ((JUN, None), (JAN, MAR), True),
    ((JAN, MAR), (MAR, None), False),
    ((JAN, MAR), (MAR + timedelta(days=1), None), True),
    ((MAR, JUN), (JAN, DEC), False),
    ((JAN, DEC), (MAR, JUN), False),
]


@pytest.mark.parametrize(("there", "asked", "free"), PERIODS)
def test_a_post_has_one_holder_at_a_time(
    head: Post,
    officer: Officer,
    hold: Hold,
    there: tuple[date, date | None],
    asked: tuple[date, date | None],
    free: bool,
) -> None:
    hold(head, officer("ani"), *there)
    if free:
        assert hold(head, officer("budi"), *asked).pk
        return
    with pytest.raises(Refused) as caught:
        hold(head, officer("budi"), *asked)
    assert caught.value.code == "jabatan_terisi"
    assert "sudah dipegang Ani sejak" in caught.value.sentence
    assert Holding.objects.count() == 1


def test_a_post_with_any_number_of_seats_has_many_holders_and_nobody_twice(
    post: Callable[[str], Post], officer: Officer, hold: Hold
) -> None:
    counter = post("back_office")
    ani = officer("ani")
    for person in (ani, officer("budi"), officer("citra")):
        hold(counter, person, JAN)
    with pytest.raises(Refused) as caught:
        hold(counter, ani, JUN)
    assert caught.value.code == "jabatan_sudah_dipegang"


def test_two_seats_are_counted_day_by_day(post: Callable[[str], Post], officer: Officer, hold: Hold) -> None:
    team = post("tim_teknis")
    hold(team, officer("ani"), JAN, MAR)
    hold(team, officer("budi"), JUN, DEC)
    hold(team, officer("citra"), JAN)
    with pytest.raises(Refused, match="Jabatan Tim Teknis sudah dipegang"):
        hold(team, officer("dewi"), MAR + timedelta(days=1))
    assert hold(team, officer("eka"), MAR + timedelta(days=1), JUN - timedelta(days=1)).pk


def all_at_once(people: list[User], work: Callable[[User, threading.Barrier], object]) -> list[Refused]:
    start = threading.Barrier(len(people))
    refused: list[Refused] = []

    def run(user: User) -> None:
        try:
            work(user, start)
        except Refused as refusal:
            refused.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(user,)) for user in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return refused


@pytest.mark.django_db(transaction=True)
def test_of_four_who_are_given_one_seat_at_once_one_gets_it(head: Post, officer: Officer, hold: Hold) -> None:
    def race(user: User, start: threading.Barrier) -> None:
        start.wait(timeout=10)
        hold(head, user, JAN)

    refused = all_at_once([officer(login) for login in ("ani", "budi", "citra", "dewi")], race)
    assert Holding.objects.count() == 1
    assert [refusal.code for refusal in refused] == ["jabatan_terisi"] * 3


@pytest.mark.django_db(transaction=True)
def test_control_asking_before_the_lock_gives_one_seat_to_four(head: Post, officer: Officer) -> None:
    def race(user: User, start: threading.Barrier) -> None:
        check_seat_free(head, user, Holding.objects.filter(post=head), starts=JAN, ends=None)
        start.wait(timeout=10)
        Holding.objects.create(region=head.region, post=head, user=user, starts=JAN)

    all_at_once([officer(login) for login in ("ani", "budi", "citra", "dewi")], race)
    assert Holding.objects.count() == 4


def test_appointing_is_journalled_without_a_name(head: Post, officer: Officer, hold: Hold) -> None:
    ani = officer("ani")
    holding = hold(head, ani, JAN)
    entry = Entry.objects.get(chain=f"jabatan:{head.pk}")
    assert (entry.deed, entry.actor) == ("jabatan_diisi", "sistem")
    assert entry.facts == {
        "pemangku": holding.pk,
        "pengguna": ani.pk,
        "mulai": "2026-01-01",
        "sampai": None,
        "sk": "SK 1/2026",
    }
    assert verify() == []


def refused_code(action: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        action()
    return caught.value.code


def test_what_cannot_be_appointed(head: Post, officer: Officer, hold: Hold) -> None:
    ani = officer("ani")
    assert refused_code(lambda: hold(head, ani, JUN, JAN)) == "masa_terbalik"
    User.objects.filter(pk=ani.pk).update(is_active=False)
    assert refused_code(lambda: hold(head, ani, JAN)) == "bukan_petugas"
    User.objects.filter(pk=ani.pk).update(is_active=True, kind="pemohon")
    assert refused_code(lambda: hold(head, ani, JAN)) == "bukan_petugas"
    Post.objects.filter(pk=head.pk).update(closed_on=JUN)
    assert refused_code(lambda: hold(head, officer("budi"), JUN)) == "jabatan_ditutup"
    foreigner = Actor(user_id=1, name="x", capacity="tetap", post_id=1, region_id=head.region_id + 1)
    assert (
        refused_code(lambda: appoint(post=head, user=ani, starts=JAN, by=foreigner, at=AT)) == "wilayah_lain"
    )


def test_a_holding_is_ended_and_not_prolonged(head: Post, officer: Officer, hold: Hold) -> None:
    holding = hold(head, officer("ani"), JAN, JUN)
    ended = end_holding(holding=holding, last_day=MAR, decree="SK 9", by=system_actor(), at=AT)
    assert (ended.ends, ended.version) == (MAR, 1)
    assert hold(head, officer("budi"), MAR + timedelta(days=1)).pk
    assert (
        refused_code(lambda: end_holding(holding=holding, last_day=DEC, by=system_actor(), at=AT))
        == "perpanjangan_perlu_sk"
    )


def stand_in(
    post: Post, user: User, starts: date, ends: date, **more: object
) -> tuple[Deputy, tuple[str, ...]]:
    given: dict[str, object] = {"kind": "plh", "decree": "SP 7/2026", "services": (), **more}
    return depute(post=post, user=user, starts=starts, ends=ends, by=system_actor(), at=AT, **given)  # type: ignore[arg-type]  # loose on purpose, to give wrong values


def test_what_cannot_be_a_deputy(head: Post, officer: Officer, hold: Hold) -> None:
    ani, budi = officer("ani"), officer("budi")
    hold(head, ani, JAN)
    assert refused_code(lambda: stand_in(head, ani, TODAY, TODAY)) == "pengganti_diri_sendiri"
    assert refused_code(lambda: stand_in(head, budi, TODAY, TODAY, kind="pjs")) == "jenis_pengganti"
    assert refused_code(lambda: stand_in(head, budi, TODAY, TODAY, decree=" ")) == "tanpa_surat_perintah"
    assert refused_code(lambda: stand_in(head, budi, TODAY, JAN)) == "masa_terbalik"


# (services there, services asked for, same person, free?)
SCOPES = [
    ((), (), False, False),
    ((), ("a",), False, False),
    (("a",), (), False, False),
    (("a", "b"), ("b", "c"), False, False),
    (("a",), ("b",), False, True),
    (("a",), ("b",), True, False),
]


@pytest.mark.parametrize(("there", "asked", "same", "free"), SCOPES)
def test_two_deputies_at_a_time_only_for_different_services(
    head: Post, officer: Officer, there: tuple[str, ...], asked: tuple[str, ...], same: bool, free: bool
) -> None:
    budi = officer("budi")
    stand_in(head, budi, TODAY, TODAY, services=there)
    other = budi if same else officer("citra")
    if free:
        assert stand_in(head, other, TODAY, TODAY, services=asked)
    else:
        assert refused_code(lambda: stand_in(head, other, TODAY, TODAY, services=asked)) == "pengganti_ganda"


PLT_START = date(2026, 8, 15)
# (holder there, kind, ends, words of the warnings)
WARNINGS: list[tuple[bool, str, date, list[str]]] = [
    (True, "plh", date(2026, 8, 20), []),
    (False, "plh", date(2026, 8, 20), ["tidak ada pemegangnya"]),
    (False, "plt", date(2026, 11, 14), []),
    (False, "plt", date(2026, 11, 15), ["melebihi 3 bulan"]),
    (False, "plt", date(2027, 2, 14), ["melebihi 3 bulan"]),
    (False, "plt", date(2027, 2, 15), ["melebihi 3 + 3 bulan"]),
    (True, "plt", date(2026, 8, 20), ["ada pemegangnya"]),
]


@pytest.mark.parametrize(("held", "kind", "ends", "words"), WARNINGS)
def test_what_is_unusual_warns_and_never_refuses(
    head: Post, officer: Officer, hold: Hold, held: bool, kind: str, ends: date, words: list[str]
) -> None:
    if held:
        hold(head, officer("ani"), JAN)
    deputy, warnings = stand_in(head, officer("budi"), PLT_START, ends, kind=kind)
    assert deputy.pk
    assert len(warnings) == len(words)
    for warning, word in zip(warnings, words, strict=True):
        assert word in warning


def test_plt_periods_that_follow_each_other_count_together(head: Post, officer: Officer) -> None:
    budi = officer("budi")
    _, first = stand_in(head, budi, date(2026, 1, 1), date(2026, 3, 31), kind="plt")
    _, second = stand_in(head, budi, date(2026, 4, 1), date(2026, 6, 30), kind="plt")
    _, third = stand_in(head, budi, date(2026, 7, 1), date(2026, 7, 31), kind="plt")
    assert (first, second) == ((), ())
    assert len(third) == 1
    assert "sejak 1 Januari 2026 melebihi 3 + 3 bulan" in third[0]


def test_a_deputy_is_ended_early_or_taken_back_before_it_began(head: Post, officer: Officer) -> None:
    budi = officer("budi")
    deputy, _ = stand_in(head, budi, TODAY, TODAY + timedelta(days=9))
    ended = end_deputy(deputy=deputy, last_day=TODAY, decree="SP 8", by=system_actor(), at=AT)
    assert (ended.ends, ended.withdrawn_at) == (TODAY, None)
    assert (
        refused_code(
            lambda: end_deputy(deputy=deputy, last_day=TODAY + timedelta(days=1), by=system_actor(), at=AT)
        )
        == "perpanjangan_perlu_sk"
    )
    back = end_deputy(deputy=deputy, last_day=TODAY - timedelta(days=1), by=system_actor(), at=AT)
    assert (back.ends, back.withdrawn_at) == (TODAY, AT)
    assert (
        refused_code(lambda: end_deputy(deputy=deputy, last_day=TODAY, by=system_actor(), at=AT))
        == "sudah_dicabut"
    )
    assert stand_in(head, officer("citra"), TODAY, TODAY)
    assert verify() == []


def test_the_database_itself_refuses_a_period_that_ends_before_it_begins(
    head: Post, officer: Officer, hold: Hold
) -> None:
    holding = hold(head, officer("ani"), JUN)
    deputy, _ = stand_in(head, officer("budi"), TODAY, TODAY)
    for rows in (Holding.objects.filter(pk=holding.pk), Deputy.objects.filter(pk=deputy.pk)):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(ends=JAN)
