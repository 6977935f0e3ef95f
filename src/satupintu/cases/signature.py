"""The case's own view of its signing: one request at a time, and nothing else moves while it is open."""

from datetime import datetime

from satupintu.cases.docket import Docket
from satupintu.rules.errors import Refused
from satupintu.signing.models import SigningRequest
from satupintu.signing.queries import latest_request


def signing_subject(docket: Docket) -> str:
    return docket.case.chain


def current_request(docket: Docket) -> SigningRequest | None:
    request = latest_request(docket.case.region_id, signing_subject(docket))
    if request and request.state in {SigningRequest.State.READY, SigningRequest.State.UNKNOWN}:
        return request
    return None


def seated_at(docket: Docket, request: SigningRequest | None) -> datetime:
    """When the seat of who takes a signature back counts: for the signer himself, when it was laid before him."""
    own = request is not None and request.signer_user_id == docket.by.user_id
    return request.prepared_at if request is not None and own else docket.at


def check_not_signing(docket: Docket) -> None:
    """A file that is before the signer, or whose signature is in doubt, must not change under him."""
    if current_request(docket):
        raise Refused(
            "sedang_ditandatangani",
            "Naskah ini sedang dalam proses tanda tangan; tunggu atau pastikan hasilnya dahulu.",
        )


def check_unsigned(docket: Docket) -> None:
    """A signature stands, also one by hand whose scan is still to come: the case cannot end as if there were none."""
    if "ditandatangani" in docket.milestones():
        raise Refused(
            "izin_sudah_ditandatangani",
            "Izin ini sudah ditandatangani; selesaikan penerbitannya, lalu cabut izinnya bila harus diakhiri.",
        )
