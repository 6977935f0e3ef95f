"""Valid answers to any form, the same for the same seed: applicants of the walk and the demo, never real people."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from satupintu.rules.answers.record import Question, asked
from satupintu.rules.answers.sample_dates import fit_dates
from satupintu.rules.answers.sample_values import Places, Recipe, birth_date, nik_for, sample_value
from satupintu.rules.standard.model.form import MOST_ROWS, Field, FieldGroup

_USUAL_ROWS = 2
_USUAL_AGE = timedelta(days=200)


def sample(
    groups: Sequence[FieldGroup],
    *,
    seed: int,
    today: date,
    places: Places,
    wanted: Mapping[str, object] | None = None,
    system: Mapping[str, object] | None = None,
    optional: bool = True,
) -> dict[str, object]:
    """Answer every field that is asked; `wanted` fixes answers, and the conditions follow them."""
    recipe = Recipe(seed=seed, today=today, places=places)
    fixed = wanted or {}
    questions = [Question(field, (group.when, field.when)) for group in groups for field in group.fields]
    known = {
        question.field.code: fixed.get(question.field.code, _first_value(question.field, recipe))
        for question in questions
        if optional or question.field.required or question.field.required_when or question.field.code in fixed
    }
    outer = system or {}
    shown = asked(questions, known, outer)
    answers = {field.code: known[field.code] for field in shown if field.code in known}
    answers |= _settled(shown, answers, recipe, outer=outer, fixed=fixed, path="")
    for field in shown:
        if field.kind == "tabel" and field.code in answers and field.code not in fixed:
            answers[field.code] = _rows(field, recipe, facts={**answers, **outer}, optional=optional)
    return answers


def _settled(
    shown: Sequence[Field],
    answers: Mapping[str, object],
    recipe: Recipe,
    *,
    outer: Mapping[str, object],
    fixed: Mapping[str, object],
    path: str,
) -> dict[str, object]:
    """Return the answers that lean on each other: dates among themselves, then a NIK on a birth date and sex."""
    present = [field for field in shown if field.code in answers]
    usual = {
        field.code: birth_date(recipe, path + field.code)
        if "lahir" in field.code
        else recipe.today - _USUAL_AGE
        for field in present
    }
    days = fit_dates(present, usual=usual, fixed=fixed, outer=outer, today=recipe.today)
    found: dict[str, object] = dict(days)
    for field in present:
        born = days.get((field.match.born if field.match else None) or "")
        if born and field.match and field.kind == "nik":
            sex = answers.get(field.match.sex or "", "laki_laki")
            found[field.code] = nik_for(
                recipe, path + field.code, born=date.fromisoformat(born), sex=str(sex)
            )
    return {code: answer for code, answer in found.items() if code not in fixed}


def _first_value(field: Field, recipe: Recipe) -> object:
    """Stand in for dates and tables, which can only be filled when it is known what is asked."""
    if field.kind == "tanggal":
        return recipe.today.isoformat()
    return [{}] if field.kind == "tabel" else sample_value(field, recipe, field.code)


def _rows(
    field: Field, recipe: Recipe, *, facts: Mapping[str, object], optional: bool
) -> list[dict[str, object]]:
    least = field.minimum if isinstance(field.minimum, int) else _USUAL_ROWS
    most = field.maximum if isinstance(field.maximum, int) else MOST_ROWS
    count = max(1, min(max(least, 1), most, MOST_ROWS))
    return [_row(field, number, recipe, facts=facts, optional=optional) for number in range(count)]


def _row(
    field: Field, number: int, recipe: Recipe, *, facts: Mapping[str, object], optional: bool
) -> dict[str, object]:
    known = {
        column.code: recipe.today.isoformat()
        if column.kind == "tanggal"
        else sample_value(column, recipe, f"{field.code}.{number}.{column.code}")
        for column in field.columns
        if optional or column.required or column.required_when
    }
    outer = {code: fact for code, fact in facts.items() if code not in {c.code for c in field.columns}}
    shown = asked([Question(column, (column.when,)) for column in field.columns], known, outer)
    row = {column.code: known[column.code] for column in shown if column.code in known}
    if not row and not optional:  # an empty row would not count as one
        return _row(field, number, recipe, facts=facts, optional=True)
    path = f"{field.code}.{number}."
    return row | _settled(shown, row, recipe, outer=outer, fixed={}, path=path)
