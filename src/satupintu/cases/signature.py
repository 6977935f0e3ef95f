"""The case's own view of its signing: one request at a time, and nothing else moves while it is open."""

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


def check_not_signing(docket: Docket) -> None:
    """A file that is before the signer, or whose signature is in doubt, must not change under him."""
    if current_request(docket):
        raise Refused(
            "sedang_ditandatangani",
            "Naskah ini sedang dalam proses tanda tangan; tunggu atau pastikan hasilnya dahulu.",
        )
