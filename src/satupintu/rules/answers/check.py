"""The one question asked of answers: by the form, the counter, the field survey, the API and the walk alike."""

from collections.abc import Mapping, Sequence
from datetime import date

from satupintu.rules.answers.answer import Answer, AreaNames, Checked, CountryNames, Setting
from satupintu.rules.answers.facts import facts
from satupintu.rules.answers.reading import read
from satupintu.rules.answers.record import Question, asked, judged
from satupintu.rules.answers.tables import Table, check_table, flat_cells, read_rows, unknown_cells
from satupintu.rules.standard.model.form import Field, FieldGroup, all_fields

WHOLE_FORM = "_"
_NAMED_AT_MOST = 5


def check(
    groups: Sequence[FieldGroup],
    raw: object,
    *,
    today: date,
    areas: AreaNames,
    countries: CountryNames,
    final: bool,
    region: str | None = None,
    system: Mapping[str, object] | None = None,
) -> Checked:
    """Return what is good and everything that is not; whatever `raw` holds, this never raises.

    `raw` is a mapping from a door; `final` demands what is missing; `region` is where `di_wilayah` fields must
    lie; `system` holds facts that conditions may ask for besides the answers.
    """
    fields = all_fields(groups)
    if region is None and any(f.in_region for field in fields for f in (field, *field.columns)):
        raise ValueError("this form has a field with di_wilayah: pass the region's code")
    setting = Setting(today, areas, countries, final, region, system or {})
    given = raw if isinstance(raw, Mapping) else {}
    flat = flat_cells(given)
    tables = {
        field.code: read_rows(field, given.get(field.code), flat.get(field.code, {}))
        for field in fields
        if field.kind == "tabel"
    }
    answers = {
        field.code: read(field, given.get(field.code), setting) for field in fields if field.kind != "tabel"
    }
    checked = _check_fields(groups, answers, tables, setting)
    if given is not raw:
        checked.faults[WHOLE_FORM] = (
            "Isian tidak dapat dibaca; kirim sebagai pasangan kode isian dan jawaban."
        )
    strangers = _strangers(given, fields, tables) if final else []
    if strangers:
        checked.faults[WHOLE_FORM] = _strangers_sentence(strangers)
    return checked


def _check_fields(
    groups: Sequence[FieldGroup], answers: Mapping[str, Answer], tables: Mapping[str, Table], setting: Setting
) -> Checked:
    known: dict[str, object] = {
        code: answer.value for code, answer in answers.items() if answer.value is not None
    }
    known.update({code: list(table.rows.values()) for code, table in tables.items() if table.rows})
    questions = [Question(field, (group.when, field.when)) for group in groups for field in group.fields]
    shown = asked(questions, known, setting.system)
    here = facts({field.code: known[field.code] for field in shown if field.code in known}, **setting.system)
    labels = {question.field.code: question.field.label for question in questions}
    checked = Checked(values={}, faults={}, warnings={})
    for field in shown:
        if field.kind == "tabel":
            part = check_table(field, tables[field.code], facts=here, labels=labels, setting=setting)
        else:
            answer = judged(field, answers[field.code], facts=here, labels=labels, setting=setting)
            part = _as_part(field.code, answer)
        checked.values.update(part.values)
        checked.faults.update(part.faults)
        checked.warnings.update(part.warnings)
    return checked


def _as_part(code: str, answer: Answer) -> Checked:
    return Checked(
        values={code: answer.value} if answer.value is not None and answer.fault is None else {},
        faults={code: answer.fault} if answer.fault is not None else {},
        warnings={code: answer.warnings} if answer.warnings else {},
    )


def _strangers(
    given: Mapping[object, object], fields: Sequence[Field], tables: Mapping[str, Table]
) -> list[object]:
    known = {field.code for field in fields}
    found: list[object] = [key for key in given if key not in known and not _is_cell(key, tables)]
    for field in fields:
        found += unknown_cells(field, tables[field.code]) if field.code in tables else ()
    return found


def _strangers_sentence(strangers: Sequence[object]) -> str:
    named = ", ".join(_printable(key) for key in strangers[:_NAMED_AT_MOST])
    more = len(strangers) - _NAMED_AT_MOST
    return f"Isian tidak dikenal: {named}{f' dan {more} lainnya' if more > 0 else ''}."


def _is_cell(key: object, tables: Mapping[str, Table]) -> bool:
    return isinstance(key, str) and any(table in tables for table in flat_cells({key: None}))


def _printable(key: object) -> str:
    text = key if isinstance(key, str) else type(key).__name__
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text[:60])
