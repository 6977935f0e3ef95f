"""The deeds that are no outcome: holding a file, looking at the place, confirming a paper, what a superior may do, notes."""

from collections.abc import Sequence

from satupintu.cases.actions.add_note import check_note_taker
from satupintu.cases.actions.apply_again import check_repeatable
from satupintu.cases.actions.confirm_paper import check_confirmable
from satupintu.cases.actions.discard_draft import check_discardable
from satupintu.cases.counter import open_visit
from satupintu.cases.deeds.way import Way, tried
from satupintu.cases.docket import Docket
from satupintu.cases.models import Case, Paper, WorkItem
from satupintu.cases.superior import check_superior, posts_above
from satupintu.cases.thread import check_may_write
from satupintu.cases.turn import check_at_hand, check_turn
from satupintu.cases.visits import check_planned, check_unplanned, check_visitable, open_plan
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.requirement import Requirement

VALID = True


def for_the_draft(docket: Docket) -> list[Way]:
    """What may be done with a draft besides filing it."""
    if docket.case.state != Case.State.DRAFT:
        return []
    by = docket.by
    discarding = tried(lambda: check_discardable(docket))
    ways = [Way(action="discard_draft", label="Buang draf", post=by.post_id, refusal=discarding)]
    if by.post_id is None:
        return ways
    away = discarding or tried(lambda: open_visit(docket))
    resuming = Way(
        action="resume_at_counter",
        label="Pemohon datang lagi",
        post=by.post_id,
        asks=("arrival",),
        refusal=discarding,
    )
    handing_back = Way(
        action="hand_back_at_counter",
        label="Kembalikan di tempat",
        post=by.post_id,
        asks=("defects",),
        refusal=away,
    )
    return [*ways, resuming, handing_back]


def for_the_file(docket: Docket, item: WorkItem) -> list[Way]:
    """What the seat itself may do with an open file, short of deciding it."""
    if item.post_id is None:
        return for_the_draft(docket)
    if docket.by.post_id is None:
        return []
    turn = tried(lambda: check_turn(docket, item))
    ways = [_holding(docket, item, turn)]
    ways += _visiting(docket, item, turn)
    return ways + _confirmings(docket, item, turn)


def _holding(docket: Docket, item: WorkItem, turn: Refused | None) -> Way:
    if item.claimed_by_id is not None and item.claimed_by_id == docket.by.user_id:
        at_hand = tried(lambda: check_at_hand(docket, item))
        return _way(docket, item, "release_claim", "Lepaskan berkas", at_hand)
    return _way(docket, item, "claim", "Ambil berkas", turn)


def _visiting(docket: Docket, item: WorkItem, turn: Refused | None) -> list[Way]:
    step = docket.step_of(item)
    if tried(lambda: check_visitable(step)):
        return []
    plan = open_plan(item)
    unplanned = turn or tried(lambda: check_unplanned(plan))
    planned = turn or tried(lambda: check_planned(plan))
    return [
        _way(docket, item, "plan_visit", "Rencanakan kunjungan", unplanned, asks=("plan",)),
        _way(docket, item, "reschedule_visit", "Ubah jadwal kunjungan", planned, asks=("plan", "reason")),
        _way(docket, item, "record_visit", "Catat kunjungan", turn, asks=("visit",)),
    ]


def _confirmings(docket: Docket, item: WorkItem, turn: Refused | None) -> list[Way]:
    step = docket.step_of(item)
    mine = [paper for paper in docket.standard.requirements if paper.confirmed_by == step.post]
    if not mine:
        return []
    papers = Paper.objects.filter(case=docket.case, requirement__in=[paper.code for paper in mine])
    given = set(papers.exclude(state=Paper.State.REPLACED).values_list("requirement", flat=True))
    return [_confirming(docket, item, wanted, turn, given=wanted.code in given) for wanted in mine]


def _confirming(
    docket: Docket,
    item: WorkItem,
    wanted: Requirement,
    turn: Refused | None,
    *,
    given: bool,
) -> Way:
    refusal = turn or tried(lambda: check_confirmable(docket, wanted, given=given, valid=VALID, remark=""))
    label = f"Nyatakan sah atau tidak: {wanted.name}"
    return _way(docket, item, "confirm_paper", label, refusal, about=wanted.code, asks=("valid", "remark"))


def for_the_seat(dockets: Sequence[Docket], item: WorkItem) -> list[Way]:
    """What only a superior may do; whoever is none does not see it at all."""
    officers = [docket for docket in dockets if docket.by.post_id is not None]
    if item.post_id is None or not officers:
        return []
    above = posts_above(officers[0], item)
    docket = next((one for one in officers if one.by.post_id in above), None)
    if docket is None:
        return []
    refusal = tried(lambda: check_superior(docket, item, docket.by))
    return [
        _way(docket, item, "reassign", "Alihkan berkas", refusal, asks=("to", "reason")),
        _way(docket, item, "release_duty", "Beri pelepasan tugas", refusal, asks=("user", "reason")),
    ]


def case_wide(dockets: Sequence[Docket]) -> list[Way]:
    """What is about the case as a whole, whoever's turn it is."""
    docket = next((one for one in dockets if one.by.agency_id == one.case.agency_id), dockets[0])
    by = docket.by
    writing = Way(
        action="send_message",
        label="Tulis pesan",
        post=by.post_id,
        asks=("text", "file"),
        refusal=tried(lambda: check_may_write(docket)),
    )
    if by.post_id is None:
        again = tried(lambda: check_repeatable(docket))
        return [writing, Way(action="apply_again", label="Ajukan lagi", refusal=again)]
    noting = Way(
        action="add_note",
        label="Tulis catatan",
        post=by.post_id,
        asks=("text",),
        refusal=tried(lambda: check_note_taker(by)),
    )
    return [writing, noting]


def _way(
    docket: Docket,
    item: WorkItem,
    action: str,
    label: str,
    refusal: Refused | None,
    *,
    about: str = "",
    asks: tuple[str, ...] = (),
) -> Way:
    step = docket.step_of(item)
    return Way(
        action=action,
        label=label,
        post=docket.by.post_id,
        work=item.pk,
        step=step.code,
        step_name=step.name,
        about=about,
        asks=asks,
        refusal=refusal,
    )
