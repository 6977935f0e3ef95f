"""Cases brought by real actions into a situation that has a name; tests and the demo share them.

`returned_once(stage, at=at)` gives a case that stands so at `at`: what led there happened before.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from satupintu.calendar.queries import work_calendar
from satupintu.cases.models import Case
from satupintu.ops.situations.play import Play
from satupintu.ops.situations.search import Goal, Point, shortest
from satupintu.ops.situations.timetable import in_time, too_late
from satupintu.ops.walk.draft import answers_for, local_day, system_of
from satupintu.ops.walk.stage import Stage, an_applicant, free_number
from satupintu.ops.walk.variations import Variation, variations
from satupintu.rules.answers.facts import facts
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.step import SIGNINGS


@dataclass(frozen=True, slots=True)
class Situation:
    name: str
    goal: Goal
    late: bool = False
    """It stands so until the promise has passed."""

    def __call__(self, stage: Stage, *, at: datetime) -> Case:
        return self.play(stage, at=at).to_the_end()

    def play(self, stage: Stage, *, at: datetime) -> Play:
        """What would have to happen, nothing of it done yet but the registration of an applicant of its own."""
        number = free_number()
        variation, point = self._way(stage, number, at)
        moments = self._moments(stage, point, at)
        stage = replace(stage, applicant=an_applicant(at=moments[0], number=number))
        return Play(stage, variation, number, point.way, at, moments)

    def _way(self, stage: Stage, seed: int, at: datetime) -> tuple[Variation, Point]:
        """By the usual application if it leads there, else by one that bends the flow."""
        for variation in variations(stage.standard):
            if variation.name != "biasa" and not variation.bends_the_flow:
                continue
            answers = answers_for(stage, variation, seed=seed, today=local_day(stage, at))
            known = facts(answers, **system_of(stage, variation))
            point = shortest(stage.standard, known, self.goal)
            if point is not None:
                return variation, point
        raise self._unreachable(stage, "alurnya tidak pernah sampai ke sana")

    def _moments(self, stage: Stage, point: Point, at: datetime) -> list[datetime]:
        calendar, promise = work_calendar(stage.version.agency_id), stage.standard.promise.duration
        place = too_late if self.late else in_time
        moments = place(calendar, len(point.way) + 1, clock_from=point.clock_from, promise=promise, until=at)
        if moments is None:
            raise self._unreachable(stage, "janjinya tidak pernah lewat waktu")
        if local_day(stage, moments[0]) < stage.version.effective:
            raise self._unreachable(stage, "standarnya baru saja berlaku")
        return moments

    def _unreachable(self, stage: Stage, why: str) -> Refused:
        return Refused(
            "situasi_tidak_terjangkau",
            f"Tidak ada berkas contoh «{self.name}» untuk {stage.version.name}: {why}.",
        )


def _reached(milestone: str) -> Goal:
    return lambda point: milestone in point.position.milestones


def _waits_for(*tasks: str) -> Goal:
    return lambda point: not point.tasks.isdisjoint(tasks)


def _ended(ending: str) -> Goal:
    return lambda point: point.ending == ending


def _corrected(point: Point) -> bool:
    return point.returned == 1 and not point.ending and "perbaiki" not in point.tasks


draft = Situation("draf", lambda point: not point.way)
filed = Situation("diajukan", lambda point: bool(point.way) and not point.ending)
accepted = Situation("lengkap", _reached("lengkap"))
returned_once = Situation("dikembalikan", _waits_for("perbaiki"))
corrected = Situation("diperbaiki", _corrected)
overdue = Situation("lewat tenggat", lambda point: point.clock_runs, late=True)
waiting_for_recommendation = Situation("menunggu rekomendasi", _waits_for("rekomendasi"))
waiting_for_payment = Situation("menunggu pembayaran", _waits_for("bayar"))
waiting_for_signature = Situation("menunggu tanda tangan", _waits_for(*SIGNINGS))
signed = Situation("ditandatangani", _reached("ditandatangani"))
issued = Situation("terbit", _reached("terbit"))
handed_over = Situation("diserahkan", _reached("diserahkan"))
rejected = Situation("ditolak", _ended("ditolak"))
withdrawn = Situation("ditarik", _ended("ditarik"))
cancelled = Situation("dibatalkan", _ended("dibatalkan"))

SITUATIONS = (
    draft,
    filed,
    accepted,
    returned_once,
    corrected,
    overdue,
    waiting_for_recommendation,
    waiting_for_payment,
    waiting_for_signature,
    signed,
    issued,
    handed_over,
    rejected,
    withdrawn,
    cancelled,
)
