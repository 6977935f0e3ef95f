"""Every situation on every standard of the shelf: it stands as its name says, and the journal tells the same."""

from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from satupintu.calendar.queries import work_calendar
from satupintu.cases.clock import intervals_of
from satupintu.cases.models import MILESTONE_FIELDS, Return, WorkItem
from satupintu.cases.queries.journal_parity import heads_apart
from satupintu.catalogue.shelf import read_shelf
from satupintu.journal.chain import Head
from satupintu.journal.queries.verify import verify_chain
from satupintu.ops.situations import named
from satupintu.ops.situations.named import SITUATIONS, Situation
from satupintu.ops.situations.play import play_together
from satupintu.ops.situations.search import shortest
from satupintu.ops.situations.timetable import in_time, too_late
from satupintu.ops.walk.stage import an_applicant, free_number, set_stage
from satupintu.permits.models import AllocatedNumber
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.duration import Duration
from tests.rules.procedure.small import standard

SHELF = Path(__file__).parents[3] / "standards"
ALL = [(region, shelved) for region in read_shelf(SHELF) for shelved in region.standards]
USUAL = datetime(2026, 11, 20, 3, tzinfo=UTC)
ENDED = {named.rejected: "ditolak", named.withdrawn: "ditarik", named.cancelled: "dibatalkan"}
MILESTONES = {
    named.filed: "diajukan",
    named.accepted: "lengkap",
    named.signed: "ditandatangani",
    named.issued: "terbit",
    named.handed_over: "diserahkan",
}
WAITING = {
    named.draft: {"ajukan"},
    named.returned_once: {"perbaiki"},
    named.waiting_for_recommendation: {"rekomendasi"},
    named.waiting_for_payment: {"bayar"},
    named.waiting_for_signature: {"tanda_tangan", "tanda_tangan_basah"},
}
EVERYWHERE = {
    named.draft,
    named.filed,
    named.accepted,
    named.returned_once,
    named.corrected,
    named.overdue,
    named.waiting_for_signature,
    named.signed,
    named.issued,
    named.rejected,
    named.withdrawn,
}

pytestmark = pytest.mark.django_db


@pytest.fixture(params=ALL, ids=[shelved.file for _, shelved in ALL])
def stage(request):
    region, shelved = request.param
    return set_stage(region, shelved, at=now(region, shelved))


def now(region, shelved):
    """Long enough after the standard came into force for a case of it to be overdue."""
    zone = ZoneInfo(region.region.region.zone)
    return max(USUAL, datetime.combine(shelved.effective + timedelta(days=90), time(10), zone))


def the_moment(stage):
    start = datetime.combine(
        stage.version.effective + timedelta(days=90), time(10), ZoneInfo(stage.region.zone)
    )
    return max(USUAL, start)


def brought(stage, situation):
    """The case, or nothing where this standard has no such situation."""
    if situation in EVERYWHERE:
        return situation(stage, at=the_moment(stage))
    with suppress(Refused):
        return situation(stage, at=the_moment(stage))


def open_work(case):
    return WorkItem.objects.filter(case=case, closed_at__isnull=True)


def test_a_case_stands_as_its_situation_is_called(stage):
    for situation in SITUATIONS:
        case = brought(stage, situation)
        if case is None:
            continue
        milestone, ending = MILESTONES.get(situation), ENDED.get(situation)
        tasks = {stage.standard.step(item.step).task for item in open_work(case)}
        assert ending in (None, case.state), situation.name
        assert milestone is None or getattr(case, MILESTONE_FIELDS[milestone]) is not None, situation.name
        assert not WAITING.get(situation) or tasks & WAITING[situation], situation.name
        assert (case.number is None) == (situation is named.draft)
        assert bool(tasks) == (case.closed_at is None), situation.name
        assert case.touched_at <= the_moment(stage)


def test_the_journal_of_every_situation_is_whole(stage):
    for situation in SITUATIONS:
        case = brought(stage, situation)
        if case is not None:
            head = Head(case.chain, case.journal_length, case.journal_head)
            assert verify_chain(case.chain, head=head) == [], situation.name
            assert head.length > 0
    assert heads_apart() == []


def test_overdue_is_past_its_date_and_still_runs(stage):
    case = named.overdue(stage, at=the_moment(stage))
    assert case.due_at < the_moment(stage)
    assert case.closed_at is None
    assert intervals_of(case)[-1].stops is None


def test_returned_once_has_no_date_because_its_clock_stands_still(stage):
    case = named.returned_once(stage, at=the_moment(stage))
    assert case.due_at is None
    assert all(interval.stops for interval in intervals_of(case))
    assert Return.objects.filter(case=case, answered_at__isnull=True).count() == 1


def test_corrected_has_its_return_answered_and_its_clock_running_again(stage):
    case = named.corrected(stage, at=the_moment(stage))
    given = Return.objects.get(case=case)
    assert given.answered_at is not None
    starts = stage.standard.promise.starts
    if getattr(case, MILESTONE_FIELDS[starts]):
        assert case.due_at > the_moment(stage)


