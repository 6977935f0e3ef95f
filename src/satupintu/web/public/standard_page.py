"""Everything the page of one service shows, shaped from its standard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from satupintu.catalogue.models import StandardVersion
from satupintu.people.models import Region
from satupintu.rules.standard.model.promise import Note, Product
from satupintu.rules.standard.model.standard import Enactment, Service, Standard
from satupintu.web.design.filters import long_date
from satupintu.web.public.applying import Applying, applying_of
from satupintu.web.public.components import ComponentGroup, components_of, fee_text, time_text
from satupintu.web.public.procedure import ShownStep, Way, case_way_of, step_of
from satupintu.web.public.requirements import ShownRequirement, requirement_of
from satupintu.web.public.sop_sheet import SopSheet, sheet_of
from satupintu.web.public.versions import ShownVersion, accepts, in_force, version_of
from satupintu.web.public.words import MILESTONES, NOT_LAID_DOWN, Words, joined, plain

WAYS_IN = {"daring": "daring", "loket": "di loket", "oss": "melalui OSS"}
WAYS_OUT = {"unduh": "diunduh", "ambil": "diambil di loket", "kirim": "dikirim"}
SIGNATURES = {"tte": "Tanda tangan elektronik", "basah": "Tanda tangan basah"}
CLOSED = "Layanan ini sedang tidak menerima permohonan."


@dataclass(frozen=True, slots=True)
class StandardPage:
    name: str
    summary: str
    warnings: tuple[str, ...]
    reserved: bool
    """Open with reservations, which its notes give."""
    version: ShownVersion
    versions: tuple[ShownVersion, ...]
    effective_note: str
    facts: tuple[tuple[str, str], ...]
    requirements: tuple[ShownRequirement, ...]
    steps: tuple[ShownStep, ...]
    other_steps: tuple[ShownStep, ...]
    other_ways: tuple[Way, ...]
    title: str
    groups: tuple[ComponentGroup, ...]
    sop: SopSheet | None
    notes: tuple[Note, ...]
    enactment: tuple[tuple[str, str], ...]
    applying: Applying | None
    """How to apply; nothing where this version takes no applications today."""
    has_form: bool
    letters: tuple[tuple[str, str], ...]
    """Of the papers that the applicant writes himself: code and name."""


def page_of(
    standard: Standard,
    row: StandardVersion,
    versions: Sequence[StandardVersion],
    region: Region,
    posts: Mapping[str, str],
    on: date,
) -> StandardPage:
    words = Words.of(standard, posts)
    version = version_of(row, versions, on)
    usable = version.standing in ("berlaku", "belum_berlaku")
    closed = CLOSED if usable and standard.service.status == "tidak_aktif" else ""
    steps = [(step.derived, step_of(step, standard, words)) for step in standard.steps]
    return StandardPage(
        name=standard.service.name,
        summary=standard.service.summary,
        warnings=tuple(warning for warning in (version.sentence, closed) if warning),
        reserved=usable and standard.service.status == "aktif_dengan_catatan" and bool(standard.notes),
        version=version,
        versions=tuple(version_of(other, versions, on) for other in versions),
        effective_note=standard.effective_assumed,
        facts=_facts(standard, row.agency.name, words),
        requirements=tuple(requirement_of(paper, words) for paper in standard.requirements),
        steps=tuple(step for derived, step in steps if not derived),
        other_steps=tuple(step for derived, step in steps if derived),
        other_ways=tuple(case_way_of(outcome, words) for outcome in standard.case_outcomes),
        title=standard.components.title,
        groups=components_of(standard),
        sop=sheet_of(standard.sop, standard, words) if standard.sop else None,
        notes=standard.notes,
        enactment=_enactment(standard.enactment),
        applying=(
            applying_of(standard, region.code) if accepts(standard, row, in_force(versions, on)) else None
        ),
        has_form=bool(standard.form),
        letters=tuple((paper.code, paper.name) for paper in standard.requirements if paper.sample),
    )


def _facts(standard: Standard, agency: str, words: Words) -> tuple[tuple[str, str], ...]:
    product = standard.product
    return (
        ("Jangka waktu", _promised(standard)),
        ("Biaya", fee_text(standard) or NOT_LAID_DOWN),
        ("Produk", product.name),
        ("Masa berlaku", _validity(product, words)),
        ("Pengesahan", SIGNATURES[product.approval]),
        ("Cara mengajukan", _ways_in(standard.service)),
        ("Cara menerima", joined([WAYS_OUT[way] for way in product.delivery], "atau").capitalize()),
        ("Penyelenggara", agency),
    )


def _promised(standard: Standard) -> str:
    text, promise = time_text(standard), standard.promise
    if not text or promise.duration is None:
        return text or NOT_LAID_DOWN
    # Printed as "hari" alone, so a reader cannot know which days count (N-03).
    days = "" if promise.duration.days is None else f" dalam {plain(promise.duration.counted)}"
    return f"{text}, dihitung{days} sejak {MILESTONES[promise.starts]} sampai {MILESTONES[promise.ends]}"


def _validity(product: Product, words: Words) -> str:
    ends = joined([f"“{words.fact(code)}”" for code in product.valid_no_longer_than], "atau")
    if product.validity:
        return f"{product.validity}" + (f", tidak melewati {ends}" if ends else "")
    return f"Sampai tanggal paling awal dari {ends}, bila diisi" if ends else NOT_LAID_DOWN


def _ways_in(service: Service) -> str:
    return joined([WAYS_IN[way] for way in service.channels], "atau").capitalize().replace("oss", "OSS")


def _enactment(signed: Enactment) -> tuple[tuple[str, str], ...]:
    printed = (
        ("Nomor", signed.number),
        ("Tempat", signed.place),
        ("Tanggal", long_date(signed.day) if signed.day else ""),
        ("Jabatan", signed.position),
        ("Nama", signed.name),
        ("Pangkat", signed.rank),
        ("NIP", signed.nip),
    )
    return tuple((label, value or NOT_LAID_DOWN) for label, value in printed)
