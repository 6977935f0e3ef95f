"""Writers stand in line before BEGIN IMMEDIATE.

SQLite's own waiting is polling with growing pauses, so the unlucky wait 15 times as long as they must. A lock on a
file beside the database wakes them in order. It is freed by the kernel when its process dies, however it dies.
"""

import fcntl
import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from django.db.utils import OperationalError


class WriteQueue(Protocol):
    def enter(self) -> None: ...
    def leave(self) -> None: ...


class NoQueue:
    """A database that only one connection can see."""

    def enter(self) -> None: ...
    def leave(self) -> None: ...


class FileQueue:
    """A place in the line of all processes and threads; one for each connection, and entering twice is entering once."""

    def __init__(self, path: Path, patience: float) -> None:
        self._path = path
        self._patience = patience
        self._turn: _Turn | None = None

    def enter(self) -> None:
        if self._turn is not None:
            return
        turn = _Turn(self._path)
        if not turn.taken_at_once() and not turn.waited_for(self._patience):
            raise OperationalError(
                f"Antrean tulis {self._path} tidak bergerak selama {self._patience:g} detik: "
                "ada proses yang menahan transaksi. Cari dengan `fuser` dan hentikan proses itu."
            )
        self._turn = turn

    def leave(self) -> None:
        if self._turn is not None:
            self._turn.end()
            self._turn = None


class _Turn:
    """One wait and, if it succeeds, one hold; flock belongs to the open file, so threads queue as processes do."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o660)
        self._settling = threading.Lock()
        self._taken = threading.Event()
        self._given_up = False

    def taken_at_once(self) -> bool:
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def waited_for(self, patience: float) -> bool:
        """Wait in the kernel's own line: a thread does, because flock knows no time limit."""
        threading.Thread(target=self._take, daemon=True).start()
        if self._taken.wait(patience):
            return True
        with self._settling:
            self._given_up = not self._taken.is_set()
        return not self._given_up

    def _take(self) -> None:
        fcntl.flock(self._handle, fcntl.LOCK_EX)
        with self._settling:
            if not self._given_up:
                self._taken.set()
                return
        self.end()

    def end(self) -> None:
        # Unlock, not only close: a forked child may hold the same open file.
        with suppress(OSError):
            fcntl.flock(self._handle, fcntl.LOCK_UN)
        os.close(self._handle)


class ThreadQueue:
    """The line before a shared database in memory, which only the threads of one process can see."""

    _locks: dict[str, threading.Lock] = {}

    def __init__(self, name: str, patience: float) -> None:
        self._lock = self._locks.setdefault(name, threading.Lock())
        self._patience = patience
        self._held = False

    def enter(self) -> None:
        if self._held:
            return
        if not self._lock.acquire(timeout=self._patience):
            raise OperationalError(f"Antrean tulis tidak bergerak selama {self._patience:g} detik.")
        self._held = True

    def leave(self) -> None:
        if self._held:
            self._held = False
            self._lock.release()


def queue_for(name: str, patience: float) -> WriteQueue:
    """The line that belongs to a database's name as Django gives it: a path, a `file:` address or a place in memory."""
    if name == ":memory:":
        return NoQueue()
    if "mode=memory" in name:
        return ThreadQueue(name, patience)
    path = Path(name.removeprefix("file:").partition("?")[0])
    return FileQueue(path.with_name(path.name + "-antrean"), patience)
