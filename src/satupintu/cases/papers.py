"""Putting a paper to a requirement: what must fit, and which paper makes way for it."""

from dataclasses import dataclass
from datetime import date

from satupintu.cases.docket import Docket
from satupintu.cases.models import Paper
from satupintu.files.allowances import MEGABYTE
from satupintu.files.formats import MEDIA_TYPES
from satupintu.files.models import StoredFile
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.requirement import Requirement


@dataclass(frozen=True, slots=True)
class PaperDetails:
    """What the permit cites of a paper, and which of the accepted kinds it is."""

    number: str = ""
    day: date | None = None
    issuer: str = ""
    expires: date | None = None
    alternative: str = ""
    stamp_serial: str = ""


NO_DETAILS = PaperDetails()


def details_of(paper: Paper) -> PaperDetails:
    return PaperDetails(
        paper.number, paper.day, paper.issuer, paper.expires, paper.alternative, paper.stamp_serial
    )


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


def put_paper(docket: Docket, wanted: Requirement, file: StoredFile, details: PaperDetails) -> Paper:
    """A single paper takes the place of the one before; of several, only those that were refused make way."""
    check_fitting(wanted, file, details)
    check_mended_file(docket, wanted, file)
    current = Paper.objects.filter(case=docket.case, requirement=wanted.code)
    (current.filter(state=Paper.State.REFUSED) if wanted.many else current).update(state=Paper.State.REPLACED)
    paper = paper_for(docket, wanted.code, file, details)
    paper.save(force_insert=True)
    return paper


def paper_for(docket: Docket, requirement: str, file: StoredFile, details: PaperDetails) -> Paper:
    """Not saved yet."""
    return Paper(
        region_id=docket.case.region_id,
        case=docket.case,
        requirement=requirement,
        file=file,
        alternative=details.alternative,
        number=details.number,
        day=details.day,
        issuer=details.issuer,
        expires=details.expires,
        stamp_serial=details.stamp_serial,
        given_at=docket.at,
    )
