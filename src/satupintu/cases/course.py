"""What every deed on a case writes, whatever its verb: work closed and opened, moments, clock, journal, notices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from satupintu.cases.clock import clock_runs, step_due, turn_clock
from satupintu.cases.docket import Docket
from satupintu.cases.models import MILESTONE_FIELDS, Case, Decision, WorkItem
from satupintu.cases.telling import tell
from satupintu.journal.actions.append import append
from satupintu.journal.chain import Head
from satupintu.people.models import Post
from satupintu.rules.errors import Refused
from satupintu.rules.procedure.movement import move
from satupintu.rules.procedure.position import Movement, Opening, OpenWork, Skip
from satupintu.rules.standard.model.step import PEMOHON, SYSTEM, Outcome
from satupintu.statements.changing import Change, changing, rewrite
from satupintu.statements.inserting import insert
from satupintu.statements.reading import reading

PASSED_BY = "dilewati"
JUMPED = "mendahului"
MOVING = (
    "state",
    "number",
    "filed_by",
    *MILESTONE_FIELDS.values(),
    "closed_at",
    "due_at",
    "statutory_due_at",
    "permit",
    "content_hash",
    "touched_at",
    "journal_length",
    "journal_head",
    "version",
)
"""All that a deed may change of a case's row; whose it is and under which standard never changes."""


@dataclass(frozen=True, slots=True)
class Course:
    """One deed under way: its movement is written first, then its papers and numbers, then journal and notices."""

    docket: Docket
    movement: Movement
    opened: Sequence[WorkItem] = ()
    jumped: int | None = None
    """Work that had waited longer and was passed over by taking up this one unclaimed (first in, first out)."""


def write_outcome(
    docket: Docket,
    item: WorkItem,
    outcome: Outcome,
    reason: str = "",
    *,
    legal_basis: str = "",
    remedy: str = "",
) -> Course:
    """Close the work with its outcome, open what follows, and turn the clock."""
    work = OpenWork(item.pk, item.step, item.returner)
    movement = move(docket.standard, docket.position(), work, outcome, docket.facts())
    ran = clock_runs(docket)
    _close(docket, item, outcome.code)
    decide(docket, outcome.code, work=item, reason=reason, legal_basis=legal_basis, remedy=remedy)
    course = Course(docket, movement, _open(docket, movement), jumped_queue(item))
    if movement.ending:
        end_case(docket, movement.ending)
    reached = reach(docket, movement.milestones)
    turn_clock(docket, ran=ran, reached=reached)
    return course


def finish(course: Course, *, deed: str, facts: Mapping[str, object]) -> Case:
    """Journal and notices, in that order, and the case's own row last."""
    docket, movement = course.docket, course.movement
    written = {
        "langkah_dibuka": [item.step for item in course.opened],
        "tonggak": list(movement.milestones),
        **({"akhir": movement.ending} if movement.ending else {}),
        **({JUMPED: course.jumped} if course.jumped else {}),
        **facts,
    }
    number = enter(docket, deed=deed, facts=written)
    tell(docket, movement, course.opened, event=f"{docket.case.chain}:{number}")
    save(docket)
    return docket.case


def jumped_queue(item: WorkItem) -> int | None:
    """The older work that is passed over; whoever claimed this one has been recorded when he did."""
    return item.ahead if item.claimed_by_id is None else None


def enter(docket: Docket, *, deed: str, facts: Mapping[str, object]) -> int:
    """One entry in the case's own chain; its head stands on the case's row, which this deed has locked."""
    case = docket.case
    head = Head(case.chain, case.journal_length, case.journal_head)
    _, head = append(head, deed=deed, facts=facts, by=docket.by.signatory, at=docket.at)
    case.journal_length, case.journal_head = head.length, head.hash
    return head.length


def save(docket: Docket) -> None:
    docket.case.touched_at = docket.at
    docket.case.version += 1
    rewrite(docket.case, MOVING)


