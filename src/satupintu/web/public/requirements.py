"""What the applicant must bring, and how."""

from dataclasses import dataclass

from satupintu.rules.standard.model.requirement import Requirement
from satupintu.web.design.filters import rupiah
from satupintu.web.public.conditions import say_condition
from satupintu.web.public.words import Words, joined

DETAILS = {
    "nomor": "nomor",
    "tanggal": "tanggal",
    "penerbit": "penerbit",
    "berlaku_sampai": "tanggal akhir berlakunya",
}
STAMPS = {"fisik": "meterai tempel", "e_meterai": "e-meterai"}
AT_PICKUP = {
    "tidak": "",
    "ditunjukkan": "Tunjukkan aslinya saat mengambil surat.",
    "dibawa": "Bawa aslinya saat mengambil surat.",
}


@dataclass(frozen=True, slots=True)
class ShownRequirement:
    number: str
    name: str
    help: str
    alternatives: tuple[str, ...]
    remarks: tuple[str, ...]
    note: str
    derived: bool


def requirement_of(paper: Requirement, words: Words) -> ShownRequirement:
    return ShownRequirement(
        number=paper.number,
        name=paper.name,
        help=paper.help,
        alternatives=paper.alternatives,
        remarks=tuple(remark for remark in _remarks(paper, words) if remark),
        note=paper.note,
        derived=paper.derived,
    )


def _remarks(paper: Requirement, words: Words) -> tuple[str, ...]:
    return (
        f"Hanya bila {say_condition(paper.condition, words)}." if paper.condition else "",
        _supply(paper, words),
        _file(paper),
        _details(paper),
        _stamp(paper),
        f"Serahkan {paper.paper_copies} salinan kertas." if paper.paper_copies else "",
        AT_PICKUP[paper.at_pickup],
    )


def _supply(paper: Requirement, words: Words) -> str:
    made = f" pada {words.step(paper.produced_by)}" if paper.produced_by else ""
    if paper.supplier == "alur":
        return f"Tidak perlu Anda siapkan: dibuat petugas{made}."
    if paper.supplier == "keduanya":
        return f"Boleh Anda lampirkan bila sudah ada; bila tidak, dibuat petugas{made}."
    return "Boleh tidak dilampirkan." if paper.optional else ""


def _file(paper: Requirement) -> str:
    if paper.supplier == "alur":
        return ""
    kinds = joined([kind.upper() for kind in paper.formats], "atau")
    if paper.many:
        return f"Boleh lebih dari satu berkas {kinds}, masing-masing paling besar {paper.max_megabytes} MB."
    return f"Satu berkas {kinds}, paling besar {paper.max_megabytes} MB."


def _details(paper: Requirement) -> str:
    asked = [DETAILS[detail] for detail in paper.details]
    return f"Yang ditanyakan dari surat ini: {joined(asked)}." if asked else ""


def _stamp(paper: Requirement) -> str:
    if paper.stamp_duty is None:
        return ""
    kinds = joined([STAMPS[kind] for kind in paper.stamp_duty.kinds], "atau")
    return f"Bermeterai {rupiah(paper.stamp_duty.amount)} ({kinds})."
