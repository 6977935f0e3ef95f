"""Sheets to print before an application: what to bring, the form to fill in by hand, and a letter to copy."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from satupintu.rules.standard.model.form import Field, FieldGroup
from satupintu.rules.standard.model.requirement import Requirement
from satupintu.rules.standard.model.standard import Standard
from satupintu.web.public.conditions import say_condition
from satupintu.web.public.requirements import ShownRequirement, requirement_of
from satupintu.web.public.words import Words

Shape = Literal["garis", "baris", "kotak", "tanggal", "pilihan", "uang", "tabel"]

BOXES: Mapping[str, int] = {"nik": 16, "kk": 16, "npwp": 16, "nib": 13, "nip": 18}
ROWS_TO_FILL = 4
YES_NO = ("Ya", "Tidak")


@dataclass(frozen=True, slots=True)
class Paper:
    shown: ShownRequirement
    sample: str
    """The code of the paper whose letter can be printed."""


@dataclass(frozen=True, slots=True)
class Blank:
    label: str
    shape: Shape
    hint: str
    only_if: str
    required: bool
    boxes: int = 0
    choices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: int = 0


@dataclass(frozen=True, slots=True)
class BlankGroup:
    title: str
    description: str
    only_if: str
    blanks: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    lines: tuple[str, ...]
    paragraphs: tuple[str, ...]
    papers: tuple[str, ...]
    signer: str
    stamp_duty: int
    """The meterai in rupiah; 0 where none is asked for."""


def papers_of(standard: Standard, words: Words) -> tuple[Paper, ...]:
    """Those that the applicant brings, or may bring."""
    return tuple(
        Paper(requirement_of(paper, words), paper.code if paper.sample else "")
        for paper in standard.requirements
        if paper.supplier != "alur"
    )


def blanks_of(standard: Standard, words: Words) -> tuple[BlankGroup, ...]:
    return tuple(_group(group, words) for group in standard.form)


def _group(group: FieldGroup, words: Words) -> BlankGroup:
    return BlankGroup(
        title=group.title,
        description=group.description or "",
        only_if=f"Hanya bila {say_condition(group.when, words)}." if group.when else "",
        blanks=tuple(_blank(field, words) for field in group.fields),
    )


def _blank(field: Field, words: Words) -> Blank:
    choices = YES_NO if field.kind == "ya_tidak" else tuple(choice.label for choice in field.choices)
    most = field.maximum if isinstance(field.maximum, int) else ROWS_TO_FILL
    return Blank(
        label=field.label,
        shape=_shape(field, choices),
        hint=field.help or "",
        only_if=f"Hanya bila {say_condition(field.when, words)}." if field.when else "",
        required=field.required and field.required_when is None,
        boxes=BOXES.get(field.kind, 0),
        choices=choices,
        columns=tuple(column.label for column in field.columns),
        rows=min(ROWS_TO_FILL, most),
    )


def _shape(field: Field, choices: tuple[str, ...]) -> Shape:
    if field.kind in BOXES:
        return "kotak"
    if choices:
        return "pilihan"
    shapes: Mapping[str, Shape] = {
        "tanggal": "tanggal",
        "teks_panjang": "baris",
        "uang": "uang",
        "tabel": "tabel",
    }
    return shapes.get(field.kind, "garis")


def letter_of(standard: Standard, paper: Requirement) -> Letter | None:
    sample = paper.sample
    if sample is None:
        return None
    labels = {field.code: field.label for group in standard.form for field in group.fields}
    enclosed = [
        f"{other.name} (bila diminta)" if other.condition else other.name
        for other in standard.requirements
        if other.code != paper.code and other.supplier == "pemohon" and not other.optional
    ]
    return Letter(
        subject=sample.subject,
        lines=tuple(labels[code] for code in sample.fields if code in labels),
        paragraphs=tuple(part.strip() for part in sample.body.split("\n\n") if part.strip()),
        papers=tuple(enclosed) if sample.lists_papers else (),
        signer=sample.signer,
        stamp_duty=paper.stamp_duty.amount if paper.stamp_duty else 0,
    )
