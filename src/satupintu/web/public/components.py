"""The fourteen components as the standard prints them: in its own order, each filled or plainly not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from satupintu.rules.standard.model.components import (
    DELIVERY,
    MANUFACTURING,
    TITLES,
    Component,
    ComponentCode,
)
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import Step
from satupintu.web.design.filters import rupiah
from satupintu.web.public.rows import Row, channel_row, law_row, row_of
from satupintu.web.public.words import NOT_LAID_DOWN


@dataclass(frozen=True, slots=True)
class Content:
    title: str
    text: str = ""
    rows: tuple[Row, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShownComponent:
    number: int
    code: ComponentCode
    title: str
    text: str
    rows: tuple[Row, ...]
    note: str


@dataclass(frozen=True, slots=True)
class ComponentGroup:
    """A part of the standard; the single list is one group without a heading."""

    heading: str
    components: tuple[ShownComponent, ...]


def components_of(standard: Standard) -> tuple[ComponentGroup, ...]:
    if standard.components.order == "14":
        return (ComponentGroup("", _numbered(tuple(TITLES), standard)),)
    return (
        ComponentGroup("A. Penyampaian pelayanan (service delivery)", _numbered(DELIVERY, standard)),
        ComponentGroup("B. Pengelolaan pelayanan (manufacturing)", _numbered(MANUFACTURING, standard)),
    )


def _numbered(codes: Sequence[ComponentCode], standard: Standard) -> tuple[ShownComponent, ...]:
    return tuple(_shown(number, code, standard) for number, code in enumerate(codes, start=1))


def _shown(number: int, code: ComponentCode, standard: Standard) -> ShownComponent:
    content = READERS[code](standard)
    filled = bool(content.text or content.rows)
    return ShownComponent(
        number=number,
        code=code,
        title=content.title or TITLES[code],
        text=content.text if filled else NOT_LAID_DOWN,
        rows=content.rows,
        note=content.note,
    )


def printed_steps(standard: Standard) -> tuple[Step, ...]:
    """The steps that stand in the document; the others are ours, so that every case can end."""
    return tuple(step for step in standard.steps if not step.derived)


def fee_text(standard: Standard) -> str:
    if standard.components.fee.text:
        return standard.components.fee.text
    if standard.fee.amount:
        return rupiah(standard.fee.amount)
    # An amount of nothing is free of charge only where somebody wrote it down.
    written = "amount" in standard.fee.model_fields_set
    return "Gratis" if written and not standard.components.fee.items else ""


def time_text(standard: Standard) -> str:
    duration = standard.promise.duration
    return standard.components.time.text or (str(duration) if duration else "")


def _plain(component: Component, *, text: str = "", rows: tuple[Row, ...] = (), note: str = "") -> Content:
    """A component of its own words; `text` and `rows` stand in for what another table says."""
    own = tuple(row_of(item) for item in component.items)
    return Content(component.title, component.text or text, own or rows, note)


def _legal_basis(standard: Standard) -> Content:
    basis = standard.components.legal_basis
    return Content(basis.title, rows=tuple(law_row(item) for item in basis.items))


def _requirements(standard: Standard) -> Content:
    rows = tuple(
        Row(paper.name, printed=paper.printed, subitems=paper.alternatives, note=paper.note)
        for paper in standard.requirements
        if not paper.derived
    )
    return _plain(standard.components.requirements, rows=rows)


def _mechanism(standard: Standard) -> Content:
    rows = tuple(
        Row(step.printed or step.printed_sop or step.name, printed=step.printed_otherwise)
        for step in printed_steps(standard)
    )
    return _plain(standard.components.mechanism, rows=rows)


def _time(standard: Standard) -> Content:
    return _plain(standard.components.time, text=time_text(standard), note=standard.promise.note)


def _fee(standard: Standard) -> Content:
    notes = [standard.fee.note, standard.fee.basis and f"Dasar: {standard.fee.basis}"]
    note = " ".join(part for part in notes if part)
    return _plain(standard.components.fee, text=fee_text(standard), note=note)


def _product(standard: Standard) -> Content:
    return _plain(standard.components.product, text=standard.product.name, note=standard.product.note)


def _complaints(standard: Standard) -> Content:
    complaints = standard.components.complaints
    return Content(complaints.title, rows=tuple(channel_row(channel) for channel in complaints.items))


def _staffing(standard: Standard) -> Content:
    staffing = standard.components.staffing
    counted = f"{staffing.number} orang" if staffing.number is not None else ""
    return Content(staffing.title, staffing.text or counted)


READERS: Mapping[ComponentCode, Callable[[Standard], Content]] = {
    "dasar_hukum": _legal_basis,
    "persyaratan": _requirements,
    "mekanisme": _mechanism,
    "jangka_waktu": _time,
    "biaya": _fee,
    "produk": _product,
    "sarana": lambda standard: _plain(standard.components.facilities),
    "kompetensi": lambda standard: _plain(standard.components.competence),
    "pengawasan": lambda standard: _plain(standard.components.supervision),
    "pengaduan": _complaints,
    "jumlah_pelaksana": _staffing,
    "jaminan_pelayanan": lambda standard: _plain(standard.components.service_guarantee),
    "jaminan_keamanan": lambda standard: _plain(standard.components.safety_guarantee),
    "evaluasi": lambda standard: _plain(standard.components.evaluation),
}
