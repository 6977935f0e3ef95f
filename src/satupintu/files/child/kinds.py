"""Which kind of file it is, by its first bytes; its name and what the browser says count for nothing."""

from pathlib import Path
from typing import Literal

from satupintu.files.child.fault import Fault

Kind = Literal["pdf", "jpg", "png", "docx", "xlsx"]

_HEAD = 1024
_BLANK = b"\xef\xbb\xbf \t\r\n\x00"
_HEIC = frozenset({b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif"})
_LOCKED_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(path: Path) -> Kind | Literal["zip"]:
    """Give the kind, or raise with the fault that names what it is instead; a ZIP may yet prove a document."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise Fault("kosong")
    if head.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.lstrip(_BLANK).startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        raise Fault("heic")
    if head.startswith(_LOCKED_OFFICE) and _is_locked(path):
        raise Fault("terkunci")
    raise Fault("jenis")


def _is_locked(path: Path) -> bool:
    """Word and Excel put a file with a password into an old container, under a stream of this name."""
    return "EncryptedPackage".encode("utf-16-le") in path.read_bytes()
