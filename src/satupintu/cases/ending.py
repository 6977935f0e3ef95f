"""The ends that are open at many steps: withdrawal by the applicant, cancellation by the agency."""

from satupintu.cases.clock import clock_runs, turn_clock
from satupintu.cases.course import Course, decide, end_case, finish
from satupintu.cases.docket import Docket
from satupintu.cases.models import Case
from satupintu.cases.moments import say_moment
from satupintu.cases.permit_of import abandon_permit
from satupintu.cases.seat import check_seat
from satupintu.cases.signature import check_not_signing, check_unsigned
from satupintu.rules.errors import Refused
from satupintu.rules.procedure.movement import find_case_outcome
from satupintu.rules.procedure.permission import check_case_outcome, check_reason
from satupintu.rules.procedure.position import Movement
from satupintu.rules.standard.model.step import CaseOutcome, Outcome


def end_by(docket: Docket, code: str, *, kind: str, reason: str) -> Case:
    outcome = find_case_outcome(docket.standard, code)
    if outcome.kind != kind:
        raise Refused("tindakan_tidak_cocok", f"«{outcome.label}» tidak dilakukan dengan tindakan ini.")
    check_ending(docket, outcome, reason)
    ran = clock_runs(docket)
    decide(docket, outcome.code, work=None, reason=reason)
    abandon_permit(docket, outcome.label)
    end_case(docket, outcome.ending)
    turn_clock(docket, ran=ran, reached=[])
    ending = Outcome(code=outcome.code, label=outcome.label, ending=outcome.ending, told=outcome.told)
    course = Course(docket, Movement(ending, ending=outcome.ending))
    return finish(course, deed=outcome.kind, facts={"hasil": outcome.code})


def check_ending(docket: Docket, outcome: CaseOutcome, reason: str) -> None:
    if docket.case.closed_at is not None:
        raise Refused(
            "berkas_sudah_berakhir",
            f"Permohonan ini sudah berakhir ({docket.case.get_state_display().lower()}) "
            f"pada {say_moment(docket.case.closed_at, docket.region)}.",
        )
    if docket.case.number is None and outcome.ending != "ditarik":
        raise Refused(
            "draf_belum_diajukan",
            f"«{outcome.label}» hanya untuk permohonan yang sudah diajukan; draf ini cukup ditarik pemohonnya.",
        )
    check_case_outcome(outcome, docket.doer, docket.position())
    check_seat(docket, docket.by)
    check_reason(outcome.label, required=outcome.reason_required, reason=reason)
    check_not_signing(docket)
    check_unsigned(docket)