def decide(
    docket: Docket,
    code: str,
    *,
    work: WorkItem | None,
    reason: str = "",
    legal_basis: str = "",
    remedy: str = "",
) -> None:
    """What was decided, in which capacity, and why; the journal itself holds no reasons."""
    insert(
        Decision(
            region_id=docket.case.region_id,
            case=docket.case,
            work=work,
            outcome=code,
            by_id=docket.by.user_id,
            post_id=docket.by.post_id,
            capacity=docket.by.capacity,
            at=docket.at,
            reason=reason.strip(),
            legal_basis=legal_basis.strip(),
            remedy=remedy.strip(),
        )
    )


def end_case(docket: Docket, ending: str) -> None:
    """Whatever is still open anywhere closes with the case."""
    docket.case.state = ending
    docket.case.closed_at = docket.at
    for item in docket.open_items:
        _close(docket, item, ending)
    WorkItem.objects.filter(case=docket.case).update(live=False)


def reach(docket: Docket, milestones: tuple[str, ...]) -> list[str]:
    """Set the moments not reached before: a corrected file was complete when it first was."""
    reached = []
    for milestone in milestones:
        column = MILESTONE_FIELDS[milestone]
        if getattr(docket.case, column) is None:
            setattr(docket.case, column, docket.at)
            reached.append(milestone)
    return reached


def _close(docket: Docket, item: WorkItem, outcome: str) -> None:
    """Compare-and-set: should two deeds ever pass the case's lock, one of them still loses here."""
    by = docket.by
    if not _closed_if_open(item.pk, docket.at, outcome, by.user_id, by.capacity, item.version + 1):
        raise Refused(
            "sudah_dikerjakan", "Langkah ini baru saja diselesaikan petugas lain; muat ulang halaman."
        )
    item.closed_at = docket.at
    item.outcome = outcome
    item.done_by_id = docket.by.user_id


@changing
def _closed_if_open(
    work: int, at: datetime, outcome: str, by: int | None, capacity: str, version: int
) -> Change:
    still_open = WorkItem.objects.filter(pk=work, closed_at__isnull=True)
    done = {"closed_at": at, "outcome": outcome, "done_by": by, "capacity": capacity, "version": version}
    return Change(still_open, done)


def _open(docket: Docket, movement: Movement) -> list[WorkItem]:
    codes = {opening.step.post for opening in movement.opens}
    codes |= {skip.step.post for skip in movement.skips}
    posts = posts_by_code(docket.case.region_id, codes)
    skipped = [_passed_by(docket, skip, posts.get(skip.step.post)) for skip in movement.skips]
    opened = [_waiting(docket, opening, posts.get(opening.step.post)) for opening in movement.opens]
    insert(*skipped, *opened)
    docket.items += skipped + opened
    return opened


def _waiting(docket: Docket, opening: Opening, post: Post | None) -> WorkItem:
    item = WorkItem(
        region_id=docket.case.region_id,
        case=docket.case,
        step=opening.step.code,
        post=post,
        returner=opening.returner,
        opened_at=docket.at,
    )
    item.due_at = step_due(docket, item)
    return item


def _passed_by(docket: Docket, skip: Skip, post: Post | None) -> WorkItem:
    return WorkItem(
        region_id=docket.case.region_id,
        case=docket.case,
        step=skip.step.code,
        post=post,
        opened_at=docket.at,
        closed_at=docket.at,
        outcome=skip.outcome,
        capacity=PASSED_BY,
    )


def posts_by_code(region_id: int, codes: set[str]) -> dict[str, Post]:
    """The seats the work goes to; a standard that names a seat the region does not have is refused, not half done."""
    wanted = codes - {PEMOHON, SYSTEM}
    if not wanted:
        return {}
    posts = {post.code: post for code in sorted(wanted) for post in _post(region_id, code)}
    for code in sorted(wanted - posts.keys()):
        raise Refused(
            "jabatan_tidak_dikenal",
            f"Jabatan «{code}» belum ada di wilayah ini; minta pengelola memuat ulang berkas wilayah.",
        )
    return posts


@reading
def _post(region: int, code: str) -> QuerySet[Post]:
    return Post.objects.filter(region=region, code=code)
