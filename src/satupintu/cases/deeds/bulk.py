"""Many deeds at one press of a button: each asked anew and written by itself, with a result of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError

from satupintu.cases.deeds.doing import NOTHING, Given, do
from satupintu.cases.models import Case
from satupintu.cases.ports import SurveyGate
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused

MOST = 100
TROUBLE = "Gangguan sistem; berkas ini tidak diubah. Coba lagi sebentar."


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkDeed:
    """One outcome of one piece of work, in the seat that it waits for."""

    work: int
    outcome: str
    by: Actor
    given: Given = NOTHING
    seen: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class BulkResult:
    deed: BulkDeed
    case: Case | None
    code: str = ""
    sentence: str = ""

    @property
    def done(self) -> bool:
        return self.case is not None


def in_bulk(
    deeds: Sequence[BulkDeed], *, at: datetime, survey: SurveyGate | None = None
) -> tuple[BulkResult, ...]:
    """Nothing all-or-nothing: what is refused leaves the others as they are, and says why."""
    check_bulk(deeds)
    return tuple(_one(deed, at, survey) for deed in deeds)


def check_bulk(deeds: Sequence[BulkDeed]) -> None:
    if not deeds:
        raise Refused("tanpa_pilihan", "Pilih sekurangnya satu berkas.")
    if len(deeds) > MOST:
        raise Refused(
            "terlalu_banyak_sekaligus", f"Paling banyak {MOST} berkas sekaligus; kurangi pilihan Anda."
        )


def _one(deed: BulkDeed, at: datetime, survey: SurveyGate | None) -> BulkResult:
    try:
        case = do(
            work=deed.work,
            outcome=deed.outcome,
            by=deed.by,
            at=at,
            given=deed.given,
            survey=survey,
            seen=deed.seen,
            key=deed.key,
        )
    except Refused as refusal:
        return BulkResult(deed, None, refusal.code, refusal.sentence)
    except DatabaseError:
        # Its own transaction was rolled back whole; the ones before are written, the ones after still have their chance.
        return BulkResult(deed, None, "gangguan", TROUBLE)
    return BulkResult(deed, case)
