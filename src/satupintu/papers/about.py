"""What a letter may say about its file besides the answers: `berkas` in a template. Nothing else reaches it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from satupintu.rules.codes import show as show_code
from satupintu.rules.identifiers import nip
from satupintu.rules.standard.model.region import AgencyPart, RegionFile
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.worktime.words import say_date

UNNUMBERED = "(nomor diberikan saat penomoran)"
UNDATED = "(tanggal penomoran)"


@dataclass(frozen=True, slots=True)
class Letterhead:
    lines: tuple[str, ...]
    address: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """Who issues it, and from where."""

    region: str
    agency: str
    letterhead: Letterhead
    place: str = ""
    colour: str = "#1f2937"


@dataclass(frozen=True, slots=True)
class Signature:
    """Whoever is named at the end; `decree` is the one by which a deputy signs."""

    name: str
    line: str
    rank: str = ""
    nip: str = ""
    decree: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A paper that the letter refers to."""

    number: str = ""
    day: date | None = None
    issuer: str = ""
    expires: date | None = None
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    standard: Standard
    office: Office
    signature: Signature
    holder: str
    application: str
    filed: date | None
    number: str = ""
    day: date | None = None
    until: date | None = None
    code: str = ""
    link: str = ""
    certifier: str = ""
    """Whose certificates the region's officers sign with."""
    papers: Mapping[str, Cited] = field(default_factory=dict)
    """By the code of the requirement."""
    recommendations: Sequence[Cited] = ()
    events: Mapping[str, str] = field(default_factory=dict)
    """By the code of the step that waited for it: its number."""


def office_of(region: RegionFile, agency_code: str) -> Office:
    agency = next(part for part in region.agencies if part.code == agency_code)
    return Office(region.region.name, agency.name, _head(agency), region.region.capital, region.region.colour)


def _head(agency: AgencyPart) -> Letterhead:
    head = agency.letterhead
    return Letterhead(head.lines, head.address, head.contact)


def facts(about: About) -> dict[str, object]:
    """By the names that a template uses; `rules.lint.letters` knows the same list."""
    number = about.number or UNNUMBERED
    return {
        **_of_standard(about.standard),
        **_of_office(about.office),
        **_of_signature(about.signature),
        "judul_dokumen": " ".join(filter(None, (about.standard.product.name, about.number))),
        "nomor_surat": number,
        "tanggal": say_date(about.day) if about.day else UNDATED,
        "berlaku_sampai": _day(about.until),
        "pemegang": about.holder,
        "nomor_permohonan": about.application,
        "tanggal_permohonan": _day(about.filed),
        "kode_pemeriksaan": show_code(about.code) if about.code else None,
        "tautan_pemeriksaan": about.link or None,
        "penerbit_sertifikat": about.certifier,
        "persyaratan": {
            requirement.code: _cited(about.papers.get(requirement.code))
            for requirement in about.standard.requirements
        },
        "rekomendasi": [_cited(each) for each in about.recommendations],
        "peristiwa": {
            step.code: about.events.get(step.code) or None
            for step in about.standard.steps
            if step.task == "tunggu_peristiwa"
        },
    }


def _of_standard(standard: Standard) -> dict[str, object]:
    product = standard.product
    return {
        "produk": product.name,
        "layanan": standard.service.name,
        "pengesahan": product.approval,
        "tanda": product.marks,
        "catatan_produk": product.note or None,
        "dasar_hukum": [line.text for line in standard.components.legal_basis.items],
    }


def _of_office(office: Office) -> dict[str, object]:
    head = office.letterhead
    return {
        "wilayah": office.region,
        "instansi": office.agency,
        "tempat": office.place or office.region,
        "warna": office.colour,
        "kop": {"baris": head.lines, "alamat": head.address, "kontak": head.contact},
    }


def _of_signature(signature: Signature) -> dict[str, object]:
    return {
        "penandatangan": signature.name,
        "sebutan_penandatangan": signature.line,
        "pangkat_penandatangan": signature.rank or None,
        "nip_penandatangan": nip.show(signature.nip) if signature.nip else None,
        "surat_tugas": signature.decree or None,
    }


def _cited(paper: Cited | None) -> dict[str, object] | None:
    if paper is None or not (paper.number or paper.day or paper.issuer):
        return None
    return {
        "nama": paper.title,
        "nomor": paper.number or None,
        "tanggal": _day(paper.day),
        "penerbit": paper.issuer or None,
        "berlaku_sampai": _day(paper.expires),
    }


def _day(day: date | None) -> str | None:
    return say_date(day) if day else None
