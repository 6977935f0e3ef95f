"""Shared pieces live once: `pakai = "ktp"` in [[persyaratan]] brings in [persyaratan.ktp] of a pieces file.

A whole procedure may be shared too: `alur = "perizinan"` takes the steps of [alur.perizinan]; a [[langkah]] of the
standard with the same code lies over the shared one (its outcomes one by one, by code), `hapus = true` takes it away,
and a new code is added at the end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from satupintu.rules.standard.places import Fault, Path, Place, key_of

USE = "pakai"
FLOW = "alur"
STEPS = "langkah"
OUTCOMES = "hasil"
CODE = "kode"
REMOVE = "hapus"


@dataclass(slots=True)
class Document:
    """A file's values, with the place of each."""

    file: str
    data: dict[str, object]
    lines: Mapping[Path, int]

    def place(self, path: Path) -> Place:
        at = path
        while at and at not in self.lines:
            at = at[:-1]
        return Place(self.file, self.lines.get(at, 1), key_of(path))


Origin = tuple[Document, Path]
"""The file and the place in it that a value was written in."""


@dataclass(slots=True)
class Merged:
    data: dict[str, object]
    origins: dict[Path, Origin] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def place(self, path: Path) -> Place:
        """The line in the file that really holds it, be it the standard's or a piece's."""
        at = path
        while at not in self.origins:
            at = at[:-1]
        document, start = self.origins[at]
        place = document.place(start + path[len(at) :])
        return Place(place.file, place.line, key_of(path))


def merge(document: Document, libraries: Sequence[Document]) -> Merged:
    """The document with its pieces in place; own keys win, tables merge, lists replace."""
    merged = Merged({}, {(): (document, ())})
    filling = _Filling(document, libraries, merged)
    for section, value in document.data.items():
        if section not in (FLOW, STEPS):
            merged.data[section] = filling.fill(value, section, (section,))
    if STEPS in document.data or FLOW in document.data:
        merged.data[STEPS] = filling.steps()
    return merged


@dataclass(slots=True)
class _Filling:
    document: Document
    libraries: Sequence[Document]
    merged: Merged

    def fill(self, value: object, section: str, path: Path) -> object:
        if isinstance(value, list):
            return [self.fill(element, section, (*path, index)) for index, element in enumerate(value)]
        if not isinstance(value, dict):
            return value
        own = {key: self.fill(inner, section, (*path, key)) for key, inner in value.items() if key != USE}
        if USE not in value:
            return own
        result: dict[str, object] = {}
        for name in value[USE] if isinstance(value[USE], list) else [value[USE]]:
            found = self._piece(section, name)
            if found is None:
                self._unknown(section, name, path)
            else:
                piece, origin = found
                result = self._lay(result, piece, path, origin)
        return self._lay(result, own, path, (self.document, path))

    def steps(self) -> object:
        own = self.document.data.get(STEPS, [])
        if FLOW not in self.document.data or not isinstance(own, list):
            return self.fill(own, STEPS, (STEPS,))
        shared = self._shared_steps()
        laid: list[object] = []
        for step, origin in shared:
            above = [(index, mine) for index, mine in enumerate(own) if _code(mine) == _code(step)]
            if any(mine.get(REMOVE) is True for _, mine in above if isinstance(mine, dict)):
                continue
            laid.append(self._step(len(laid), step, origin, above))
        known = {_code(step) for step, _ in shared}
        for index, mine in enumerate(own):
            if _code(mine) not in known:
                laid.append(self._step(len(laid), {}, (self.document, (STEPS, index)), [(index, mine)]))
        return laid

    def _shared_steps(self) -> list[tuple[dict[str, object], Origin]]:
        name = self.document.data[FLOW]
        found = self._piece(FLOW, name)
        if found is None:
            message = (
                f"Alur bersama «{name}» tidak ada; periksa ejaannya di berkas potongan wilayah atau nasional."
            )
            self.merged.faults.append(Fault(self.document.place((FLOW,)), message))
            return []
        piece, (library, start) = found
        steps = piece.get(STEPS)
        listed = steps if isinstance(steps, list) else []
        return [
            (step, (library, (*start, STEPS, index)))
            for index, step in enumerate(listed)
            if isinstance(step, dict)
        ]

    def _step(
        self, at: int, step: dict[str, object], origin: Origin, above: Sequence[tuple[int, object]]
    ) -> dict[str, object]:
        path = (STEPS, at)
        self.merged.origins[path] = origin
        result = self._lay({}, step, path, origin)
        for index, mine in above:
            if not isinstance(mine, dict):
                continue
            own = self.fill(
                {key: value for key, value in mine.items() if key != OUTCOMES}, STEPS, (STEPS, index)
            )
            if isinstance(own, dict):
                result = self._lay(result, own, path, (self.document, (STEPS, index)))
            if OUTCOMES in mine:
                result[OUTCOMES] = self._outcomes(result.get(OUTCOMES), mine[OUTCOMES], path, index, origin)
        return result

    def _outcomes(self, shared: object, own: object, path: Path, index: int, origin: Origin) -> object:
        """Outcomes of the same code are laid one over the other; the rest stand as they are."""
        if not isinstance(own, list) or not isinstance(shared, list):
            self.merged.origins[(*path, OUTCOMES)] = (self.document, (STEPS, index, OUTCOMES))
            return own
        library, start = origin
        codes = [_code(outcome) for outcome in shared]
        sources: list[tuple[object, Origin]] = [
            (outcome, (library, (*start, OUTCOMES, at))) for at, outcome in enumerate(shared)
        ]
        for number, outcome in enumerate(own):
            mine: Origin = (self.document, (STEPS, index, OUTCOMES, number))
            if _code(outcome) in codes and isinstance(outcome, dict):
                at = codes.index(_code(outcome))
                below = sources[at][0]
                sources[at] = ({**below, **outcome} if isinstance(below, dict) else outcome, mine)
            else:
                sources.append((outcome, mine))
        kept = [
            (value, mine)
            for value, mine in sources
            if not (isinstance(value, dict) and value.get(REMOVE) is True)
        ]
        for at, (_, mine) in enumerate(kept):
            self.merged.origins[(*path, OUTCOMES, at)] = mine
        return [value for value, _ in kept]

    def _piece(self, section: str, name: object) -> tuple[dict[str, object], Origin] | None:
        for library in self.libraries:
            group = library.data.get(section)
            piece = group.get(name) if isinstance(group, dict) and isinstance(name, str) else None
            if isinstance(piece, dict):
                return piece, (library, (section, str(name)))
        return None

    def _unknown(self, section: str, name: object, path: Path) -> None:
        message = f"Potongan «{section}.{name}» tidak ada; periksa ejaannya di berkas potongan wilayah atau nasional."
        self.merged.faults.append(Fault(self.document.place((*path, USE)), message))

    def _lay(
        self, below: dict[str, object], above: dict[str, object], path: Path, origin: Origin
    ) -> dict[str, object]:
        """One layer over another, remembering where each value was written."""
        result = dict(below)
        document, start = origin
        for key, value in above.items():
            under = result.get(key)
            if isinstance(under, dict) and isinstance(value, dict):
                result[key] = self._lay(under, value, (*path, key), (document, (*start, key)))
            else:
                result[key] = value
                self.merged.origins[(*path, key)] = (document, (*start, key))
        return result


def _code(entry: object) -> object:
    return entry.get(CODE) if isinstance(entry, dict) else None
