"""Everything that the page of one case shows to an officer, in a constant number of statements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from satupintu.cases.answers import answers_of
from satupintu.cases.docket import Docket
from satupintu.cases.models import Case, Decision, Message, Note, Output, PlannedVisit
from satupintu.cases.queries.known_facts import KnownFact, known_facts
from satupintu.cases.queries.shown_answers import ShownGroup, shown_answers
from satupintu.cases.queries.shown_clock import ShownClock, shown_clock
from satupintu.cases.queries.shown_papers import ShownRequirement, shown_papers
from satupintu.cases.queries.shown_returns import ShownReturn, shown_returns
from satupintu.cases.queries.shown_work import ShownWork, ending_of, shown_work
from satupintu.people.models import Applicant, Organisation, User
from satupintu.permits.models import Permit
from satupintu.rules.answers.facts import facts as facts_from
from satupintu.rules.identifiers import nik, phone
from satupintu.rules.procedure.facts import system_facts
from satupintu.rules.standard.model.standard import Standard


@dataclass(frozen=True, slots=True)
class ShownApplicant:
    """Who applies; numbers that name a person stand masked."""

    name: str
    nationality: str
    nik: str
    phone: str
    organisation: str
    has_account: bool


@dataclass(frozen=True, slots=True)
class OneCase:
    case: Case
    standard: Standard
    applicant: ShownApplicant
    groups: tuple[ShownGroup, ...]
    papers: tuple[ShownRequirement, ...]
    work: tuple[ShownWork, ...]
    returns: tuple[ShownReturn, ...]
    outputs: tuple[Output, ...]
    """Letters and numbers that the steps gave, those replaced since among them."""
    visits: tuple[PlannedVisit, ...]
    notes: tuple[Note, ...]
    messages: tuple[Message, ...]
    facts: tuple[KnownFact, ...]
    """What the machine already knows, the gravest first."""
    clock: ShownClock
    ending: Decision | None
    permit: Permit | None
    people: Mapping[int, str]
    """Names of the officers that stand on the page, by their number."""

    def name_of(self, user: int | None) -> str:
        return self.people.get(user, "") if user is not None else ""


def one_case(docket: Docket) -> OneCase:
    """Of a case that the officer may see: `look_at` asked that, and gave the docket."""
    case, standard = docket.case, docket.standard
    answers = answers_of(case)
    facts = facts_from(answers, **system_facts(standard, channel=case.channel, kind=case.kind))
    work, returns = shown_work(docket), shown_returns(docket)
    papers, notes = shown_papers(docket, facts), notes_of(case)
    messages = thread_of(docket)
    outputs = tuple(Output.objects.filter(case=case).select_related("file", "agency").order_by("id"))
    visits = tuple(PlannedVisit.objects.filter(work__case=case).order_by("id"))
    ending = ending_of(docket)
    people = {one.by_id for one in notes} | {one.by_id for one in messages}
    people |= {one.by for one in returns} | {one.done_by for one in work} | {one.claimed_by for one in work}
    people |= {one.made_by_id for one in outputs} | {one.planned_by_id for one in visits}
    people |= {paper.checked_by for row in papers for paper in (*row.current, *row.replaced)}
    people |= {ending.by_id} if ending else set()
    return OneCase(
        case=case,
        standard=standard,
        applicant=shown_applicant(case),
        groups=shown_answers(docket, answers),
        papers=papers,
        work=work,
        returns=returns,
        outputs=outputs,
        visits=visits,
        notes=notes,
        messages=messages,
        facts=known_facts(docket, answers),
        clock=shown_clock(docket),
        ending=ending,
        permit=permit_shown(case),
        people=names_of_people(people),
    )


def shown_applicant(case: Case) -> ShownApplicant:
    applicant = Applicant.objects.get(pk=case.applicant_id)
    body = Organisation.objects.filter(pk=case.organisation_id).first() if case.organisation_id else None
    return ShownApplicant(
        name=applicant.name,
        nationality=applicant.nationality,
        nik=nik.mask(applicant.nik) if applicant.nik else "",
        phone=phone.mask(applicant.phone) if applicant.phone else "",
        organisation=body.name if body else "",
        has_account=applicant.user_id is not None,
    )


def thread_of(docket: Docket) -> tuple[Message, ...]:
    """Between the applicant and the agency; whom that asked for advice has no part in it."""
    if docket.by.agency_id != docket.case.agency_id:
        return ()
    messages = Message.objects.filter(case=docket.case).select_related("post", "file")
    return tuple(messages.order_by("id"))


def notes_of(case: Case) -> tuple[Note, ...]:
    return tuple(Note.objects.filter(case=case).order_by("id"))


def permit_shown(case: Case) -> Permit | None:
    if case.permit_id is None:
        return None
    return Permit.objects.select_related("number").get(pk=case.permit_id)


def names_of_people(ids: Iterable[int | None]) -> dict[int, str]:
    wanted = {one for one in ids if one is not None}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "name"))
