"""One file that is two: a PDF which is also a ZIP, or begins as a web page, or carries a second file behind its end."""

import re
import zipfile
from pathlib import Path

from satupintu.files.child.fault import Fault

_HEAD = 1024
_MARKUP = re.compile(rb"<(?:!doctype|html|head|body|script|svg|iframe|\?php)", re.IGNORECASE)
_BLANK = b" \t\r\n\x00\x1a"
_LONGEST_TAIL = 128
"""A printer's end-of-job line is shorter, a second file longer."""


def check_one_format(path: Path) -> None:
    content = path.read_bytes()
    before = content[: content.find(b"obj")][:_HEAD]
    behind = content[content.rfind(b"%%EOF") + 5 :].strip(_BLANK) if b"%%EOF" in content else b""
    if b" obj" in behind:  # a later version of the document that was cut off
        raise Fault("rusak")
    if _MARKUP.search(before) or _MARKUP.search(behind) or len(behind) > _LONGEST_TAIL or _opens_as_zip(path):
        raise Fault("campuran")


def _opens_as_zip(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as found:
            return len(found.infolist()) > 0
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
