"""Typed text: cleaned of what nobody sees, refused when it cannot be stored or is too long."""

import re
import unicodedata

from satupintu.rules.answers.answer import BLANK, Answer
from satupintu.rules.standard.model.form import Field

SHORT = 200
LONG = 5_000
# As many as Unicode's stream-safe text allows; putting longer stacks in order takes time by their square.
_HIGHEST_STACK = 30

# Control characters, halves of surrogate pairs, noncharacters: no database, font or PDF takes them.
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Marks that come along when a number or name is copied out of a chat; they could also turn a printed name around.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_LINE_END = re.compile("[ \t\u00a0]*(?:\r\n|[\n\r\v\f\u2028\u2029])")


def clean(raw: object, label: str, *, limit: int = SHORT, lines: bool = False) -> Answer:
    """Return the text in one normal form (NFC), on one line unless `lines`."""
    if not isinstance(raw, str):
        return Answer(fault=f"{label} tidak dapat dibaca; kirim sebagai teks.")
    too_long = f"{label} terlalu panjang: paling banyak {limit} huruf."
    if len(raw) > 4 * limit:  # before any work is spent on it
        return Answer(fault=too_long)
    if _UNREADABLE.search(raw) or _is_stacked(raw):
        return Answer(fault=f"{label} memuat karakter yang tidak dapat disimpan; hapus lalu ketik ulang.")
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", raw))
    text = _LINE_END.sub("\n", text).strip() if lines else " ".join(text.split())
    if len(text) > limit:
        return Answer(fault=too_long)
    return Answer(value=text) if text else BLANK


def read_text(field: Field, raw: object) -> Answer:
    long = field.kind == "teks_panjang"
    limit = field.longest or (LONG if long else SHORT)
    answer = clean(raw, field.label, limit=limit, lines=long)
    if not isinstance(answer.value, str):
        return answer
    if field.shortest is not None and len(answer.value) < field.shortest:
        return Answer(fault=f"{field.label} terlalu pendek: paling sedikit {field.shortest} huruf.")
    if field.pattern is not None and not re.fullmatch(field.pattern, answer.value):
        return Answer(fault=field.pattern_fault or _pattern_fault(field))
    return answer


def _is_stacked(text: str) -> bool:
    """Accents piled up on one letter; no language does that."""
    if text.isascii():
        return False
    height = 0
    for sign in text:
        height = height + 1 if unicodedata.combining(sign) else 0
        if height > _HIGHEST_STACK:
            return True
    return False


def _pattern_fault(field: Field) -> str:
    hint = f"; tulis misalnya {field.example}" if field.example else ""
    return f"{field.label} tidak sesuai bentuk yang diminta{hint}."
