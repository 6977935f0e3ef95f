"""What an applicant has before him while the file is his: the questions that are asked, his answers, the papers wanted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from satupintu.cases.answers import answers_of
from satupintu.cases.checking import check_answers
from satupintu.cases.docket import Docket
from satupintu.cases.mending import free_fields, is_free, named_papers
from satupintu.cases.models import Case, WorkItem
from satupintu.cases.requirements import Slot, slots
from satupintu.catalogue.queries import standard_by_hash
from satupintu.people.actor import Actor
from satupintu.rules.answers.answer import Checked
from satupintu.rules.answers.record import Question, asked
from satupintu.rules.procedure.facts import system_facts
from satupintu.rules.standard.model.form import Field, FieldGroup

HIS_TURN = frozenset({"ajukan", "perbaiki"})


@dataclass(frozen=True, slots=True)
class Filling:
    docket: Docket
    work: WorkItem
    answers: Mapping[str, object]
    checked: Checked
    """As if it were sent now: every gap is a fault."""
    asked: Mapping[str, tuple[Field, ...]]
    """By group, the fields whose conditions hold; a group without any is not shown."""
    slots: Sequence[Slot]
    open_fields: frozenset[str] | None
    """What a correction lets him change; None: everything."""
    open_papers: frozenset[str] | None

    @property
    def case(self) -> Case:
        return self.docket.case

    @property
    def correcting(self) -> bool:
        return self.open_fields is not None

    def group(self, code: str) -> FieldGroup | None:
        found = (group for group in self.docket.standard.form if group.code == code and self.asked.get(code))
        return next(found, None)

    def slot(self, requirement: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.requirement.code == requirement), None)

    def may_change(self, field: str) -> bool:
        return self.open_fields is None or field in self.open_fields

    def may_replace(self, requirement: str) -> bool:
        return self.open_papers is None or requirement in self.open_papers

    def faults_of(self, group: str) -> dict[str, str]:
        """The faults of one group, by field id; a table's stand under its cells."""
        codes = {field.code for field in self.asked.get(group, ())}
        return {name: said for name, said in self.checked.faults.items() if name.partition(".")[0] in codes}


def docket_to_read(case: Case, *, by: Actor, at: datetime) -> Docket:
    """The case as it stands, without a lock: for pages, never for deeds."""
    items = list(WorkItem.objects.filter(case=case).select_related("post").order_by("id"))
    return Docket(case, standard_by_hash(case.standard_hash), items, by, at)


def filling_of(case: Case, *, by: Actor, at: datetime) -> Filling | None:
    """Nothing, when the file is not with the applicant."""
    docket = docket_to_read(case, by=by, at=at)
    work = next((item for item in docket.open_items if docket.step_of(item).task in HIS_TURN), None)
    if work is None:
        return None
    answers = answers_of(case)
    fields = _asked(docket, answers)
    correcting = docket.step_of(work).task == "perbaiki"
    free = frozenset(free_fields(docket)) if correcting else None
    found = slots(docket, docket.facts_of(answers))
    return Filling(
        docket=docket,
        work=work,
        answers=answers,
        checked=check_answers(docket, answers, final=True),
        asked=fields,
        slots=found,
        open_fields=free,
        open_papers=_free_papers(docket, found, free) if free is not None else None,
    )


def _free_papers(docket: Docket, found: Sequence[Slot], fields: Collection[str]) -> frozenset[str]:
    named = named_papers(docket)
    return frozenset(slot.requirement.code for slot in found if is_free(slot.requirement, named, fields))


def _asked(docket: Docket, answers: Mapping[str, object]) -> dict[str, tuple[Field, ...]]:
    form = docket.standard.form
    questions = [Question(field, (group.when, field.when)) for group in form for field in group.fields]
    system = system_facts(docket.standard, channel=docket.case.channel, kind=docket.case.kind)
    shown = {field.code for field in asked(questions, answers, system)}
    return {
        group.code: tuple(field for field in group.fields if field.code in shown)
        for group in form
        if any(field.code in shown for field in group.fields)
    }
