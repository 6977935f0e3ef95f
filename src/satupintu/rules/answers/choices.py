"""Yes or no, one of a list, some of a list."""

from satupintu.rules.answers.answer import BLANK, Answer
from satupintu.rules.answers.texts import clean
from satupintu.rules.standard.model.form import Field

_YES = frozenset({"ya", "y", "true", "on", "1"})
_NO = frozenset({"tidak", "t", "false", "off", "0"})


def read_yes_no(field: Field, raw: object) -> Answer:
    if isinstance(raw, bool):
        return Answer(value=raw)
    text = clean(raw, field.label)
    if not isinstance(text.value, str):
        return text
    word = text.value.lower()
    if word in _YES or word in _NO:
        return Answer(value=word in _YES)
    return Answer(fault=f"Jawab {field.label} dengan ya atau tidak.")


def read_choice(field: Field, raw: object) -> Answer:
    text = clean(raw, field.label)
    if not isinstance(text.value, str):
        return text
    if any(choice.code == text.value for choice in field.choices):
        return text
    return Answer(fault=_unknown(field))


def read_choices(field: Field, raw: object) -> Answer:
    """Return the chosen codes in the order of the list, each once."""
    given = list(raw) if isinstance(raw, list | tuple) else [raw]
    if len(given) > 4 * len(field.choices) + 4:
        return Answer(fault=_unknown(field))
    texts = [clean(one, field.label) for one in given]
    faulty = next((text for text in texts if text.fault), None)
    if faulty is not None:
        return faulty
    chosen = {text.value for text in texts if text.value is not None}
    known = [choice.code for choice in field.choices if choice.code in chosen]
    if len(known) < len(chosen):
        return Answer(fault=_unknown(field))
    if isinstance(field.maximum, int) and len(known) > field.maximum:
        return Answer(fault=f"Pilih paling banyak {field.maximum} pada {field.label}.")
    return Answer(value=known) if known else BLANK


def _unknown(field: Field) -> str:
    return f"Pilih {field.label} dari daftar yang tersedia."
