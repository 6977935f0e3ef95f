from datetime import datetime

from satupintu.cases.course import enter, save
from satupintu.cases.keyed import keyed
from satupintu.cases.mending import check_paper_named
from satupintu.cases.models import Case
from satupintu.cases.opening import first_open, open_docket
from satupintu.cases.papers import NO_DETAILS, PaperDetails, find_requirement, put_paper
from satupintu.cases.turn import check_pen
from satupintu.cases.uploaded import own_file
from satupintu.people.actor import Actor

__all__ = ["PaperDetails", "attach_paper"]


@keyed
def attach_paper(
    *,
    ref: str,
    requirement: str,
    file: int,
    by: Actor,
    at: datetime,
    details: PaperDetails = NO_DETAILS,
    key: str = "",
) -> Case:
    """Give one paper for one requirement; a single-paper requirement replaces what was there."""
    docket = open_docket(ref=ref, by=by, at=at)
    item = first_open(docket, {"ajukan", "perbaiki"})
    check_pen(docket, item)
    wanted = find_requirement(docket, requirement)
    if docket.step_of(item).task == "perbaiki":
        check_paper_named(docket, wanted)
    stored = own_file(docket, file)
    put_paper(docket, wanted, stored, details)
    enter(docket, deed="dokumen_diberikan", facts={"persyaratan": requirement, "berkas": stored.sha256})
    save(docket)
    return docket.case
