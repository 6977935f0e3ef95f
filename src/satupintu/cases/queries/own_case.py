"""The same case as its applicant sees it: no notes, no names of officers, no reasons that officers gave one another."""

from dataclasses import dataclass, replace
from datetime import datetime

from satupintu.cases.answers import answers_of
from satupintu.cases.docket import Docket
from satupintu.cases.models import Case, Decision, Message, Output, PlannedVisit
from satupintu.cases.queries.one_case import ShownApplicant, permit_shown, shown_applicant
from satupintu.cases.queries.shown_answers import ShownGroup, shown_answers
from satupintu.cases.queries.shown_clock import ShownClock, shown_clock
from satupintu.cases.queries.shown_papers import ShownPaper, ShownRequirement, shown_papers
from satupintu.cases.queries.shown_returns import ShownReturn, shown_returns
from satupintu.cases.queries.shown_work import ShownWork, ending_of, shown_work
from satupintu.cases.queries.tracking import tracking_code
from satupintu.permits.models import Permit
from satupintu.rules.answers.facts import facts as facts_from
from satupintu.rules.procedure.facts import system_facts
from satupintu.rules.procedure.status import Status, citizen_status
from satupintu.rules.standard.model.standard import Standard

FOR_THE_APPLICANT = ("tanda_terima", "surat_penolakan", "bukti_bayar", "serah_terima")
"""What of the outputs is his; letters between agencies are not."""


@dataclass(frozen=True, slots=True)
class OwnStep:
    """A line of the timeline: a step, whose turn it was, and when."""

    name: str
    post: str
    opened_at: datetime
    due_at: datetime | None
    closed_at: datetime | None
    outcome: str


@dataclass(frozen=True, slots=True)
class OwnMessage:
    id: int
    mine: bool
    post: str
    at: datetime
    text: str
    file: int | None
    unread: bool


@dataclass(frozen=True, slots=True)
class OwnCase:
    case: Case
    standard: Standard
    status: Status
    tracking_code: str
    applicant: ShownApplicant
    groups: tuple[ShownGroup, ...]
    papers: tuple[ShownRequirement, ...]
    timeline: tuple[OwnStep, ...]
    returns: tuple[ShownReturn, ...]
    outputs: tuple[Output, ...]
    visits: tuple[PlannedVisit, ...]
    """Still to come."""
    messages: tuple[OwnMessage, ...]
    clock: ShownClock
    rejection: ShownWork | None
    ending: Decision | None
    permit: Permit | None


def own_case(docket: Docket) -> OwnCase:
    case, standard = docket.case, docket.standard
    answers = answers_of(case)
    facts = facts_from(answers, **system_facts(standard, channel=case.channel, kind=case.kind))
    work = shown_work(docket)
    messages = Message.objects.filter(case=case).select_related("post").order_by("id")
    outputs = Output.objects.filter(case=case, kind__in=FOR_THE_APPLICANT, replaced_at__isnull=True)
    visits = PlannedVisit.objects.filter(work__case=case, moved_at__isnull=True, output__isnull=True)
    return OwnCase(
        case=case,
        standard=standard,
        status=citizen_status(case.state, docket.milestones(), docket.open_steps()),
        tracking_code=tracking_code(case.ref),
        applicant=shown_applicant(case),
        groups=shown_answers(docket, answers),
        papers=tuple(_nameless(row) for row in shown_papers(docket, facts)),
        timeline=tuple(_step(one) for one in work if not one.passed_by),
        returns=tuple(replace(one, by=None, superior_reason="") for one in shown_returns(docket)),
        outputs=tuple(outputs.order_by("id")),
        visits=tuple(visits.order_by("day")),
        messages=tuple(_message(one) for one in messages),
        clock=shown_clock(docket),
        rejection=_rejection(docket, work),
        ending=ending_of(docket),
        permit=permit_shown(case),
    )


def _nameless(row: ShownRequirement) -> ShownRequirement:
    def without(papers: tuple[ShownPaper, ...]) -> tuple[ShownPaper, ...]:
        return tuple(replace(paper, checked_by=None) for paper in papers)

    return replace(row, current=without(row.current), replaced=without(row.replaced))


def _step(one: ShownWork) -> OwnStep:
    return OwnStep(one.name, one.post, one.opened_at, one.due_at, one.closed_at, one.outcome)


def _message(one: Message) -> OwnMessage:
    unread = not one.from_applicant and one.read_at is None
    post = one.post.name if one.post else ""
    return OwnMessage(one.pk, one.from_applicant, post, one.at, one.text, one.file_id, unread)


def _rejection(docket: Docket, work: tuple[ShownWork, ...]) -> ShownWork | None:
    """Reasons, legal basis and remedy, which the applicant has a right to."""
    if docket.case.state != Case.State.REJECTED:
        return None
    refused = [one for one in work if one.legal_basis]
    return replace(refused[-1], done_by=None, claimed_by=None) if refused else None
