"""The typefaces of all papers: ours alone, read once a process, whatever the machine has installed."""

import struct
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

FOLDER = Path(__file__).parent / "fonts"
_ALL_OF_UNICODE = {(3, 10), (0, 4), (0, 6)}
_FORMAT = 12


@cache
def faces() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])


@cache
def letters() -> frozenset[int]:
    """The code points that every one of our faces can draw."""
    found = [_drawn(path.read_bytes()) for path in sorted(FOLDER.glob("*.otf"))]
    return frozenset.intersection(*found)


def _drawn(font: bytes) -> frozenset[int]:
    """Read the font's own table of letters ('cmap', format 12)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(tables))
    start = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * number)
        if (platform, encoding) in _ALL_OF_UNICODE:
            return _groups(font, start + offset)
    raise ValueError("a font without a table of all letters")


def _groups(font: bytes, start: int) -> frozenset[int]:
    form, _, _, _, groups = struct.unpack_from(">HHLLL", font, start)
    if form != _FORMAT:
        raise ValueError(f"a table of letters in format {form}")
    drawn: set[int] = set()
    for number in range(groups):
        first, last, _ = struct.unpack_from(">LLL", font, start + 16 + 12 * number)
        drawn.update(range(first, last + 1))
    return frozenset(drawn)
