from datetime import datetime

from satupintu.cases.course import enter, save
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_docket
from satupintu.cases.outputs import add_output
from satupintu.cases.printing import PRINT, bytes_to_print, check_reprint, print_work, times_printed
from satupintu.cases.seat import check_seat
from satupintu.people.actor import Actor
from satupintu.rules.procedure.permission import check_post


@keyed
def print_copy(*, ref: str, by: Actor, at: datetime, reason: str = "", key: str = "") -> Case:
    """Note that the permit goes to the printer; the first time needs no reason, every other does."""
    docket = open_docket(ref=ref, by=by, at=at)
    step, item = print_work(docket)
    check_post(step, docket.doer)
    check_seat(docket, by)
    sha256, _ = bytes_to_print(docket)
    times = times_printed(docket)
    check_reprint(times, reason)
    add_output(docket, item, kind=PRINT, facts={"ke": times + 1, "alasan": reason.strip()})
    enter(
        docket,
        deed="salinan_dicetak",
        facts={"izin": docket.case.permit_id, "berkas": sha256, "ke": times + 1},
    )
    save(docket)
    return docket.case
