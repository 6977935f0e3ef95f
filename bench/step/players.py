"""The engines under way, each a process that takes orders; and who takes part."""

import json
import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scratch import Scratch

HERE = Path(__file__).resolve().parent


@dataclass
class Player:
    name: str
    process: subprocess.Popen[str]
    database: str | None
    """The name of its database in PostgreSQL."""
    cases: int = 5
    facts: dict[str, Any] = field(default_factory=dict)

    def ask(self, **order: object) -> dict[str, Any]:
        assert self.process.stdin is not None
        print(json.dumps(order), file=self.process.stdin, flush=True)
        return self.answer()

    def answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name} broke off (exit code {self.process.wait()}); see above.")
        found: dict[str, Any] = json.loads(line)
        return found

    def stop(self) -> None:
        """It ends when there is nobody to take orders from."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start_all(scratch: Scratch, pythons: dict[str, Path]) -> list[Player]:
    players: list[Player] = []
    try:
        for way, keys in (("", ["keys"]), (" without keys", [])):
            mark = "_keys" if keys else ""
            score = str(scratch.folder / f"score{mark}.json")
            _record(scratch, pythons["ours"], mark, keys, score)
            for engine, arguments in (("ours", keys), ("sql", [score])):
                name = f"{engine}{mark}"
                url = scratch.database(name, like=f"score{mark}" if engine == "sql" else None)
                label = {"ours": "ours", "sql": "sequential SQL"}[engine] + way
                players.append(_start(label, pythons[engine], engine, arguments, url, scratch, name))
        players.append(
            _start("ours, SQLite", pythons["ours"], "ours", ["keys"], scratch.sqlite("ours"), scratch, None)
        )
        for engine, label in (
            ("spiff", "SpiffWorkflow + JSON"),
            ("viewflow", "viewflow"),
            ("caluma", "caluma"),
        ):
            players.append(
                _start(label, pythons[engine], engine, [], scratch.database(engine), scratch, engine)
            )
    except BaseException:
        stop_all(players)
        raise
    return players


def stop_all(players: Iterable[Player]) -> None:
    for player in players:
        player.stop()


def _record(scratch: Scratch, python: Path, mark: str, keys: list[str], file: str) -> None:
    """What a case of ours writes, for the replay in plain SQL; its database is the pattern of the replay's."""
    name = f"score{mark}"
    recorder = _start("ours, recorded", python, "ours", keys, scratch.database(name), scratch, name)
    try:
        recorder.ask(do="score", file=file)
    finally:
        recorder.stop()


def verify_journal(scratch: Scratch, python: Path, database: str) -> None:
    """The product's own verification of every chain, so that a replay that only looks right is found out."""
    environment = _environment(scratch, scratch.address(database)) | {
        "SATUPINTU_DEMO": "1",
        "PYTHONPATH": str(HERE.parents[1] / "src"),
    }
    command = [python, "-m", "satupintu", "journal", "verify"]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"The journal in {database} is not whole:\n{done.stdout}{done.stderr}")


def _environment(scratch: Scratch, url: str) -> dict[str, str]:
    """Nothing of whoever runs this is read or written: the settings of ours come from here alone."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "HOME", "TMPDIR"}}
    return kept | {"DATABASE_URL": url, "VAR_DIR": str(scratch.folder), "PYTHONDONTWRITEBYTECODE": "1"}


def _start(
    label: str,
    python: Path,
    engine: str,
    arguments: list[str],
    url: str,
    scratch: Scratch,
    database: str | None,
) -> Player:
    process = subprocess.Popen(
        [python, HERE / engine / "engine.py", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=_environment(scratch, url),
    )
    player = Player(label, process, database)
    player.facts = player.answer()
    return player
