"""A Word or Excel document: a ZIP of parts, without macros, without other files inside, without reaching outside."""

import re
import zipfile
from pathlib import Path
from typing import Literal

from satupintu.files.child.fault import Fault

MOST_PARTS = 5_000
LARGEST_UNPACKED = 200 * 1024 * 1024
LARGEST_PART_READ = 20 * 1024 * 1024
_MAIN: dict[str, Literal["docx", "xlsx"]] = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_PROGRAM = re.compile(r"vbaProject|vbaData|activeX/|macrosheets/", re.IGNORECASE)
_WITHIN = re.compile(r"/embeddings/|oleObject|\.bin$", re.IGNORECASE)
_PRINTER = re.compile(r"printerSettings\d*\.bin$")
_OUTSIDE = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)


def check_office(path: Path) -> Literal["docx", "xlsx"]:
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise Fault("berat")
            kind = _kind(parts)
            for part in parts:
                _check_part(package, part)
            if package.testzip() is not None:
                raise Fault("rusak")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError):
        raise Fault("rusak") from None
    except RuntimeError:  # how zipfile says that a part has a password
        raise Fault("terkunci") from None
    return kind


def _kind(parts: list[zipfile.ZipInfo]) -> Literal["docx", "xlsx"]:
    names = {part.filename for part in parts}
    for main, kind in _MAIN.items():
        if main in names and "[Content_Types].xml" in names:
            return kind
    raise Fault("jenis")


def _check_part(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    if _PROGRAM.search(part.filename):
        raise Fault("aktif", isi="makro")
    if _WITHIN.search(part.filename) and not _PRINTER.search(part.filename):
        raise Fault("aktif", isi="lampiran")
    if part.filename.endswith(".rels"):
        if part.file_size > LARGEST_PART_READ:
            raise Fault("berat")
        links = _OUTSIDE.findall(package.read(part))
        if any(b"/hyperlink" not in link for link in links):
            raise Fault("aktif", isi="luar")
