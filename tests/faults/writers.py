"""One of several writers on one SQLite file, as a process of its own: python -m tests.faults.writers FILE MODE SECONDS."""

import json
import sys
import time

import django
from django.conf import settings

TABLE = (
    "CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY, number INTEGER NOT NULL, text TEXT NOT NULL)"
)


def configure(path: str, mode: str) -> None:
    options = {"timeout": 20.0}
    if mode == "deferred":
        options["transaction_mode"] = "DEFERRED"
    settings.configure(
        DATABASES={"default": {"ENGINE": "satupintu.config.sqlite", "NAME": path, "OPTIONS": options}},
        USE_TZ=True,
    )
    django.setup()
    if mode == "polling":
        from satupintu.config.sqlite import base, write_queue

        base.queue_for = lambda _name, _patience: write_queue.NoQueue()


def submit() -> None:
    """Read, then write what follows from it: the last number and four rows more."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(max(number), 0) FROM entry")
        number = cursor.fetchone()[0] + 1
        for line in range(4):
            cursor.execute("INSERT INTO entry (number, text) VALUES (%s, %s)", [number, f"line {line} " * 20])


def write(seconds: float) -> dict[str, object]:
    from django.db import OperationalError

    waits, locked = [], 0
    until = time.monotonic() + seconds
    while (began := time.monotonic()) < until:
        try:
            submit()
        except OperationalError as fault:
            if "locked" not in str(fault):
                raise
            locked += 1
        else:
            waits.append(time.monotonic() - began)
    return {"waits": waits, "locked": locked}


def main(path: str, mode: str, seconds: str) -> None:
    configure(path, mode)
    from django.db import connection

    connection.ensure_connection()
    print("ready", flush=True)
    sys.stdin.readline()
    print(json.dumps(write(float(seconds))), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
