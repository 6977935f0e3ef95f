"""The answers of a case as its page shows them: by group, in words, and what is personal hidden."""

from collections.abc import Mapping
from dataclasses import dataclass

from satupintu.cases.docket import Docket
from satupintu.catalogue.places import areas, countries
from satupintu.rules.answers.shown import Names, has_hidden_cells, hide, rows_of, show
from satupintu.rules.standard.model.form import Field, FieldGroup


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    field: str
    label: str
    text: str
    hidden: bool
    """It stands masked; `reveal_answer` shows it in full, with a reason and on record."""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ShownGroup:
    code: str
    title: str
    answers: tuple[ShownAnswer, ...]


def shown_answers(docket: Docket, answers: Mapping[str, object]) -> tuple[ShownGroup, ...]:
    """Only what was answered: what is not asked of this applicant was never kept."""
    names = Names(areas(), countries())
    groups = (_group(group, answers, names) for group in docket.standard.form)
    return tuple(group for group in groups if group.answers)


def _group(group: FieldGroup, answers: Mapping[str, object], names: Names) -> ShownGroup:
    rows = (_answer(field, answers[field.code], names) for field in group.fields if field.code in answers)
    return ShownGroup(group.code, group.title, tuple(rows))


def _answer(field: Field, value: object, names: Names) -> ShownAnswer:
    if field.kind == "tabel":
        hidden = field.sealed or has_hidden_cells(field)
        return ShownAnswer(
            field.code,
            field.label,
            show(field, value, names),
            hidden,
            columns=tuple(column.label for column in field.columns),
            rows=() if field.sealed else rows_of(field, value, names, hidden=True),
        )
    text = hide(field, value) if field.sealed else show(field, value, names)
    return ShownAnswer(field.code, field.label, text, field.sealed)
