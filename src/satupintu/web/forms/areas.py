"""Choosing one of 83,000 villages on a cheap phone: type a part of the name, pick from the few that match."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from django.http import QueryDict

from satupintu.catalogue.places import LEVELS, areas
from satupintu.rules.standard.model.form import Field
from satupintu.web.design.control import Choice, Control

SEARCH = "cari_wilayah"
"""The button that looks for a name; its value is the field's name."""
MOST_FOUND = 20
SHORTEST = 3
_TITLES = frozenset({"desa", "kel", "kelurahan", "kec", "kecamatan", "kab", "kabupaten", "prov", "provinsi"})


def area_control(
    field: Field, name: str, value: object, error: str, posted: QueryDict, *, region: str
) -> Control:
    query = posted.get(f"{name}.cari", "").strip()
    found = list(search(query, level=field.level, within=region if field.in_region else "")) if query else []
    chosen = str(value) if value else ""
    codes = [chosen] * bool(chosen and chosen not in found) + found
    return Control(
        id="isian-" + name.replace(".", "-"),
        name=name,
        label=field.label,
        kind="wilayah",
        value=query,
        hint=field.help or "Tulis sebagian namanya, lalu tekan Cari.",
        error=error or _search_fault(query, found),
        choices=tuple(Choice(code, full_name(code), chosen=code == chosen) for code in codes),
        required=field.required,
        search_name=SEARCH,
    )


def search(query: str, *, level: str, within: str) -> Iterator[str]:
    """Codes of the level whose name holds every word, names that begin with the first word before the rest."""
    words = _words(query)
    if not words or len(query) < SHORTEST:
        return
    hits = [
        (not name.startswith(words[0]), name, code)
        for name, code in _names(level)
        if code.startswith(within) and all(word in name or word in _above(code) for word in words)
    ]
    for _, _, code in sorted(hits)[:MOST_FOUND]:
        yield code


def _words(query: str) -> list[str]:
    """Names alone: people write an address as it is spoken, "Desa Kalirejo, Kec. Sukorejo"."""
    words = re.findall(r"[^\s,.]+", query.casefold())
    return [word for word in words if word not in _TITLES] or words


def full_name(code: str) -> str:
    """From the village outwards to the province."""
    known = areas()
    parts = code.split(".")
    names = (known.name(".".join(parts[:length])) for length in range(len(parts), 0, -1))
    return ", ".join(name for name in names if name)


@lru_cache(maxsize=len(LEVELS))
def _names(level: str) -> Sequence[tuple[str, str]]:
    known, codes = areas(), [""]
    for _ in range(LEVELS.index(level) + 1):
        codes = [below for code in codes for below in known.below(code)]
    return [((known.name(code) or "").casefold(), code) for code in codes]


def _above(code: str) -> str:
    known = areas()
    parts = code.split(".")
    return " ".join((known.name(".".join(parts[:n])) or "").casefold() for n in range(1, len(parts)))


def _search_fault(query: str, found: Sequence[str]) -> str:
    if not query or found:
        return ""
    if len(query) < SHORTEST:
        return f"Tulis paling sedikit {SHORTEST} huruf dari namanya, lalu tekan Cari."
    return f"Tidak ada wilayah bernama “{query}”. Periksa ejaannya, atau tulis sebagian namanya saja."
