"""Starts the process that opens a stranger's file, waits for it, and believes nothing but its answer.

A new interpreter each time (70 ms of CPU): it has never seen a key, a database or another person's file, and whatever a file
does to it ends with it. Python starts it by vfork, so the size and the threads of the web process do not matter. A server of
forks would save 60 ms and would have to be kept alive, clean and without threads. It lowers its own limits first thing.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import satupintu
from satupintu.rules.errors import Refused

PATIENCE = 30.0
"""So long a request waits until it is its file's turn."""
LONGEST = 30.0
"""Much longer than the CPU limit: the machine may be busy, which is not the file's fault."""
_ENVIRONMENT = {"PYTHONPATH": str(Path(satupintu.__path__[0]).parent), "LC_ALL": "C.UTF-8"}
# SIGABRT is how a library in C says that it got no more memory.
_AT_A_LIMIT = frozenset({-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGXFSZ, -signal.SIGABRT})
_places = BoundedSemaphore(max(2, os.cpu_count() or 1))


@dataclass(frozen=True, slots=True)
class Answer:
    fault: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


def ask(task: str, wish: Mapping[str, Any]) -> Answer:
    if not _places.acquire(timeout=PATIENCE):
        raise _busy()
    try:
        return _ask(task, wish)
    finally:
        _places.release()


def _ask(task: str, wish: Mapping[str, Any]) -> Answer:
    command = [sys.executable, "-P", "-s", "-m", "satupintu.files.child", task, json.dumps(wish)]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603  our own program, and the wish is one argument
            command,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.DEVNULL,
            env=_ENVIRONMENT,
            cwd=tempfile.gettempdir(),
            start_new_session=True,
        )
        try:
            code = process.wait(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            raise _busy() from None
        finally:
            process.kill()
            process.wait()
        said.seek(0)
        return _read(code, said.read())


def _busy() -> Refused:
    return Refused("pemeriksaan_penuh", "Banyak berkas sedang diperiksa. Tunggu satu menit, lalu coba lagi.")


def _read(code: int, said: bytes) -> Answer:
    if code in _AT_A_LIMIT:
        return Answer(fault="berat")
    if code != 0:
        return Answer(fault="rusak")
    told = json.loads(said)
    if told.pop("baik"):
        return Answer(facts=told)
    return Answer(fault=told["kode"], facts=told["rincian"])
