"""One typed value becomes one answer: every type of the standard file has its reader here."""

from collections.abc import Callable

from satupintu.rules.answers.answer import BLANK, Answer, Setting
from satupintu.rules.answers.choices import read_choice, read_choices, read_yes_no
from satupintu.rules.answers.dates import read_date
from satupintu.rules.answers.identity import KINDS, read_identity
from satupintu.rules.answers.numbers import read_money, read_number
from satupintu.rules.answers.places import read_area, read_country
from satupintu.rules.answers.texts import read_text
from satupintu.rules.standard.model.form import Field

_PLAIN: dict[str, Callable[[Field, object], Answer]] = {
    "teks": read_text,
    "teks_panjang": read_text,
    "tanggal": read_date,
    "uang": read_money,
    "angka": read_number,
    "ya_tidak": read_yes_no,
    "pilihan": read_choice,
    "pilihan_banyak": read_choices,
}
_PLACED: dict[str, Callable[[Field, object, Setting], Answer]] = {
    "wilayah": read_area,
    "negara": read_country,
    **dict.fromkeys(KINDS, read_identity),
}


def read(field: Field, raw: object, setting: Setting) -> Answer:
    """Read anything at all without raising; a posted form's list of one counts as that one."""
    if is_blank(raw):
        return BLANK
    if isinstance(raw, list | tuple) and field.kind != "pilihan_banyak":
        if len(raw) != 1:
            return Answer(fault=f"{field.label} hanya dapat diisi satu jawaban.")
        raw = raw[0]
    if field.kind in _PLAIN:
        return _PLAIN[field.kind](field, raw)
    return _PLACED[field.kind](field, raw, setting)


def is_blank(raw: object) -> bool:
    if isinstance(raw, list | tuple):
        return not raw or (len(raw) == 1 and is_blank(raw[0]))
    return raw is None or (isinstance(raw, str) and not raw.strip())
