"""Who may write in the thread of a case, and until when: asked by the deed and by the box to write in."""

from datetime import timedelta

from satupintu.cases.docket import Docket
from satupintu.cases.models import Case
from satupintu.cases.seat import check_seat
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.words import say_date

STAYS_OPEN = timedelta(days=30)
"""After the end of a case: for what is still unclear about the letter or the refusal."""
LONGEST_MESSAGE = 4_000


def check_may_write(docket: Docket) -> None:
    case, by = docket.case, docket.by
    if case.state == Case.State.DRAFT:
        raise Refused(
            "draf_tanpa_utas",
            "Permohonan ini belum diajukan; pesan dapat ditulis sesudah permohonan dikirim.",
        )
    if case.closed_at is not None and docket.at > case.closed_at + STAYS_OPEN:
        ended = say_date(docket.local_day(case.closed_at + STAYS_OPEN))
        raise Refused(
            "utas_ditutup",
            f"Tanya jawab permohonan ini ditutup sejak {ended}; hubungi loket pelayanan bila masih ada pertanyaan.",
        )
    if not is_applicant(by):
        check_own_agency(docket)
        check_seat(docket, by)


def check_own_agency(docket: Docket) -> None:
    """The agency speaks to the applicant with one voice; whom it asked for advice speaks to the agency."""
    if docket.by.post_id is None or docket.by.agency_id != docket.case.agency_id:
        raise Refused(
            "bukan_instansi_layanan",
            "Tanya jawab dengan pemohon hanya oleh instansi yang menerbitkan layanan ini; tulis catatan untuk mereka.",
        )


def is_applicant(by: Actor) -> bool:
    return by.applicant_id is not None
