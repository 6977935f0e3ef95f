"""The press: plain values in, the bytes of a PDF out. No database, no clock, no network, no typeface but ours."""

import json
import re
import threading
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from satupintu.papers.faces import FOLDER, faces
from satupintu.papers.letter import Letter
from satupintu.papers.pictures import as_svg
from satupintu.papers.plain_text import printable_values
from satupintu.papers.qr import pixels

if TYPE_CHECKING:
    from collections.abc import Callable

    import typst

PARTS = Path(__file__).parent / "parts"
FORMS = Path(__file__).parent / "forms"
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
DRAFT_WIDTH = 1240
"""Points of a page image across; as wide as that of an uploaded paper."""
_PRELUDE = b'#import "/naskah.typ": *;'
"""On the template's own first line, so that a fault names the line as its writer counts it."""
_PLACE = re.compile(r"__typst_py_bytes__\.typ:(\d+):")
_A4_INCHES = 210 / 25.4
_local = threading.local()


@dataclass(frozen=True, slots=True)
class TemplateFault(Exception):
    """The template cannot be typeset: the sentence for whoever writes it."""

    name: str
    line: int
    message: str

    def __str__(self) -> str:
        where = f" baris {self.line}" if self.line else ""
        return f"Templat «{self.name}»{where} tidak dapat disusun: {self.message}"


def own_template(name: str) -> bytes:
    """One of the templates that belong to the press: `bawaan` for a standard without its own."""
    return _read(PARTS / f"{name}.typ")


def own_form(name: str) -> bytes:
    """One of the office's papers besides its products: `tanda_terima`, `surat_penolakan` and their like."""
    return _read(FORMS / f"{name}.typ")


def typeset(letter: Letter) -> bytes:
    """The same letter gives the same bytes, tagged, with every typeface inside (PDF/A-2a and PDF/UA-1)."""
    made = _run(
        letter,
        lambda press, inputs: press.compile(
            _source(letter),
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=STANDARDS,
            timestamp=_whole_second(letter.at),
        ),
    )
    return cast("bytes", made)


def page_pictures(letter: Letter) -> list[bytes]:
    """Every page as a PNG, for reading on a screen before it is signed."""
    made = _run(
        letter,
        lambda press, inputs: press.compile(
            _source(letter), format="png", ppi=DRAFT_WIDTH / _A4_INCHES, sys_inputs=inputs
        ),
    )
    return made if isinstance(made, list) else [cast("bytes", made)]


def pages_in(pdf: bytes) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(pdf))


def _run(letter: Letter, work: "Callable[[typst.Compiler, dict[str, str]], object]") -> object:
    import typst

    try:
        return work(_press(), {"surat": json.dumps(_data(letter), ensure_ascii=False)})
    except typst.TypstError as fault:
        raise _said(letter, fault) from None


def _data(letter: Letter) -> dict[str, object]:
    data = cast("dict[str, object]", printable_values(letter.values))
    data["keadaan"] = letter.status
    if letter.link:
        side, grey = pixels(letter.link)
        data["qr"] = {"lebar": side, "piksel": grey}
    if letter.arms:
        ending, content = letter.arms
        data["lambang"] = {"bentuk": ending, "isi": content.decode() if ending == "svg" else list(content)}
    if letter.pictures:
        data["gambar"] = {name: as_svg(jpeg) for name, jpeg in letter.pictures.items()}
    return data


def _source(letter: Letter) -> bytes:
    return _PRELUDE + letter.template


def _press() -> "typst.Compiler":
    """One a thread: a compiler is not shared, its fonts are."""
    import typst

    if not hasattr(_local, "press"):
        _local.press = typst.Compiler(
            b"",
            root=str(PARTS),
            font_paths=faces(),
            ignore_system_fonts=True,
            package_path=str(FOLDER),
            package_cache_path=str(FOLDER),
        )
    return cast("typst.Compiler", _local.press)


def _whole_second(at: datetime) -> int:
    return int(at.timestamp())


@cache
def _read(path: Path) -> bytes:
    return path.read_bytes()


def _said(letter: Letter, fault: "typst.TypstError") -> TemplateFault:
    """In the words of the typesetter, which its handbook explains; the place in ours."""
    found = _PLACE.search(" ".join([fault.diagnostic, *fault.trace]))
    return TemplateFault(letter.name, int(found[1]) if found else 0, " ".join([fault.message, *fault.hints]))
