from datetime import datetime

from satupintu.cases.answers import answers_of
from satupintu.cases.checking import check_answers
from satupintu.cases.counter import check_present, close_visit
from satupintu.cases.course import finish, write_outcome
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case, CounterVisit
from satupintu.cases.numbers import next_number
from satupintu.cases.opening import first_open, open_docket
from satupintu.cases.requirements import check_papers, slots
from satupintu.cases.turn import check_pen, check_way
from satupintu.catalogue.queries import version_in_force
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@keyed
def file_application(*, ref: str, by: Actor, at: datetime, outcome: str = "", key: str = "") -> Case:
    """Send the draft off: all answers and papers are there, and the case gets its number."""
    docket = open_docket(ref=ref, by=by, at=at)
    check_draft(docket)
    item = first_open(docket, {"ajukan"})
    check_pen(docket, item)
    check_version(docket)
    check_present(docket)
    way = check_way(
        docket,
        item,
        outcome or docket.step_of(item).outcomes[0].code,
        tasks=frozenset({"ajukan"}),
        kinds=frozenset({"lanjut"}),
        reason="",
    )
    check_ready(docket)
    course = write_outcome(docket, item, way)
    docket.case.filed_at = docket.case.filed_at or docket.at
    docket.case.filed_by_id = by.user_id
    if docket.case.state == Case.State.DRAFT:
        docket.case.state = Case.State.RUNNING
    close_visit(docket, CounterVisit.Result.FILED)
    docket.case.number = next_number(docket, "permohonan").text
    return finish(course, deed="ajukan", facts={"jalur": docket.case.channel})


def check_draft(docket: Docket) -> None:
    if docket.case.state != Case.State.DRAFT:
        raise Refused(
            "sudah_diajukan",
            f"Permohonan ini sudah diajukan dengan nomor {docket.case.number}; ikuti prosesnya di halaman permohonan.",
        )


def check_version(docket: Docket) -> None:
    """An application falls under the version in force on the day it is filed (A1)."""
    service = docket.standard.service.code
    if version_in_force(docket.case.region_id, service, docket.today).pk != docket.case.standard_id:
        raise Refused(
            "versi_sudah_diganti",
            "Standar layanan ini sudah diganti sejak draf dibuka; buka permohonan baru menurut standar yang berlaku.",
        )


def check_ready(docket: Docket) -> None:
    """Everything that is missing, fields first, in one sentence each."""
    values = answers_of(docket.case)
    checked = check_answers(docket, values, final=True)
    if checked.faults:
        raise Refused("isian_belum_lengkap", " ".join(checked.faults.values()), **checked.faults)
    check_papers(slots(docket, docket.facts_of(values)))
