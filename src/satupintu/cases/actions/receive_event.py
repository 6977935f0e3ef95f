from datetime import datetime

from satupintu.cases.course import finish, write_outcome
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_work
from satupintu.cases.outputs import add_output
from satupintu.cases.turn import check_turn, check_way
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@keyed
def receive_event(
    *,
    work: int,
    outcome: str,
    reference: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
    key: str = "",
) -> Case:
    """Something happened outside, told by another system or entered by a person."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    check_reference(reference)
    way = check_way(
        docket, item, outcome, tasks=frozenset({"tunggu_peristiwa"}), kinds=frozenset({"lanjut"}), reason=""
    )
    course = write_outcome(docket, item, way)
    add_output(docket, item, kind="peristiwa", number=reference)
    return finish(course, deed="peristiwa", facts={"hasil": outcome, "langkah": item.step})


def check_reference(reference: str) -> None:
    if not reference.strip():
        raise Refused("rujukan_kosong", "Isi nomor atau rujukan pemberitahuan dari sistem luar itu.")
