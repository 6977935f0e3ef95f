from datetime import datetime

from satupintu.cases.course import finish, write_outcome
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.numbers import next_number
from satupintu.cases.opening import open_work
from satupintu.cases.outputs import add_output
from satupintu.cases.requirements import check_papers, slots
from satupintu.cases.ticks import check_ticks
from satupintu.cases.turn import check_turn, check_way
from satupintu.cases.verdicts import accept_papers
from satupintu.people.actor import Actor


@keyed
def accept_as_complete(
    *,
    work: int,
    outcome: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    seen: int | None = None,
    key: str = "",
) -> Case:
    """Declare the file complete and give the applicant a numbered Tanda Terima."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    way = check_way(
        docket,
        item,
        outcome,
        tasks=frozenset({"periksa_kelengkapan"}),
        kinds=frozenset({"lanjut"}),
        reason=reason,
    )
    check_ticks(item)
    found = slots(docket, docket.all_facts())
    check_papers(found)
    accept_papers(docket, found)
    course = write_outcome(docket, item, way, reason)
    receipt = next_number(docket, "tanda_terima")
    add_output(docket, item, kind="tanda_terima", number=receipt.text)
    return finish(course, deed="periksa_kelengkapan", facts={"hasil": outcome, "tanda_terima": receipt.pk})
