"""Inbox, search and the manager's figures over 10,000, 1,000,000 and 10,000,000 cases, on both databases.

Each size has a database of its own, filled and read by a process of its own; it is thrown away before the next.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent / "step"), str(ROOT)]

from tests.plugins import cluster  # noqa: E402

SIZES = {"postgres": (10_000, 1_000_000), "sqlite": (10_000, 1_000_000)}
LARGEST = 10_000_000
MUST_BE_FREE = 35 * 2**30
"""Bytes of disk that the largest database and its making take at most."""


def main() -> int:
    options = _options()
    if "postgres" in options.databases and cluster.programs() is None:
        print("bench/lists needs PostgreSQL (initdb and postgres): run `make system`, or --databases sqlite.")
        return 2
    from scratch import Scratch
    from table import written

    found: list[dict[str, object]] = []
    with Scratch() as scratch:
        if options.largest and not _room(scratch.folder):
            return 2
        for database, cases in _runs(options):
            name = f"lists_{cases}"
            print(f"{database}: {cases:,} cases …", file=sys.stderr)
            url = scratch.database(name) if database == "postgres" else scratch.sqlite(name)
            answer = _read(url, scratch.folder, cases, options.seconds)
            found.append({"database": database, "load": _load(), **answer})
            if database == "postgres":
                scratch.drop(name)
        text = written(found, postgres=scratch.version)
    print(text)
    if options.save:
        (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    return 0


def _runs(options: argparse.Namespace) -> list[tuple[str, int]]:
    sizes = {database: options.sizes or SIZES[database] for database in options.databases}
    runs = [(database, cases) for database in options.databases for cases in sizes[database]]
    if options.largest and "postgres" in options.databases:
        runs.append(("postgres", LARGEST))
    return runs


def _read(url: str, folder: Path, cases: int, seconds: float) -> dict[str, object]:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "HOME", "TMPDIR"}}
    ours = {"DATABASE_URL": url, "VAR_DIR": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, HERE / "officer.py", str(cases), str(seconds)],
        env=kept | ours,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def _room(folder: Path) -> bool:
    free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
    if free < MUST_BE_FREE:
        print(f"--largest takes up to {MUST_BE_FREE / 2**30:.0f} GiB of disk; {free / 2**30:.0f} are free.")
    return free >= MUST_BE_FREE


def _load() -> float:
    return float(Path("/proc/loadavg").read_text().split()[0])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--databases", nargs="+", choices=list(SIZES), default=list(SIZES))
    parser.add_argument("--sizes", nargs="+", type=int, help="other sizes than 10,000 and 1,000,000")
    parser.add_argument("--largest", action="store_true", help="also 10,000,000 cases in PostgreSQL")
    parser.add_argument("--seconds", type=float, default=1.0, help="how long each kind of read is repeated")
    parser.add_argument("--save", action="store_true", help="write RESULTS.md anew")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
