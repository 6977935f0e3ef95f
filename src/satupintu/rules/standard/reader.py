"""From bytes to a standard: only syntax and types are faults here; doubtful content is the linter's."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from satupintu.rules.standard.faults import explain
from satupintu.rules.standard.model.part import Part
from satupintu.rules.standard.model.region import CalendarFile, RegionFile
from satupintu.rules.standard.model.registers import CountryFile, LawFile, WordFile
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.pieces import Document, Merged, merge
from satupintu.rules.standard.places import Fault, Path, Place, index_of, syntax_faults, tree_of
from satupintu.rules.standard.resolved import Resolved

AnyPart = TypeVar("AnyPart", bound=Part)
_BOM = b"\xef\xbb\xbf"
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""Control characters other than newline and tab, and halves of a character: not every database can keep them."""


class Unreadable(Exception):
    """A file that cannot be read, with every fault in it."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class ReadStandard:
    """A standard together with where each of its keys was written."""

    standard: Standard
    resolved: Resolved
    merged: Merged

    def place(self, *path: str | int) -> Place:
        return self.merged.place(path)


@dataclass(frozen=True, slots=True)
class Library:
    """The files of pieces that a standard may use, the region's before the nation's."""

    documents: tuple[Document, ...] = field(default=())


def read_document(file: str, content: bytes) -> Document:
    try:
        return _document(file, content.removeprefix(_BOM))
    except RecursionError as error:
        raise Unreadable([Fault(Place(file, 1), "Daftar bersarang terlalu dalam; sederhanakan.")]) from error


def _document(file: str, content: bytes) -> Document:
    root = tree_of(content)
    index = index_of(root)
    try:
        data = tomllib.loads(content.decode())
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = "Berkas bukan teks UTF-8; simpan ulang sebagai UTF-8."
        raise Unreadable([Fault(Place(file, line), message)]) from error
    except tomllib.TOMLDecodeError as error:
        # Keys seem repeated where a header is broken, so those are told once the rest can be read.
        faults = syntax_faults(root, file) or index.faults(file) or [_toml_fault(file, content, error)]
        raise Unreadable(faults) from error
    return Document(file, data, index.lines)


def read_standard(
    file: str,
    content: bytes,
    library: Library = Library(),
    templates: Mapping[str, bytes] | None = None,
) -> ReadStandard:
    merged = merge(read_document(file, content), library.documents)
    standard = _validated(Standard, merged)
    return ReadStandard(standard, Resolved.of(merged.data, templates or {}), merged)


def read_region(file: str, content: bytes) -> RegionFile:
    return _validated(RegionFile, merge(read_document(file, content), ()))


def read_calendar(file: str, content: bytes) -> CalendarFile:
    return _validated(CalendarFile, merge(read_document(file, content), ()))


def read_laws(file: str, content: bytes) -> LawFile:
    return _validated(LawFile, merge(read_document(file, content), ()))


def read_countries(file: str, content: bytes) -> CountryFile:
    return _validated(CountryFile, merge(read_document(file, content), ()))


def read_words(file: str, content: bytes) -> WordFile:
    return _validated(WordFile, merge(read_document(file, content), ()))


def _validated(kind: type[AnyPart], merged: Merged) -> AnyPart:
    """Every fault at once: pieces that do not exist, signs nobody sees, and values of the wrong type."""
    faults = [*merged.faults, *_unseen(merged)]
    try:
        # Only the Indonesian keys: the English names are ours, not the file's.
        read = kind.model_validate(merged.data, by_alias=True, by_name=False)
    except ValidationError as error:
        raise Unreadable(_in_order(faults + _faults(error, merged))) from error
    if faults:
        raise Unreadable(_in_order(faults))
    return read


def _unseen(merged: Merged) -> Iterator[Fault]:
    """SQLite takes a NUL that PostgreSQL refuses, so it is told before anything is stored."""
    queue: list[tuple[Path, object]] = [((), merged.data)]
    while queue:
        path, value = queue.pop()
        if isinstance(value, dict):
            queue.extend(((*path, key), inner) for key, inner in value.items())
        elif isinstance(value, list):
            queue.extend(((*path, at), inner) for at, inner in enumerate(value))
        written = [value, *path[-1:]]
        if any(isinstance(text, str) and _UNSEEN.search(text) for text in written):
            place = merged.place(path)
            yield Fault(
                Place(place.file, place.line, _UNSEEN.sub("�", place.key)),
                "Teks memuat tanda kendali yang tidak terlihat; hapus dan ketik ulang.",
            )


def _faults(error: ValidationError, merged: Merged) -> list[Fault]:
    found: dict[tuple[Path, str], Fault] = {}
    for detail in error.errors():
        if _only_counts_the_sound(detail):
            continue
        path = _known(detail["loc"], merged.data, missing=detail["type"] == "missing")
        message = explain(detail)
        found.setdefault((path, message), Fault(merged.place(path), message))
    return list(found.values())


def _only_counts_the_sound(detail: ErrorDetails) -> bool:
    """Pydantic calls a list too short when enough elements are there but broken; those are told by themselves."""
    given = detail["input"]
    return (
        detail["type"] == "too_short"
        and isinstance(given, list)
        and len(given) >= int(detail["ctx"]["min_length"])
    )


def _in_order(faults: list[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: (fault.place.file, fault.place.line))


def _known(location: tuple[str | int, ...], data: object, *, missing: bool) -> Path:
    """Drop the words pydantic adds to a place (a union's branch, say), but keep a missing key."""
    path: list[str | int] = []
    current: Any = data
    for part in location:
        keyed = isinstance(current, dict) and part in current
        counted = isinstance(current, list) and isinstance(part, int) and part < len(current)
        if keyed or counted:
            current = current[part]
            path.append(part)
    if missing and location and isinstance(current, dict):
        path.append(location[-1])
    return tuple(path)


def _toml_fault(file: str, content: bytes, error: tomllib.TOMLDecodeError) -> Fault:
    """What the tree lets pass: a date that does not exist, an escape, a table over a key."""
    text = str(error)
    line = content.rstrip().count(b"\n") + 1
    if "(at line " in text:
        line = int(text.split("(at line ")[1].split(",")[0])
    if any(word in text for word in ("overwrite", "already", "twice", "Cannot")):
        return Fault(
            Place(file, line), "Kunci atau tabel ini ditulis dua kali; gabungkan atau hapus salah satunya."
        )
    return Fault(
        Place(file, line),
        "Penulisan TOML pada baris ini tidak sah; periksa tanda kutip, koma, dan kurungnya.",
    )
