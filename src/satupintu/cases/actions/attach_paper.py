from dataclasses import dataclass
from datetime import date, datetime

from satupintu.cases.course import enter, save
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.mending import check_paper_named
from satupintu.cases.models import Case, Paper
from satupintu.cases.opening import first_open, open_docket
from satupintu.cases.turn import check_pen
from satupintu.cases.uploaded import own_file
from satupintu.files.models import StoredFile
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.requirement import Requirement

MEGABYTE = 1024 * 1024
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class PaperDetails:
    """What the permit cites of a paper, and which of the accepted kinds it is."""

    number: str = ""
    day: date | None = None
    issuer: str = ""
    expires: date | None = None
    alternative: str = ""
    stamp_serial: str = ""


@keyed
def attach_paper(
    *,
    ref: str,
    requirement: str,
    file: int,
    by: Actor,
    at: datetime,
    details: PaperDetails = PaperDetails(),
    key: str = "",
) -> Case:
    """Give one paper for one requirement; a single-paper requirement replaces what was there."""
    docket = open_docket(ref=ref, by=by, at=at)
    item = first_open(docket, {"ajukan", "perbaiki"})
    check_pen(docket, item)
    wanted = find_requirement(docket, requirement)
    if docket.step_of(item).task == "perbaiki":
        check_paper_named(docket, wanted)
    stored = own_file(docket, file)
    check_fitting(wanted, stored, details)
    check_mended_file(docket, wanted, stored)
    _make_way(docket, wanted)
    Paper.objects.create(
        region_id=docket.case.region_id,
        case=docket.case,
        requirement=requirement,
        file=stored,
        alternative=details.alternative,
        number=details.number,
        day=details.day,
        issuer=details.issuer,
        expires=details.expires,
        stamp_serial=details.stamp_serial,
        given_at=docket.at,
    )
    enter(docket, deed="dokumen_diberikan", facts={"persyaratan": requirement, "berkas": stored.sha256})
    save(docket)
    return docket.case


def find_requirement(docket: Docket, code: str) -> Requirement:
    for requirement in docket.standard.requirements:
        if requirement.code == code:
            return requirement
    raise Refused("persyaratan_tidak_dikenal", f"Persyaratan «{code}» tidak ada dalam standar pelayanan ini.")


def check_fitting(wanted: Requirement, file: StoredFile, details: PaperDetails) -> None:
    """The kind and size that the standard asks for, and one of the papers that it accepts."""
    if file.media_type not in {MEDIA_TYPES[form] for form in wanted.formats}:
        raise Refused(
            "jenis_berkas_tidak_diterima",
            f"{wanted.name} harus berupa berkas {' atau '.join(wanted.formats).upper()}; unggah ulang.",
        )
    if file.size > wanted.max_megabytes * MEGABYTE:
        raise Refused(
            "berkas_terlalu_besar",
            f"Berkas {wanted.name} lebih dari {wanted.max_megabytes} MB; kecilkan lalu unggah ulang.",
        )
    if details.alternative and details.alternative not in wanted.alternatives:
        raise Refused(
            "dokumen_tidak_diterima",
            f"«{details.alternative}» tidak diterima sebagai {wanted.name}; pilih dari daftar.",
        )


def check_mended_file(docket: Docket, wanted: Requirement, file: StoredFile) -> None:
    """Also not by way of another; of several papers, a good one may come again once a mended one is there."""
    found = Paper.objects.filter(case=docket.case, requirement=wanted.code, file__sha256=file.sha256)
    refused = found.filter(state=Paper.State.REFUSED)
    if not wanted.many:
        refused |= found.filter(state=Paper.State.REPLACED).exclude(remark="")
    if refused.exists():
        raise Refused("berkas_sama", "Berkas ini sama dengan yang ditolak; unggah yang sudah diperbaiki.")


def _make_way(docket: Docket, wanted: Requirement) -> None:
    """A single paper takes the place of the one before; of several, only those that were refused make way."""
    current = Paper.objects.filter(case=docket.case, requirement=wanted.code)
    (current.filter(state=Paper.State.REFUSED) if wanted.many else current).update(state=Paper.State.REPLACED)
