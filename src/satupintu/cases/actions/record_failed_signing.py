from datetime import datetime

from satupintu.cases.course import enter, save
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case, WorkItem
from satupintu.cases.opening import open_work
from satupintu.cases.seat import check_seat
from satupintu.cases.signature import current_request, seated_at
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.rules.procedure.permission import check_post
from satupintu.signing.actions.doubt import doubt
from satupintu.signing.actions.fail import fail
from satupintu.signing.models import SigningRequest


@keyed
def record_failed_signing(
    *, work: int, code: str, reason: str, certain: bool, by: Actor, at: datetime, key: str = ""
) -> Case:
    """Note that a signing failed, or that nobody knows; a doubtful one waits for a person."""
    docket, item = open_work(work=work, by=by, at=at)
    request = current_request(docket)
    check_signers_own(docket, item, request)
    if request is None:
        raise Refused(
            "tanda_tangan_belum_disiapkan", "Tidak ada tanda tangan yang sedang berjalan pada berkas ini."
        )
    if certain:
        fail(
            region_id=docket.case.region_id,
            request_id=request.pk,
            code=code,
            reason=reason,
            by=by,
            at=docket.at,
        )
    else:
        doubt(region_id=docket.case.region_id, request_id=request.pk, code=code, reason=reason)
    deed = "tanda_tangan_gagal" if certain else "tanda_tangan_tidak_pasti"
    enter(docket, deed=deed, facts={"permintaan": request.pk, "kode": code})
    save(docket)
    return docket.case


def check_signers_own(docket: Docket, item: WorkItem, request: SigningRequest | None) -> None:
    """Whoever signs there says what came of it; the system, of a signing whose process has died."""
    if docket.by.capacity != "sistem":
        check_post(docket.step_of(item), docket.doer)
        check_seat(docket, docket.by, at=seated_at(docket, request))
