from datetime import datetime
from typing import Literal, get_args

from satupintu.cases.course import finish, write_outcome
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case, WorkItem
from satupintu.cases.numbers import next_number
from satupintu.cases.opening import open_work
from satupintu.cases.outputs import add_output, current_output
from satupintu.cases.turn import check_turn, check_way
from satupintu.cases.uploaded import own_file
from satupintu.cases.verdicts import check_confirmed
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.step import Step

Letter = Literal["rekomendasi_teknis", "kajian_teknis"]
"""In what form the agency answers (N-11): the one paper or the other."""


@keyed
def recommend(
    *,
    work: int,
    outcome: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    number: str = "",
    letter: Letter = "rekomendasi_teknis",
    file: int | None = None,
    seen: int | None = None,
    key: str = "",
) -> Case:
    """Give the technical recommendation, for or against; the agency advises, it does not refuse by itself."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    way = check_way(
        docket,
        item,
        outcome,
        tasks=frozenset({"rekomendasi"}),
        kinds=frozenset({"lanjut", "tidak_perlu"}),
        reason=reason,
    )
    facts: dict[str, object] = {"hasil": outcome}
    if way.kind == "lanjut":
        check_visited(docket, item)
        check_confirmed(docket)
        check_letter(letter)
    course = write_outcome(docket, item, way, reason)
    if way.kind == "lanjut":
        facts |= _write_letter(
            docket, item, letter, number.strip(), file, facts={"hasil": outcome, "pertimbangan": reason}
        )
    return finish(course, deed="rekomendasi", facts=facts)


def check_letter(letter: str) -> None:
    if letter not in get_args(Letter):
        raise Refused(
            "jenis_jawaban", "Jawaban instansi teknis berupa Rekomendasi Teknis atau Kajian Teknis."
        )


def _write_letter(
    docket: Docket,
    item: WorkItem,
    letter: Letter,
    number: str,
    file: int | None,
    *,
    facts: dict[str, object],
) -> dict[str, object]:
    """An agency that keeps its book on paper writes its own number; else the next of its series is taken."""
    taken: dict[str, object] = {}
    if not number:
        given = next_number(docket, letter, agency=docket.by.agency_id)
        number, taken[letter.partition("_")[0]] = given.text, given.pk
    scan = own_file(docket, file).pk if file is not None else None
    add_output(docket, item, kind=letter, number=number, facts=facts, file=scan)
    return taken


def check_visited(docket: Docket, item: WorkItem) -> None:
    """A visit counts for one recommendation: who is asked to look again goes there again."""
    step = docket.step_of(item)
    if step.visit != "wajib":
        return
    visit = current_output(docket, "berita_acara", step=item.step)
    before = _last_recommended(docket, step)
    if visit is None or (before is not None and visit.made_at <= before):
        raise Refused(
            "belum_dikunjungi",
            f"{step.name} wajib dengan kunjungan lapangan; catat Berita Acara kunjungan dahulu.",
        )


def _last_recommended(docket: Docket, step: Step) -> datetime | None:
    given = {outcome.code for outcome in step.outcomes if outcome.kind == "lanjut"}
    closed = [item.closed_at for item in docket.items if item.step == step.code and item.outcome in given]
    return max((moment for moment in closed if moment is not None), default=None)
