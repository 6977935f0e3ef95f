from datetime import datetime

from satupintu.cases.course import enter, save
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case, Paper
from satupintu.cases.opening import open_work
from satupintu.cases.papers import find_requirement
from satupintu.cases.turn import check_turn
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.requirement import Requirement


@keyed
def confirm_paper(
    *,
    work: int,
    requirement: str,
    valid: bool,
    by: Actor,
    at: datetime,
    remark: str = "",
    seen: int | None = None,
    key: str = "",
) -> Case:
    """The agency that would give a paper says whether the one the applicant already holds is valid (N-11)."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    wanted = find_requirement(docket, requirement)
    papers = Paper.objects.filter(case=docket.case, requirement=requirement).exclude(
        state=Paper.State.REPLACED
    )
    check_confirmable(docket, wanted, given=papers.exists(), valid=valid, remark=remark)
    papers.update(
        state=Paper.State.ACCEPTED if valid else Paper.State.REFUSED,
        checked_at=at,
        checked_by=by.user_id,
        remark=remark.strip(),
    )
    enter(
        docket,
        deed="dokumen_dikonfirmasi",
        facts={"persyaratan": requirement, "sah": valid, "langkah": item.step},
    )
    save(docket)
    return docket.case


def check_confirmable(docket: Docket, wanted: Requirement, *, given: bool, valid: bool, remark: str) -> None:
    if wanted.confirmed_by != docket.doer.post:
        raise Refused("bukan_pengonfirmasi", f"{wanted.name} tidak dikonfirmasi oleh jabatan Anda.")
    if not given:
        raise Refused("dokumen_belum_ada", f"{wanted.name} belum diunggah, jadi tidak ada yang dikonfirmasi.")
    if not valid and not remark.strip():
        raise Refused("alasan_kosong", "Tulis mengapa dokumen ini tidak sah; pemohon berhak mengetahuinya.")
