"""Many processes that write one SQLite file: none is told "locked", none waits out of proportion, no number twice."""

import json
import subprocess
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from tests.faults.writers import TABLE

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Crowd:
    done: list[int]
    waits: list[float]
    locked: int
    rows: list[tuple[int, int]]

    def line(self) -> str:
        share = min(self.done) / max(1, *self.done)
        return (
            f"{len(self.waits)} writes, locked {self.locked}, p50 {1000 * self._at(0.5):.1f} ms, "
            f"p99 {1000 * self._at(0.99):.0f} ms, max {1000 * max(self.waits):.0f} ms, least/most {share:.2f}"
        )

    def _at(self, share: float) -> float:
        return sorted(self.waits)[int(share * (len(self.waits) - 1))]


def crowd(folder: Path, mode: str, writers: int, seconds: float) -> Crowd:
    path = folder / f"{mode}.sqlite3"
    _create(path)
    command = [sys.executable, "-m", "tests.faults.writers", str(path), mode, str(seconds)]
    started = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for _ in range(writers)
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
    answers = _all_at_once(started, seconds)
    return Crowd(
        done=[len(answer["waits"]) for answer in answers],
        waits=[wait for answer in answers for wait in answer["waits"]],
        locked=sum(answer["locked"] for answer in answers),
        rows=_rows(path),
    )


def _all_at_once(started: list[subprocess.Popen[bytes]], seconds: float) -> list[dict]:
    for process in started:
        assert process.stdin is not None
        process.stdin.write(b"go\n")
        process.stdin.flush()
    answers = []
    for process in started:
        out, _ = process.communicate(timeout=seconds + 60)
        assert process.returncode == 0
        answers.append(json.loads(out))
    return answers


def sqlite_driver() -> ModuleType:
    import satupintu.config.sqlite.driver  # noqa: F401  gives `sqlite3` the SQLite we run on

    return import_module("sqlite3")


def _create(path: Path) -> None:
    connection = sqlite_driver().connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(TABLE)
    connection.commit()
    connection.close()


def _rows(path: Path) -> list[tuple[int, int]]:
    connection = sqlite_driver().connect(path)
    rows = connection.execute("SELECT number, count(*) FROM entry GROUP BY number ORDER BY number").fetchall()
    connection.close()
    return rows


def check_fair(seen: Crowd) -> None:
    """Compare the writers with each other: a machine that stalls stalls them all.

    A quiet machine shows 0.9 and more; one in twenty is what a busy one may show, and starving never does.
    """
    assert seen.locked == 0, seen.line()
    assert seen.rows == [(number, 4) for number in range(1, len(seen.waits) + 1)], "a number twice, or a gap"
    assert min(seen.done) * 20 > max(seen.done), seen.line()


def test_the_line_is_fair_and_nobody_is_told_locked(tmp_path):
    check_fair(crowd(tmp_path, "line", writers=8, seconds=2))


def test_control_deferred_transactions_are_told_locked(tmp_path):
    seen = crowd(tmp_path, "deferred", writers=4, seconds=0.5)
    with pytest.raises(AssertionError, match="locked"):
        check_fair(seen)


@pytest.mark.faults
@pytest.mark.slow
def test_control_without_the_line_some_starve(tmp_path):
    seen = crowd(tmp_path, "polling", writers=8, seconds=2)
    with pytest.raises(AssertionError, match="least/most"):
        check_fair(seen)


@pytest.mark.faults
@pytest.mark.slow
def test_the_line_beside_sqlites_own_polling(tmp_path, capsys):
    line = crowd(tmp_path, "line", writers=8, seconds=10)
    polling = crowd(tmp_path, "polling", writers=8, seconds=10)
    with capsys.disabled():
        print(f"\nline    {line.line()}\npolling {polling.line()}")
    check_fair(line)
    assert max(line.waits) * 2 < max(polling.waits)
