from datetime import datetime

from satupintu.cases.course import enter, save
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.mending import check_paper_named
from satupintu.cases.models import Case, Paper
from satupintu.cases.opening import first_open, open_docket
from satupintu.cases.papers import details_of, find_requirement, put_paper
from satupintu.cases.turn import check_pen
from satupintu.files.models import StoredFile
from satupintu.files.verdict import check_usable
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@keyed
def reuse_paper(*, ref: str, requirement: str, paper: int, by: Actor, at: datetime, key: str = "") -> Case:
    """Give a paper that the same applicant has already sent with another case, with what was known of it."""
    docket = open_docket(ref=ref, by=by, at=at)
    item = first_open(docket, {"ajukan", "perbaiki"})
    check_pen(docket, item)
    wanted = find_requirement(docket, requirement)
    if docket.step_of(item).task == "perbaiki":
        check_paper_named(docket, wanted)
    earlier, file = check_reusable(docket, paper)
    put_paper(docket, wanted, file, details_of(earlier))
    enter(
        docket,
        deed="dokumen_dipakai_lagi",
        facts={"persyaratan": requirement, "berkas": file.sha256, "dari": earlier.pk},
    )
    save(docket)
    return docket.case


def check_reusable(docket: Docket, paper: int) -> tuple[Paper, StoredFile]:
    """Of the same applicant and region, good when it was looked at, and not run out since."""
    found = (
        Paper.objects.filter(
            pk=paper,
            region_id=docket.case.region_id,
            case__applicant_id=docket.case.applicant_id,
            file__isnull=False,
        )
        .exclude(case=docket.case)
        .select_related("file")
        .first()
    )
    if found is None or found.file is None:
        raise Refused("dokumen_tidak_ada", "Dokumen ini tidak ada di antara dokumen Anda; pilih yang lain.")
    if found.state == Paper.State.REFUSED or (found.state == Paper.State.REPLACED and found.remark):
        raise Refused(
            "dokumen_pernah_ditolak", "Dokumen ini pernah ditolak petugas; unggah yang sudah diperbaiki."
        )
    if found.expires is not None and found.expires < docket.today:
        raise Refused("dokumen_kedaluwarsa", "Masa berlaku dokumen ini sudah habis; unggah yang baru.")
    check_usable(found.file)
    return found, found.file
