from datetime import datetime
from hashlib import sha256

from satupintu.cases.about_permit import signer_of_request
from satupintu.cases.course import finish, write_outcome
from satupintu.cases.frozen import check_unchanged
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.names import name_of
from satupintu.cases.opening import open_work
from satupintu.cases.permit_of import permit_of
from satupintu.cases.signature import current_request, seated_at
from satupintu.cases.turn import check_turn, check_way
from satupintu.people.actor import Actor
from satupintu.permits.actions.issue_permit import issue_permit
from satupintu.rules.errors import Refused
from satupintu.signing.actions.record import record
from satupintu.signing.models import SigningRequest
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
    request = current_request(docket)
    check_turn(docket, item, seated_at=seated_at(docket, request))
    way = check_way(
        docket, item, outcome, tasks=frozenset({"tanda_tangan"}), kinds=frozenset({"lanjut"}), reason=""
    )
    if request is None:
        raise Refused(
            "tanda_tangan_belum_disiapkan", "Naskah ini belum disiapkan untuk ditandatangani; mulai lagi."
        )
    check_recorder(request, by)
    permit = permit_of(docket)
    check_unchanged(docket, permit)
    check_verified(verification, permit.document_hash)
    check_signer(verification, request)
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
        signer=signer_of_request(request),
        by=by,
        at=docket.at,
    )
    course = write_outcome(docket, item, way)
    return finish(
        course, deed="tanda_tangan", facts={"hasil": outcome, "izin": permit.pk, "berkas": signed_hash}
    )


def check_recorder(request: SigningRequest, by: Actor) -> None:
    """Who prepared it takes it back; a doubtful one, whoever of the signing post has looked."""
    if request.state != SigningRequest.State.UNKNOWN and request.signer_user_id != by.user_id:
        raise Refused(
            "tanda_tangan_orang_lain",
            f"Naskah ini disiapkan untuk ditandatangani {name_of(request.signer_user_id)}; "
            "hanya yang bersangkutan yang dapat mencatat hasilnya.",
        )


def check_signer(verification: Verification, request: SigningRequest) -> None:
    if verification.signer != str(request.signer_user_id):
        raise Refused(
            "penanda_tangan_lain",
            f"Berkas yang kembali tidak ditandatangani dengan sertifikat {name_of(request.signer_user_id)}; "
            "hasilnya ditolak, laporkan kepada pengelola.",
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
