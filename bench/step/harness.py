"""What the program of every engine shares: it takes orders as lines of JSON, and measures its own work.

Only the standard library, since each engine runs in an environment of its own.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Protocol, TypeVar

STEPS = 11
TICKS = os.sysconf("SC_CLK_TCK")
SETTLES = 1.2
"""Seconds after which PostgreSQL adds a session's counts to those that others can read."""


class Engine(Protocol):
    def open(self, cases: int) -> None:
        """Bring new cases before their first step. Not measured."""

    def step(self, number: int) -> None:
        """Take every open case through this step (from 1), each in a transaction of its own."""

    def check(self) -> None:
        """Raise unless every case has come to its end; it reads only, in a transaction."""

    def backend(self) -> int | None:
        """The process of PostgreSQL that serves this engine; None where the database is in our own process."""

    def count(self, *, on: bool) -> int | None:
        """Begin or end counting statements; where PostgreSQL does it in its log, there is nothing to give back.

        It also is the first order after a pause, at which PostgreSQL adds up what the session did before.
        """


E = TypeVar("E", bound=Engine)


def serve(make: Callable[[], E], *, packages: Sequence[str], **more: Callable[..., object]) -> None:
    """Orders come from stdin; answers go to the real stdout, anything that is printed meanwhile does not."""
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    engine = make()
    print(json.dumps({"versions": {name: version(name) for name in packages}}), file=answers)
    known = {"round": _round, "open": _open, "steps": _steps, **more}
    for line in sys.stdin:
        order = json.loads(line)
        print(json.dumps(known[order.pop("do")](engine, **order)), file=answers)


def _round(engine: Engine, cases: int) -> dict[str, float]:
    engine.open(cases)
    gc.collect()
    backend = engine.backend()
    server, client, began = _server_seconds(backend), time.process_time(), time.perf_counter()
    for number in range(1, STEPS + 1):
        engine.step(number)
    took = time.perf_counter() - began
    client, server = time.process_time() - client, _server_seconds(backend) - server
    engine.check()
    return {"cases": cases, "seconds": took, "client": client, "server": server}


def _open(engine: Engine, cases: int) -> dict[str, object]:
    engine.open(cases)
    time.sleep(SETTLES)
    engine.count(on=False)
    return {}


def _steps(engine: Engine) -> dict[str, object]:
    """The open cases through all their steps, with every statement counted."""
    engine.count(on=True)
    for number in range(1, STEPS + 1):
        engine.step(number)
    statements = engine.count(on=False)
    time.sleep(SETTLES)
    engine.check()
    return {"statements": statements}


def _server_seconds(pid: int | None) -> float:
    """CPU of the backend, user and system, from the kernel's own account of it."""
    if pid is None:
        return 0.0
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
