"""One case through eleven steps with all its rows durable: ours beside plain SQL and beside three peers.

Every engine runs in an environment of its own and keeps one connection. The engines take turns, round after round, so
that whatever else the machine does meets all of them alike; the table gives the median of the rounds.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from tests.plugins import cluster  # noqa: E402

ENGINES = ("ours", "sql", "spiff", "viewflow", "caluma")
COUNTED = 10
"""Cases over which statements and rows are counted."""


def main() -> int:
    options = _options()
    if cluster.programs() is None:
        print(
            "bench/step needs PostgreSQL (initdb and postgres): run `make system`, or apt-get install postgresql."
        )
        return 2

    from players import start_all, stop_all, verify_journal
    from scratch import Scratch
    from table import written
    from venvs import prepare

    pythons = prepare(HERE, ENGINES)
    with Scratch() as scratch:
        players = start_all(scratch, pythons)
        try:
            counts = {player.name: count(player, scratch) for player in players}
            for player in players:
                calibrate(player, options.seconds)
            load = [_load()]
            rounds = play(players, options.rounds)
            load.append(_load())
        finally:
            stop_all(players)
        for database in ("ours_keys", "sql_keys"):
            verify_journal(scratch, pythons["ours"], database)
        text = written(players, counts, rounds, postgres=scratch.version, load=load)
    print(text)
    if options.save:
        (HERE / "RESULTS.md").write_text(text, encoding="utf-8")
    return 0


@dataclass(frozen=True)
class Count:
    """Per case, over its eleven steps."""

    statements: float
    rows: dict[str, tuple[float, float]]
    """By table: made, changed."""


def count(player, scratch):
    """A pass of its own, before anything is measured, since counting costs time."""
    player.ask(do="round", cases=COUNTED)
    player.ask(do="open", cases=COUNTED)
    before, place = _rows(player, scratch), scratch.log_end()
    statements = player.ask(do="steps")["statements"]
    if statements is None:
        statements = scratch.statements_since(place)
    after = _rows(player, scratch)
    grown = {
        table: ((made - before[table][0]) / COUNTED, (changed - before[table][1]) / COUNTED)
        for table, (made, changed) in after.items()
    }
    return Count(statements / COUNTED, {table: rows for table, rows in grown.items() if any(rows)})


def _rows(player, scratch):
    return scratch.rows(player.database) if player.database else {}


def calibrate(player, seconds):
    """As many cases a round as fill about so many seconds, so that the kernel's ticks are small beside them."""
    answer = player.ask(do="round", cases=COUNTED)
    player.cases = max(COUNTED, round(COUNTED * seconds / answer["seconds"]))


def play(players, rounds):
    found = {player.name: [] for player in players}
    for number in range(rounds):
        for player in players:
            print(f"\rround {number + 1} of {rounds}: {player.name:<40}", end="", file=sys.stderr)
            found[player.name].append(player.ask(do="round", cases=player.cases))
    print(file=sys.stderr)
    return found


def _load():
    return float(Path("/proc/loadavg").read_text().split()[0])


def _options():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--seconds", type=float, default=1.0, help="length of one round of one engine")
    parser.add_argument("--save", action="store_true", help="write RESULTS.md anew")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
