"""A condition as a sentence."""

from collections.abc import Mapping

from satupintu.rules.conditions import ALL, ANY, EXISTS, NOT
from satupintu.web.public.words import Words, joined

COMPARISONS: Mapping[str, str] = {
    "lebih_dari": "lebih dari",
    "kurang_dari": "kurang dari",
    "paling_sedikit": "paling sedikit",
    "paling_banyak": "paling banyak",
}


def say_condition(condition: Mapping[str, object], words: Words) -> str:
    return joined([_line(name, wanted, words) for name, wanted in condition.items()])


def _line(name: str, wanted: object, words: Words) -> str:
    if name in (ALL, ANY) and isinstance(wanted, list | tuple):
        parts = [say_condition(part, words) for part in wanted if isinstance(part, Mapping)]
        return f"({joined(parts, 'atau' if name == ANY else 'dan')})"
    if name == NOT and isinstance(wanted, Mapping):
        return _denied(wanted, words)
    fact = f"“{words.fact(name)}”"
    if isinstance(wanted, Mapping):
        return joined([_compared(fact, word, bound) for word, bound in wanted.items()])
    values = list(wanted) if isinstance(wanted, list | tuple) else [wanted]
    return f"{fact} adalah {joined([f'“{words.answer(name, value)}”' for value in values], 'atau')}"


def _denied(condition: Mapping[str, object], words: Words) -> str:
    """One fact that is not so, in plain words; anything longer as a whole."""
    if len(condition) == 1:
        ((name, value),) = condition.items()
        if name not in (ALL, ANY, NOT) and not isinstance(value, Mapping | list | tuple):
            return f"“{words.fact(name)}” bukan “{words.answer(name, value)}”"
    return f"tidak benar bahwa {say_condition(condition, words)}"


def _compared(fact: str, word: str, bound: object) -> str:
    if word == EXISTS:
        return f"{fact} {'diisi' if bound else 'tidak diisi'}"
    return f"{fact} {COMPARISONS[word]} {bound}"
