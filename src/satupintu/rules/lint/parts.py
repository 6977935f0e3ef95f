"""The parts of a standard that several rules go through, each with its path in the file."""

from collections.abc import Iterator

from satupintu.rules.standard.model.components import Component, Components
from satupintu.rules.standard.model.form import Field
from satupintu.rules.standard.model.notice import Told
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import Outcome, Step
from satupintu.rules.standard.places import Path


def steps(standard: Standard) -> Iterator[tuple[Path, Step]]:
    for index, step in enumerate(standard.steps):
        yield ("langkah", index), step


def outcomes(standard: Standard) -> Iterator[tuple[Path, Step, Outcome]]:
    for path, step in steps(standard):
        for index, outcome in enumerate(step.outcomes):
            yield (*path, "hasil", index), step, outcome


def tellings(standard: Standard) -> Iterator[tuple[Path, Told]]:
    """Of the steps' outcomes and of the case's."""
    for path, _, outcome in outcomes(standard):
        for index, told in enumerate(outcome.told):
            yield (*path, "beri_tahu", index), told
    for at, ending in enumerate(standard.case_outcomes):
        for index, told in enumerate(ending.told):
            yield ("hasil_umum", at, "beri_tahu", index), told


def fields(standard: Standard) -> Iterator[tuple[Path, Field]]:
    for at, group in enumerate(standard.form):
        for index, field in enumerate(group.fields):
            yield ("kelompok", at, "isian", index), field


def columns(path: Path, table: Field) -> Iterator[tuple[Path, Field]]:
    for index, column in enumerate(table.columns):
        yield (*path, "kolom", index), column


def visit_fields(standard: Standard) -> Iterator[tuple[Path, Field]]:
    """Of the forms that are filled in on the spot."""
    for path, step in steps(standard):
        for at, group in enumerate(step.visit_form):
            for index, field in enumerate(group.fields):
                yield (*path, "isian_kunjungan", at, "isian", index), field


def questions(standard: Standard) -> Iterator[tuple[Path, Field]]:
    """The fields, also those of a visit, and the columns of the tables among them."""
    for path, field in (*fields(standard), *visit_fields(standard)):
        yield path, field
        yield from columns(path, field)


def sentences(standard: Standard) -> Iterator[tuple[Path, Step, str]]:
    """What is printed about a step, in the mechanism and in the SOP's table."""
    for path, step in steps(standard):
        for key, text in (("uraian", step.printed), ("uraian_sop", step.printed_sop)):
            if text:
                yield (*path, key), step, text


def components(standard: Standard) -> Iterator[tuple[str, Component]]:
    """Those that hold free lines, by their code."""
    for name, about in Components.model_fields.items():
        part = getattr(standard.components, name)
        if isinstance(part, Component):
            yield str(about.alias), part


def component_lines(standard: Standard) -> Iterator[tuple[Path, str]]:
    for code, part in components(standard):
        path = ("komponen", code)
        if part.text:
            yield (*path, "teks"), part.text
        for at, line in enumerate(part.items):
            yield (*path, "butir", at), line.text
            for number, below in enumerate(line.subitems):
                yield (*path, "butir", at, "sub", number), below


def outputs(standard: Standard) -> Iterator[tuple[Path, Step, str]]:
    for path, step in steps(standard):
        for at, line in enumerate(step.outputs):
            yield (*path, "keluaran", at), step, line.text


def printed(standard: Standard) -> Iterator[tuple[Path, str]]:
    """Every printed sentence that a promise may hide in."""
    for path, _, text in sentences(standard):
        yield path, text
    for path, _, text in outputs(standard):
        yield path, text
    yield from component_lines(standard)
