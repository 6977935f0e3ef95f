"""Eight writers in one series: no number twice, none skipped; counting without a lock is shown to fail."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from satupintu.permits.actions.allocate import allocate
from satupintu.permits.models import AllocatedNumber, Series
from satupintu.permits.queries import gaps_in, numbers_of
from tests.situations.seats import AT, THE_SYSTEM, a_region

WRITERS = 8
PATTERN = "{klasifikasi}/{urut:03}/{tahun}"

pytestmark = pytest.mark.django_db(transaction=True)


class Regret(Exception):
    """The caller's action fails after the number was taken."""


def in_parallel(work: Callable[[int], int | None], rounds: int) -> list[int]:
    """Start all writers at once; give the numbers they were told, in no order."""
    start = Barrier(WRITERS)

    def writer(name: int) -> list[int]:
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            told = [work(name * rounds + turn) for turn in range(rounds)]
        finally:
            connection.close()
        return [number for number in told if number is not None]

    with ThreadPoolExecutor(WRITERS) as crowd:
        return [number for told in crowd.map(writer, range(WRITERS)) for number in told]


def regret(regretted: bool) -> None:
    if regretted:
        raise Regret


def check_numbers(numbers: list[int], expected: int) -> None:
    doubled = sorted(number for number, times in Counter(numbers).items() if times > 1)
    assert not doubled, f"given twice: {doubled}"
    assert sorted(numbers) == list(range(1, expected + 1)), "a gap, or a number too many"


def take(region, turn: int, *, regret_every: int = 0) -> int | None:
    try:
        with transaction.atomic():
            given = allocate(
                region=region,
                series="izin",
                pattern=PATTERN,
                values={"klasifikasi": "500.16.7.2"},
                subject=f"permohonan:{turn}",
                by=THE_SYSTEM,
                at=AT,
            )
            regret(bool(regret_every) and turn % regret_every == 0)
            return given.number
    except Regret:
        return None


def count_plus_one(region, everybody_has_read: Barrier, _turn: int) -> int:
    """The broken twin: it reads, and what it read is old before it writes."""
    number = AllocatedNumber.objects.filter(region=region).count() + 1
    connection.close()
    everybody_has_read.wait(timeout=30)
    return number


@pytest.mark.parametrize(
    "rounds", [4, pytest.param(250, marks=[pytest.mark.faults, pytest.mark.slow])], ids=["small", "large"]
)
def test_no_number_twice_and_none_skipped(rounds):
    region = a_region()
    check_numbers(in_parallel(partial(take, region), rounds), WRITERS * rounds)
    book = [row.number for row in numbers_of(region.id, "izin", 2026)]
    assert book == list(range(1, WRITERS * rounds + 1))


def test_an_action_that_fails_afterwards_gives_its_number_back():
    region = a_region()
    told = in_parallel(partial(take, region, regret_every=3), rounds=3)
    check_numbers(told, WRITERS * 3 - len(range(0, WRITERS * 3, 3)))
    assert gaps_in(region.id, "izin", 2026) == []


def test_control_count_plus_one_gives_a_number_twice():
    region = a_region()
    told = in_parallel(partial(count_plus_one, region, Barrier(WRITERS)), rounds=1)
    with pytest.raises(AssertionError, match="given twice"):
        check_numbers(told, WRITERS)


def test_control_the_constraint_stops_what_count_plus_one_would_double():
    region = a_region()
    series = Series.objects.create(region=region, code="izin", year=2026)
    read = Barrier(WRITERS)

    def write(turn: int) -> int | None:
        number = count_plus_one(region, read, turn)
        try:
            with transaction.atomic():
                AllocatedNumber.objects.create(
                    region=region, series=series, number=number, text=f"{number}/{turn}", at=AT
                )
        except IntegrityError:
            return None
        return number

    told = in_parallel(write, rounds=1)
    assert told == [1], "one writer got the number, seven got an error instead"
