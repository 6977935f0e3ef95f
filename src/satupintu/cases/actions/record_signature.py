from datetime import datetime
from hashlib import sha256

from satupintu.cases.course import finish, write_outcome
from satupintu.cases.frozen import check_unchanged
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_work
from satupintu.cases.permit_of import permit_of
from satupintu.cases.signature import current_request
from satupintu.cases.turn import check_apart, check_turn, check_way
from satupintu.people.actor import Actor
from satupintu.permits.actions.issue_permit import issue_permit
from satupintu.rules.errors import Refused
from satupintu.signing.actions.record import record
from satupintu.signing.ports import Verification


@keyed
def record_signature(
    *,
    work: int,
    outcome: str,
    signed: bytes,
    verification: Verification,
    by: Actor,
    at: datetime,
    reference: str = "",
    key: str = "",
) -> Case:
    """Take the signed file back: verified, of the very document prepared, and only then in force."""
    docket, item = open_work(work=work, by=by, at=at)
    check_turn(docket, item)
    check_apart(docket, item)
    way = check_way(
        docket, item, outcome, tasks=frozenset({"tanda_tangan"}), kinds=frozenset({"lanjut"}), reason=""
    )
    request = current_request(docket)
    if request is None:
        raise Refused(
            "tanda_tangan_belum_disiapkan", "Naskah ini belum disiapkan untuk ditandatangani; mulai lagi."
        )
    permit = permit_of(docket)
    check_unchanged(docket, permit)
    check_verified(verification, permit.document_hash)
    signed_hash = sha256(signed).hexdigest()
    record(
        region_id=docket.case.region_id,
        request_id=request.pk,
        document_hash=verification.document_hash,
        signed_hash=signed_hash,
        by=by,
        at=docket.at,
        reference=reference,
    )
    issue_permit(
        region_id=docket.case.region_id,
        permit_id=permit.pk,
        document_hash=permit.document_hash,
        signed_hash=signed_hash,
        at=docket.at,
    )
    course = write_outcome(docket, item, way)
    return finish(
        course, deed="tanda_tangan", facts={"hasil": outcome, "izin": permit.pk, "berkas": signed_hash}
    )


def check_verified(verification: Verification, document_hash: str) -> None:
    if not verification.valid:
        raise Refused(
            "tanda_tangan_tidak_sah",
            f"Berkas yang kembali tidak lolos pemeriksaan tanda tangan: {verification.reason or 'tidak sah'}.",
        )
    if verification.document_hash != document_hash:
        raise Refused(
            "berkas_lain_yang_kembali",
            "Penanda tangan mengembalikan naskah lain daripada yang disiapkan; hasilnya ditolak, laporkan kepada pengelola.",
        )
