from datetime import datetime

from django.db import transaction

from satupintu.cases.downloading import DOWNLOADED, check_downloadable
from satupintu.cases.looks import looks_chain
from satupintu.cases.opening import read_docket
from satupintu.cases.ports import SurveyGate
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor


@transaction.atomic
def download_permit(*, ref: str, by: Actor, at: datetime, survey: SurveyGate) -> str:
    """Give the hash of the signed file (or of the registered scan) to its applicant, and write down that he took it.

    The case's own row is neither locked nor changed: fetching a file is no deed on it.
    """
    docket = read_docket(ref=ref, by=by, at=at)
    permit = check_downloadable(docket, survey)
    record(
        looks_chain(ref),
        deed=DOWNLOADED,
        facts={"izin": permit.pk, "berkas": permit.signed_hash},
        by=by.signatory,
        at=docket.at,
    )
    return permit.signed_hash
