"""One record of answers, the whole form or one row of a table: which fields count, what is missing, what disagrees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from satupintu.rules.answers.answer import Answer, Setting
from satupintu.rules.answers.dates import order_fault
from satupintu.rules.answers.identity import match_warnings
from satupintu.rules.conditions import Condition, holds
from satupintu.rules.standard.model.form import Field

_PICKED = frozenset({"pilihan", "wilayah", "negara"})


@dataclass(frozen=True, slots=True)
class Question:
    """A field with every condition it stands under."""

    field: Field
    conditions: tuple[Condition | None, ...]


def asked(
    questions: Sequence[Question], known: Mapping[str, object], outer: Mapping[str, object]
) -> tuple[Field, ...]:
    """Return the fields whose conditions hold, wherever in the form the facts stand that they ask for.

    An answer counts as a fact only while its own field is asked, so this is repeated until nothing moves;
    conditions in a ring never settle, and stop after as many rounds as there are fields.
    """
    fields = tuple(question.field for question in questions)
    seen: Mapping[str, object] = {}
    for _ in range(len(questions) + 1):
        facts = {**seen, **outer}
        fields = tuple(
            question.field for question in questions if all(holds(one, facts) for one in question.conditions)
        )
        settled = {field.code: known[field.code] for field in fields if field.code in known}
        if settled == seen:
            break
        seen = settled
    return fields


def is_demanded(field: Field, facts: Mapping[str, object]) -> bool:
    return field.required if field.required_when is None else holds(field.required_when, facts)


def judged(
    field: Field,
    answer: Answer,
    *,
    facts: Mapping[str, object],
    labels: Mapping[str, str],
    setting: Setting,
) -> Answer:
    """Hold one answer that was read against the rest: gaps when final, the order of dates, the look of a NIK."""
    if answer.fault is not None:
        return answer
    if answer.value is None:
        gap = setting.final and is_demanded(field, facts)
        return Answer(fault=gap_sentence(field)) if gap else answer
    if field.kind == "tanggal" and isinstance(answer.value, str):
        fault = order_fault(field, answer.value, today=setting.today, values=facts, labels=labels)
        return Answer(fault=fault) if fault else answer
    if field.kind == "pilihan_banyak" and isinstance(answer.value, list) and setting.final:
        least = field.minimum
        if isinstance(least, int) and len(answer.value) < least:
            return Answer(fault=f"Pilih paling sedikit {least} pada {field.label}.")
    if isinstance(answer.value, str):
        return Answer(
            value=answer.value, warnings=(*answer.warnings, *match_warnings(field, answer.value, facts))
        )
    return answer


def gap_sentence(field: Field) -> str:
    if field.kind == "ya_tidak":
        return f"Jawab {field.label} dengan ya atau tidak."
    if field.kind == "pilihan_banyak":
        return f"Pilih paling sedikit satu pada {field.label}."
    if field.kind == "tabel":
        return f"Isi paling sedikit satu baris pada {field.label}."
    return f"{'Pilih' if field.kind in _PICKED else 'Isi'} {field.label}."
