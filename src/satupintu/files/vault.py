"""Where the bytes lie: quarantine under an upload's ref, kept files under their SHA-256, drawn pages under both.

A name that somebody typed never becomes a name on disk. Everything is under one folder (VAR_DIR), so that a file changes its
place by one rename or link.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings

_SHA256 = re.compile(r"[0-9a-f]{64}")
AWAITED = ".naskah"
_REF = re.compile(r"[A-Za-z0-9_-]{10,32}")


def quarantined(ref: str) -> Path:
    if not _REF.fullmatch(ref):
        raise ValueError("not the ref of an upload")
    return _folder(Path(settings.QUARANTINE_DIR)) / f"{ref}.bagian"


def awaited(sha256: str) -> Path:
    """Where a paper of our own lies until the row that knows it is committed."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError("not a SHA-256")
    return _folder(Path(settings.QUARANTINE_DIR)) / f"{sha256}{AWAITED}"


def left_in_quarantine(*, before: datetime) -> list[Path]:
    """What nobody has written to since then."""
    found = _folder(Path(settings.QUARANTINE_DIR)).iterdir()
    return [path for path in found if path.stat().st_mtime < before.timestamp()]


def kept(sha256: str) -> Path:
    if not _SHA256.fullmatch(sha256):
        raise ValueError("not a SHA-256")
    return Path(settings.FILES_DIR) / sha256[:2] / sha256[2:4] / sha256


def kept_hashes() -> Iterator[str]:
    found = Path(settings.FILES_DIR).glob("??/??/*")
    return (path.name for path in found if _SHA256.fullmatch(path.name))


def read_kept(sha256: str) -> bytes | None:
    """The bytes if they are there and still the same."""
    try:
        content = kept(sha256).read_bytes()
    except FileNotFoundError:
        return None
    return content if hashlib.sha256(content).hexdigest() == sha256 else None


def drawn(sha256: str, page: int, width: int) -> Path:
    if not _SHA256.fullmatch(sha256):
        raise ValueError("not a SHA-256")
    return Path(settings.PAGES_DIR) / sha256[:2] / f"{sha256}-{page}-{width}.jpg"


def forget(sha256: str) -> bool:
    """Delete what is kept under this hash, and every page drawn of it; say whether anything was there."""
    paths = [kept(sha256), *(Path(settings.PAGES_DIR) / sha256[:2]).glob(f"{sha256}-*.jpg")]
    there = [path for path in paths if path.exists()]
    for path in there:
        path.unlink(missing_ok=True)
    return bool(there)


def sha256_of(path: Path) -> str:
    """A hash cannot be handed on between requests; reading 5 MB again takes 4 ms."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def keep(path: Path) -> tuple[str, int]:
    """Give the file its place under its own hash and leave it where it is as well; safe to do twice."""
    sha256, size = sha256_of(path), path.stat().st_size
    target = kept(sha256)
    if not target.exists():
        _folder(target.parent)
        _sync(path)
        try:
            os.link(path, target)  # never over a file that is there, unlike a rename
        except FileExistsError:
            return sha256, size
        target.chmod(0o440)
        _sync(target.parent)
    return sha256, size


def keep_content(content: bytes) -> tuple[str, int]:
    """Give bytes of our own making their place under their hash: file, fsync, rename; safe to do twice."""
    sha256 = hashlib.sha256(content).hexdigest()
    target = kept(sha256)
    if not target.exists():
        with made(target) as temporary:
            temporary.write_bytes(content)
            temporary.chmod(0o440)
    return sha256, len(content)


@contextmanager
def made(target: Path) -> Iterator[Path]:
    """Give a name to write at; what was written comes to `target` whole or not at all."""
    _folder(target.parent)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.{os.urandom(6).hex()}")
    try:
        yield temporary
        _sync(temporary)
        temporary.replace(target)
        _sync(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _folder(path: Path) -> Path:
    path.mkdir(mode=0o750, parents=True, exist_ok=True)
    return path


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
