"""The SOP: its identity page, and its table whose rows are the steps."""

from dataclasses import dataclass
from datetime import date

from satupintu.rules.standard.model.sop import Sop
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.text import Item
from satupintu.rules.worktime.words import say_date
from satupintu.web.design.filters import NONE_PRINTED
from satupintu.web.public.components import printed_steps
from satupintu.web.public.rows import Row, law_row, row_of
from satupintu.web.public.words import Words


@dataclass(frozen=True, slots=True)
class SopLine:
    number: str
    text: str
    post: str
    inputs: tuple[str, ...]
    target: str
    outputs: tuple[str, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class SopSheet:
    name: str
    title: str
    identity: tuple[tuple[str, str], ...]
    lists: tuple[tuple[str, tuple[Row, ...]], ...]
    actors: str
    head: tuple[tuple[str, str], ...]
    lines: tuple[SopLine, ...]
    total: str


def sheet_of(sop: Sop, standard: Standard, words: Words) -> SopSheet:
    return SopSheet(
        name=sop.name,
        title=sop.title or "Tabel SOP",
        identity=_identity(sop, standard),
        lists=_lists(sop, standard),
        actors="; ".join(sop.actors),
        head=(
            ("Kode Dok", sop.document_code or NONE_PRINTED),
            ("Revisi", sop.revision or NONE_PRINTED),
            ("Tgl. terbit", sop.issued or NONE_PRINTED),
        ),
        lines=tuple(
            SopLine(
                number=step.number,
                text=step.printed_sop or step.printed or step.name,
                post=words.post(step.post),
                inputs=tuple(item.text for item in step.inputs),
                target=str(step.target) if step.target else NONE_PRINTED,
                outputs=tuple(item.text for item in step.outputs),
                remark=step.remark,
            )
            for step in printed_steps(standard)
        ),
        total=sop.total,
    )


def _identity(sop: Sop, standard: Standard) -> tuple[tuple[str, str], ...]:
    signed = standard.enactment
    return (
        ("Nomor SOP", sop.number or NONE_PRINTED),
        ("Nama SOP", sop.name or NONE_PRINTED),
        ("Tanggal pembuatan", _day(sop.made)),
        ("Tanggal revisi", _day(sop.revised)),
        ("Tanggal efektif", _day(sop.effective)),
        ("Disahkan oleh", ", ".join(part for part in (signed.position, signed.name) if part) or NONE_PRINTED),
    )


def _lists(sop: Sop, standard: Standard) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    basis = (
        tuple(law_row(item) for item in standard.components.legal_basis.items)
        if sop.legal_basis is None
        else _rows(sop.legal_basis)
    )
    return (
        ("Dasar hukum", basis),
        ("Kualifikasi pelaksana", _rows(sop.qualifications)),
        ("Keterkaitan", _rows(sop.related)),
        ("Peralatan/perlengkapan", _rows(sop.equipment)),
        ("Peringatan", _rows(sop.warnings)),
        ("Pencatatan dan pendataan", _rows(sop.records)),
    )


def _rows(items: tuple[Item, ...]) -> tuple[Row, ...]:
    return tuple(row_of(item) for item in items)


def _day(day: date | None) -> str:
    return say_date(day) if day else NONE_PRINTED