def test_what_is_under_way_is_not_late(stage):
    for situation in (named.filed, named.accepted, named.corrected, named.waiting_for_signature):
        case = situation(stage, at=the_moment(stage))
        assert case.due_at is None or case.due_at >= the_moment(stage), situation.name


def test_every_application_has_an_applicant_of_its_own(stage):
    first, second = (named.filed(stage, at=the_moment(stage)) for _ in range(2))
    assert first.applicant_id != second.applicant_id
    assert first.number != second.number


def test_played_together_numbers_rise_with_the_dates(stage):
    at = the_moment(stage)
    plays = [situation.play(stage, at=at) for situation in (named.signed, named.overdue, named.filed)]
    play_together(plays)
    given = list(AllocatedNumber.objects.order_by("series", "number").values_list("series", "at"))
    assert len(given) > len(plays)
    assert given == sorted(given)
    assert [play.next_at for play in plays] == [None] * 3


def test_deeds_of_officers_fall_in_office_hours(stage):
    case = named.issued(stage, at=the_moment(stage))
    calendar = work_calendar(case.agency_id)
    closed = [item.closed_at for item in WorkItem.objects.filter(case=case, closed_at__isnull=False)]
    assert closed
    assert [calendar.opening_after(moment) for moment in closed] == closed


def test_what_a_standard_cannot_reach_is_said_and_nothing_is_filed(stage):
    nowhere = Situation("di bulan", lambda point: False)
    with pytest.raises(Refused) as refused:
        nowhere(stage, at=the_moment(stage))
    assert refused.value.code == "situasi_tidak_terjangkau"
    assert "di bulan" in refused.value.sentence
    assert stage.version.name in refused.value.sentence
    assert not WorkItem.objects.exists()


def test_nothing_is_dated_before_the_standard_was_in_force(stage):
    early = datetime.combine(stage.version.effective, time(10), ZoneInfo(stage.region.zone))
    with pytest.raises(Refused, match=r"baru saja berlaku|tidak memuat jam kerja"):
        named.overdue(stage, at=early)


def test_applicants_go_on_beyond_a_thousand():
    made = [an_applicant(at=USUAL, number=number) for number in (1, 1001, 2001)]
    made.append(an_applicant(at=USUAL, number=free_number()))
    assert len({applicant.nik for applicant in made}) == 4


FLOW = """
    minta pemohon/ajukan : kirim > periksa +diajukan
    periksa cs/periksa_kelengkapan : ya > bayar +lengkap | belum kembalikan > benahi
    bayar pemohon/bayar bila=tarif_ada : lunas > teken
    teken kepala/tanda_tangan : tandatangani > !selesai +ditandatangani,terbit | tidak tolak > !ditolak
    benahi pemohon/perbaiki jam=jeda : lagi > pengembali
"""


def way(situation, **facts):
    found = shortest(standard(FLOW), facts, situation.goal)
    return [f"{stride.step}.{stride.outcome.code}" for stride in found.way] if found else None


@pytest.mark.parametrize(
    ("situation", "facts", "expected"),
    [
        (named.draft, {}, []),
        (named.filed, {}, ["minta.kirim"]),
        (named.accepted, {}, ["minta.kirim", "periksa.ya"]),
        (named.returned_once, {}, ["minta.kirim", "periksa.belum"]),
        (named.corrected, {}, ["minta.kirim", "periksa.belum", "benahi.lagi"]),
        (named.waiting_for_payment, {"tarif_ada": True}, ["minta.kirim", "periksa.ya"]),
        (named.waiting_for_payment, {}, None),
        (named.issued, {}, ["minta.kirim", "periksa.ya", "teken.tandatangani"]),
        (
            named.issued,
            {"tarif_ada": True},
            ["minta.kirim", "periksa.ya", "bayar.lunas", "teken.tandatangani"],
        ),
        (named.rejected, {}, ["minta.kirim", "periksa.ya", "teken.tidak"]),
        (named.handed_over, {}, None),
        (named.withdrawn, {}, None),
    ],
)
def test_the_shortest_way_is_found_in_the_standard(situation, facts, expected):
    assert way(situation, **facts) == expected


def test_without_a_promise_nothing_is_ever_late(stage):
    calendar = work_calendar(stage.version.agency_id)
    assert too_late(calendar, 3, clock_from=1, promise=None, until=USUAL) is None


@pytest.mark.parametrize(
    ("minutes", "pace"), [(600, timedelta(hours=2)), (45, timedelta(minutes=20)), (5, timedelta(minutes=1))]
)
def test_deeds_follow_each_other_as_fast_as_the_promise_asks(stage, minutes, pace):
    calendar = work_calendar(stage.version.agency_id)
    promise = Duration(minutes=minutes)
    until = datetime.combine(USUAL.date(), time(9, 30), ZoneInfo(stage.region.zone))
    found = in_time(calendar, 3, clock_from=1, promise=promise, until=until)
    assert found[-1] <= until
    assert found[2] == calendar.opening_after(found[1] + pace)
