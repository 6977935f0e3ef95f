"""Conditions as data: `{ bentuk = "badan_hukum" }`, never expression strings (design §3)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated

from pydantic import AfterValidator

ALL = "semua"
ANY = "salah_satu"
NOT = "bukan"
EXISTS = "ada"
DEEPEST = 8

_ORDER: dict[str, Callable[[float, float], bool]] = {
    "lebih_dari": lambda fact, bound: fact > bound,
    "kurang_dari": lambda fact, bound: fact < bound,
    "paling_sedikit": lambda fact, bound: fact >= bound,
    "paling_banyak": lambda fact, bound: fact <= bound,
}
_WORDS = f"{', '.join(_ORDER)} atau {EXISTS}"


def holds(condition: Mapping[str, object] | None, facts: Mapping[str, object]) -> bool:
    """Say whether every line of the condition is true; a fact nobody knows makes its comparison false."""
    if condition is None:
        return True
    return all(_line_holds(name, wanted, facts) for name, wanted in condition.items())


def names(condition: Mapping[str, object] | None) -> frozenset[str]:
    """Return the facts a condition asks for."""
    if condition is None:
        return frozenset()
    found: set[str] = set()
    for name, wanted in condition.items():
        if name in (ALL, ANY, NOT):
            found.update(*(names(part) for part in _parts(wanted)))
        else:
            found.add(name)
    return frozenset(found)


def faults(condition: Mapping[str, object], depth: int = 1) -> tuple[str, ...]:
    """Return what is wrong with the shape of a condition, all at once."""
    if depth > DEEPEST:
        return (f"Syarat bersusun lebih dari {DEEPEST} tingkat; sederhanakan.",)
    if not condition:
        return ("Syarat kosong; hapus kuncinya bila memang tanpa syarat.",)
    found: list[str] = []
    for name, wanted in condition.items():
        found += _group_faults(name, wanted, depth) if name in (ALL, ANY, NOT) else _fact_faults(name, wanted)
    return tuple(found)


def _well_formed(condition: dict[str, object]) -> dict[str, object]:
    found = faults(condition)
    if found:
        raise ValueError(" ".join(found))
    return condition


Condition = Annotated[dict[str, object], AfterValidator(_well_formed)]


def _line_holds(name: str, wanted: object, facts: Mapping[str, object]) -> bool:
    if name == ALL:
        return all(holds(part, facts) for part in _parts(wanted))
    if name == ANY:
        return any(holds(part, facts) for part in _parts(wanted))
    if name == NOT:
        return not any(holds(part, facts) for part in _parts(wanted))
    fact = facts.get(name)
    if isinstance(wanted, Mapping):
        return bool(wanted) and all(_compares(word, bound, fact) for word, bound in wanted.items())
    if isinstance(wanted, list | tuple):
        return any(_equals(fact, one) for one in wanted)
    return _equals(fact, wanted)


def _equals(fact: object, wanted: object) -> bool:
    if isinstance(fact, list | tuple):  # an answer with several choices
        return any(_equals(one, wanted) for one in fact)
    # True == 1 in Python; an officer who writes 1 does not mean "ya".
    return fact is not None and isinstance(fact, bool) == isinstance(wanted, bool) and fact == wanted


def _compares(word: str, bound: object, fact: object) -> bool:
    if word == EXISTS:
        return (fact not in (None, "", [], ())) is bound
    test = _ORDER.get(word)
    return (
        test is not None
        and isinstance(fact, int | float)
        and isinstance(bound, int | float)
        and not isinstance(fact, bool)
        and test(fact, bound)
    )


def _parts(wanted: object) -> Sequence[Mapping[str, object]]:
    if isinstance(wanted, Mapping):
        return (wanted,)
    return [part for part in wanted if isinstance(part, Mapping)] if isinstance(wanted, list | tuple) else ()


def _group_faults(name: str, wanted: object, depth: int) -> list[str]:
    if name == NOT and not isinstance(wanted, Mapping):
        return [f'"{name}" harus berisi satu syarat, misalnya {name} = {{ bentuk = "perorangan" }}.']
    if name != NOT and not (isinstance(wanted, list | tuple) and wanted):
        return [f'"{name}" harus berisi daftar syarat.']
    if isinstance(wanted, list | tuple) and len(_parts(wanted)) != len(wanted):
        return [f'Setiap isi "{name}" harus sebuah syarat.']
    return [fault for part in _parts(wanted) for fault in faults(part, depth + 1)]


def _fact_faults(name: str, wanted: object) -> list[str]:
    if isinstance(wanted, Mapping):
        found = [
            f'Syarat "{name}": "{word}" tidak dikenal atau isinya salah; pakai {_WORDS}.'
            for word, bound in wanted.items()
            if not _bound_fits(word, bound)
        ]
        return found or ([] if wanted else [f'Syarat "{name}" tidak berisi pembanding.'])
    if isinstance(wanted, list | tuple):
        good = bool(wanted) and all(isinstance(one, str | int | float) for one in wanted)
        return [] if good else [f'Syarat "{name}" harus berisi daftar nilai.']
    return [] if isinstance(wanted, str | int | float) else [f'Syarat "{name}" harus berisi nilai.']


def _bound_fits(word: object, bound: object) -> bool:
    if word == EXISTS:
        return isinstance(bound, bool)
    return word in _ORDER and isinstance(bound, int | float) and not isinstance(bound, bool)
