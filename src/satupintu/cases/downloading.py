"""Whether the applicant may have his permit's file now; if not yet, from when and why."""

from datetime import datetime

from satupintu.calendar.queries import work_calendar
from satupintu.cases.docket import Docket
from satupintu.cases.looks import looks_chain
from satupintu.cases.moments import say_moment
from satupintu.cases.permit_of import permit_of
from satupintu.cases.ports import SurveyGate
from satupintu.journal.queries.history import history
from satupintu.permits.models import Permit
from satupintu.rules.download import downloadable_from
from satupintu.rules.errors import Refused

DOWNLOADED = "surat_diunduh"


def check_downloadable(docket: Docket, survey: SurveyGate) -> Permit:
    """One that has ended is his too: what it says of itself stands on its page of verification."""
    permit = permit_of(docket)
    if permit.issued_at is None or not permit.signed_hash:
        raise Refused("surat_belum_terbit", "Surat ini belum terbit, jadi belum dapat diunduh.")
    opens = downloadable_from(
        docket.standard.survey,
        passed=survey.passed(docket.case.ref),
        issued_at=permit.issued_at,
        calendar=work_calendar(docket.case.agency_id),
    )
    if opens > docket.at:
        raise Refused(
            "unduh_menunggu_survei",
            "Layanan ini mewajibkan survei kepuasan sebelum surat diambil. Isi surveinya, atau unduh tanpa survei mulai "
            f"{say_moment(opens, docket.region)}.",
        )
    return permit


def last_download(ref: str) -> datetime | None:
    """When the file was last fetched, which is how a permit without paper is handed over."""
    found = history(looks_chain(ref)).filter(deed=DOWNLOADED).order_by("-number").first()
    return found.at if found else None
