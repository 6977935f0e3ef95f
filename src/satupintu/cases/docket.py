"""One case taken in hand: its row locked, its standard, its work, and who acts on it when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from satupintu.calendar.queries import work_calendar
from satupintu.cases.answers import answers_of
from satupintu.cases.models import MILESTONE_FIELDS, Case, WorkItem
from satupintu.people.actor import Actor
from satupintu.people.models import Region
from satupintu.rules.answers.facts import facts as facts_from
from satupintu.rules.conditions import names
from satupintu.rules.procedure.facts import system_facts
from satupintu.rules.procedure.movement import RESULT
from satupintu.rules.procedure.permission import Doer, Done
from satupintu.rules.procedure.position import OpenWork, Position
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import PEMOHON, SYSTEM, Step
from satupintu.rules.worktime.calendar import WorkCalendar


@dataclass(slots=True)
class Docket:
    case: Case
    standard: Standard
    items: list[WorkItem]
    by: Actor
    at: datetime
    _facts: dict[str, object] | None = field(default=None)
    _calendars: dict[int, WorkCalendar] = field(default_factory=dict)

    @property
    def region(self) -> Region:
        return self.case.region

    @property
    def today(self) -> date:
        """The day of the deed in the region's own zone."""
        return self.local_day(self.at)

    def local_day(self, moment: datetime) -> date:
        return moment.astimezone(ZoneInfo(self.region.zone)).date()

    def calendar(self, agency_id: int) -> WorkCalendar:
        """One calendar for the whole deed, also when several dates are computed in it."""
        if agency_id not in self._calendars:
            self._calendars[agency_id] = work_calendar(agency_id)
        return self._calendars[agency_id]

    def work_by(self, calendars: Mapping[int, WorkCalendar]) -> None:
        """Compute with these, by agency, in place of the ones in force: to see what a change would do."""
        self._calendars.update(calendars)

    @property
    def doer(self) -> Doer:
        post = {"pemohon": PEMOHON, "sistem": SYSTEM}.get(self.by.capacity, self.by.post_code)
        return Doer(person=str(self.by.user_id), post=post)

    @property
    def open_items(self) -> list[WorkItem]:
        return [item for item in self.items if item.closed_at is None]

    def step_of(self, item: WorkItem) -> Step:
        return self.standard.step(item.step)

    def open_steps(self) -> list[Step]:
        return [self.step_of(item) for item in self.open_items]

    def milestones(self) -> frozenset[str]:
        return frozenset(
            name for name, column in MILESTONE_FIELDS.items() if getattr(self.case, column) is not None
        )

    def position(self) -> Position:
        closed = sorted(
            (item for item in self.items if item.closed_at), key=lambda item: (item.closed_at, item.pk)
        )
        return Position(
            open=tuple(OpenWork(item.pk, item.step, item.returner) for item in self.open_items),
            ended={item.step: item.outcome for item in closed},
            milestones=self.milestones(),
        )

    def done(self) -> list[Done]:
        """What persons have already done on this case."""
        deeds = []
        for item in self.items:
            if item.closed_at is None or item.done_by_id is None:
                continue
            step = self.step_of(item)
            deeds.append(Done(step.code, step.name, step.task, str(item.done_by_id), step.post))
        return deeds

    def facts(self) -> dict[str, object]:
        """What conditions may ask; the answers are read only where this standard's conditions need them."""
        if self._facts is None:
            needed = asked_fields(self.standard)
            self._facts = self.facts_of(answers_of(self.case, only=needed) if needed else {})
        return self._facts

    def all_facts(self) -> dict[str, object]:
        """The same with every answer, for the conditions of requirements."""
        return self.facts_of(answers_of(self.case))

    def facts_of(self, values: Mapping[str, object]) -> dict[str, object]:
        return facts_from(
            values, **system_facts(self.standard, channel=self.case.channel, kind=self.case.kind)
        )


def asked_fields(standard: Standard) -> frozenset[str]:
    """The answers that the flow's own conditions ask for."""
    conditions = [step.condition for step in standard.steps]
    conditions += [outcome.condition for step in standard.steps for outcome in step.outcomes]
    asked = frozenset[str]().union(*(names(condition) for condition in conditions))
    system = system_facts(standard, channel="", kind="")
    return frozenset(name for name in asked if name not in system and not name.startswith(RESULT))
