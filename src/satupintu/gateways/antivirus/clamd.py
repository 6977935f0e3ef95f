"""ClamAV's daemon over its own protocol: VERSION for the age of its signatures, INSTREAM for the file."""

import re
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from satupintu.files.ports import AntivirusDown

OLDEST_SIGNATURES = timedelta(days=7)
PATIENCE = 30.0
_BLOCK = 64 * 1024
_LONGEST_ANSWER = 4096
_DATED = re.compile(r"^ClamAV [^/]+/\d+/\w{3} (\w{3}) +(\d{1,2}) (\d\d:\d\d:\d\d) (\d{4})$")
_FOUND = re.compile(r"^stream: (.+) FOUND$")


class Clamd:
    """Answers at `tcp://host:port` or `unix:///path/to/socket`."""

    def __init__(self, url: str, *, patience: float = PATIENCE) -> None:
        self._url = urlsplit(url)
        self._patience = patience

    def virus_in(self, path: Path, *, at: datetime) -> str:
        self._check_signatures(at)
        answer = self._scan(path)
        if answer == "stream: OK":
            return ""
        found = _FOUND.match(answer)
        if found is None:
            raise AntivirusDown(answer)
        return found.group(1)

    def _check_signatures(self, at: datetime) -> None:
        """Old signatures find old viruses only: they count as no answer."""
        with self._asking() as line:
            line.sendall(b"zVERSION\0")
            said = _read(line)
        dated = _DATED.match(said)
        if dated is None:
            raise AntivirusDown(f"no dated signatures: {said}")
        month, day, clock, year = dated.groups()
        made = datetime.strptime(f"{day} {month} {year} {clock}", "%d %b %Y %H:%M:%S").replace(tzinfo=UTC)
        if at - made > OLDEST_SIGNATURES:
            raise AntivirusDown(f"signatures of {made:%Y-%m-%d}")

    def _scan(self, path: Path) -> str:
        with self._asking() as line, path.open("rb") as file:
            line.sendall(b"zINSTREAM\0")
            while block := file.read(_BLOCK):
                line.sendall(struct.pack("!I", len(block)) + block)
            line.sendall(struct.pack("!I", 0))
            return _read(line)

    @contextmanager
    def _asking(self) -> Iterator[socket.socket]:
        try:
            with self._connected() as line:
                line.settimeout(self._patience)
                yield line
        except OSError as fault:
            raise AntivirusDown(str(fault)) from fault

    def _connected(self) -> socket.socket:
        if self._url.scheme == "unix":
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.settimeout(self._patience)
            line.connect(self._url.path)
            return line
        address = (self._url.hostname or "127.0.0.1", self._url.port or 3310)
        return socket.create_connection(address, timeout=self._patience)


def _read(line: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < _LONGEST_ANSWER:
        block = line.recv(_LONGEST_ANSWER)
        if not block:
            break
        said += block
    return said.rstrip(b"\0").decode("utf-8", "replace").strip()
