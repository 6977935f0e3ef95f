"""A condition asks for facts that exist, and compares them with values they can have; otherwise it is never true."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from satupintu.rules.conditions import ALL, ANY, EXISTS, NOT, Condition, names
from satupintu.rules.lint.codes import SYSTEM_FACTS
from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import columns, fields, outcomes, steps
from satupintu.rules.procedure.movement import RESULT
from satupintu.rules.standard.model.form import Field
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.places import Path


@dataclass(frozen=True, slots=True)
class _Asked:
    """A condition where it stands, with the fields and the steps it may ask about there."""

    path: Path
    condition: Condition
    fields: Mapping[str, Field]
    results: Mapping[str, frozenset[str]]

    def place(self, name: str) -> Path:
        return (*self.path, name) if name in self.condition else self.path


def facts_exist(subject: Subject) -> Iterator[Said]:
    """A misspelt fact makes its condition false for ever."""
    for asked in _asked(subject.read.standard):
        known = (
            asked.fields.keys()
            | asked.results.keys()
            | SYSTEM_FACTS
            | subject.read.standard.parameters.keys()
        )
        for name in sorted(names(asked.condition) - known):
            hint = f", atau {RESULT}<langkah>" if asked.results else f" ({RESULT}… belum ada di sini)"
            yield Said(
                "RUJUKAN-ISIAN",
                "salah",
                asked.place(name),
                f"Syarat memakai «{name}» yang tidak dikenal di sini.",
                f"Pakai kode isian dalam [[kelompok]], {', '.join(sorted(SYSTEM_FACTS))}{hint}.",
            )


def values_exist(subject: Subject) -> Iterator[Said]:
    """So does a misspelt choice or outcome, and an order between things that are not numbers."""
    standard = subject.read.standard
    for asked in _asked(standard):
        for name, wanted in _comparisons(asked.condition):
            field = asked.fields.get(name)
            if isinstance(wanted, Mapping):
                if field and field.kind not in {"angka", "uang"} and wanted.keys() != {EXISTS}:
                    yield _said(
                        asked, name, f"Isian «{name}» bukan angka, jadi tidak dapat lebih atau kurang."
                    )
                continue
            allowed = asked.results.get(name) or _answers(field)
            given = wanted if isinstance(wanted, list | tuple) else [wanted]
            for value in given if allowed else ():
                if not any(type(value) is type(one) and value == one for one in allowed):
                    yield _said(asked, name, f"«{name}» tidak pernah bernilai «{_shown(value)}».", allowed)


def entrances_are_open(subject: Subject) -> Iterator[Said]:
    """A condition on a channel or a kind of application that this service does not take is never true."""
    service = subject.read.standard.service
    taken: dict[str, tuple[str, ...]] = {
        "jalur": service.channels,
        "jenis_permohonan": service.kinds_of_application,
    }
    for asked in _asked(subject.read.standard):
        for name, wanted in _comparisons(asked.condition):
            given = wanted if isinstance(wanted, list | tuple) else [wanted]
            closed = [value for value in given if name in taken and value not in taken[name]]
            for value in closed:
                yield Said(
                    "SYARAT-TERTUTUP",
                    "catatan",
                    asked.place(name),
                    f"Layanan ini tidak menerima {name} «{_shown(value)}», jadi syarat itu tidak pernah terpenuhi.",
                    "Biarkan bila memang disiapkan untuk nanti, atau tambahkan pada [layanan].",
                )


def _said(asked: _Asked, name: str, message: str, allowed: frozenset[object] = frozenset()) -> Said:
    choices = ", ".join(sorted(_shown(value) for value in allowed))
    mend = f"Pakai salah satu: {choices}." if choices else "Pakai nilai, daftar nilai, atau { ada = true }."
    return Said("RUJUKAN-NILAI", "salah", asked.place(name), message, mend)


def _answers(field: Field | None) -> frozenset[object]:
    """The closed list of what the field can hold; empty when it is open."""
    if field is None:
        return frozenset()
    if field.kind == "ya_tidak":
        return frozenset({True, False})
    return frozenset(choice.code for choice in field.choices)


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _comparisons(condition: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for name, wanted in condition.items():
        if name not in {ALL, ANY, NOT}:
            yield name, wanted
            continue
        for part in wanted if isinstance(wanted, list | tuple) else [wanted]:
            if isinstance(part, Mapping):
                yield from _comparisons(part)


def _asked(standard: Standard) -> Iterator[_Asked]:
    form = {field.code: field for _, field in fields(standard)}
    results = {RESULT + step.code: frozenset(way.code for way in step.outcomes) for step in standard.steps}
    for path, condition, own in _form_conditions(standard):
        if condition is not None:
            yield _Asked(path, condition, {**form, **own}, {})
    for path, condition in _flow_conditions(standard):
        if condition is not None:
            yield _Asked(path, condition, form, results)


def _form_conditions(standard: Standard) -> Iterator[tuple[Path, Condition | None, dict[str, Field]]]:
    """Of papers, groups, fields and columns; a column may also ask for its neighbours in the row."""
    for index, paper in enumerate(standard.requirements):
        yield ("persyaratan", index, "bila"), paper.condition, {}
    for index, group in enumerate(standard.form):
        yield ("kelompok", index, "bila"), group.when, {}
    for path, field in fields(standard):
        row = {column.code: column for column in field.columns}
        for place, one, own in (
            (path, field, {}),
            *((place, column, row) for place, column in columns(path, field)),
        ):
            yield (*place, "bila"), one.when, own
            yield (*place, "wajib_bila"), one.required_when, own


def _flow_conditions(standard: Standard) -> Iterator[tuple[Path, Condition | None]]:
    for path, step in steps(standard):
        yield (*path, "bila"), step.condition
    for path, _, outcome in outcomes(standard):
        yield (*path, "bila"), outcome.condition


RULES = (facts_exist, values_exist, entrances_are_open)
