"""The same rows in the same tables and as many transactions, by psycopg: one statement after another, no ORM."""

import json
import os
import secrets
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent))

import psycopg  # noqa: E402
from harness import serve  # noqa: E402
from sql.replay import LOCK, READ_RECEIPT, Known, Maker, Part, words_after  # noqa: E402


class Sequential:
    def __init__(self, file: str) -> None:
        maker = Maker(json.loads(Path(file).read_text(encoding="utf-8")))
        self.parts = maker.make()
        self.case = next(key for key in maker.made if key[0] == "cases_case")
        self.cases: list[Known] = []
        # As ours: committed by its own transactions only. Statements are prepared by psycopg as it does by default.
        self.connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)

    def open(self, cases: int) -> None:
        self.cases = [Known() for _ in range(cases)]
        for known in self.cases:
            with self.connection.transaction():
                self._write(self.parts[0], known)
                self.connection.execute(
                    "UPDATE cases_case SET journal_head = %s WHERE id = %s",
                    [known.head, known.ids[self.case]],
                )

    def step(self, number: int) -> None:
        part = self.parts[number]
        for known in self.cases:
            self._do(part, known)

    def _do(self, part: Part, known: Known) -> None:
        with self.connection.transaction(), self.connection.cursor() as cursor:
            if part.receipt_actor is not None:
                known.key = secrets.token_hex(16)
                cursor.execute(READ_RECEIPT, [part.receipt_actor, known.key])
                assert cursor.fetchone() is None
            cursor.execute(LOCK, [known.ids[self.case]])
            locked = cursor.fetchone()
            assert locked is not None
            known.head = locked[4]
            self._write(part, known)

    def _write(self, part: Part, known: Known) -> None:
        with self.connection.cursor() as cursor:
            for statement in part.statements:
                cursor.execute(statement.text, statement.fill(known))
                if statement.gives or statement.counts:
                    words_after(statement, known, cursor.fetchall())
                if statement.changes_one and cursor.rowcount != 1:
                    raise SystemExit(f"Not done: {statement.text}")

    def check(self) -> None:
        ids = [known.ids[self.case] for known in self.cases]
        done = self.connection.execute(
            "SELECT count(*) FROM cases_case WHERE id = ANY(%s) AND state = 'selesai'", [ids]
        ).fetchone()
        assert done == (len(ids),), f"{done} of {len(ids)} cases came to their end"

    def backend(self) -> int | None:
        return self.connection.info.backend_pid

    def count(self, *, on: bool) -> int | None:
        self.connection.execute("SET log_statement = 'all'" if on else "SET log_statement = 'none'")
        return None


if __name__ == "__main__":
    serve(lambda: Sequential(sys.argv[1]), packages=("psycopg",))
