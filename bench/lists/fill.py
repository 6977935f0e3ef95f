"""Cases by the million, straight into the real tables: an archive, and the work that is open now.

Nobody's name is used: words are made of syllables, some common and most rare, as names are. What no list reads (journal,
answers, notices, papers) is not made.
"""

import itertools
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.db import connection, models

from satupintu.cases.findable import search_text
from satupintu.cases.models import Case, CaseSearch, Return, WorkItem
from satupintu.ops.walk.stage import Stage
from satupintu.people.fields import SealedField
from satupintu.people.models import Applicant, Organisation, Post
from satupintu.people.sealing import index
from satupintu.permits.models import AllocatedNumber, Permit, Series

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
YEARS = timedelta(days=3650)
RECENT = timedelta(days=30)
WORDS = 5000
PER_APPLICANT = 2
SAMPLE = 500
"""Applicants whose NIK and phone are real in form, to be looked for; the others' index is a number of the same length."""
NULL = r"\N"
Row = tuple[str, ...]


def open_cases(cases: int) -> int:
    """What is open is bounded by the hands that work on it; what is kept is not."""
    return min(max(cases // 50, 500), 50_000)


@dataclass
class Town:
    """Everything about the made-up archive that a row may ask for."""

    stage: Stage
    cases: int
    holders: dict[int, int]
    """By post, who holds it."""
    words: list[str] = field(default_factory=lambda: made_words(WORDS))
    chance: random.Random = field(default_factory=lambda: random.Random(7))
    open_work: dict[int, int] = field(default_factory=dict)
    """By live case, its open work, as it was made."""

    def __post_init__(self) -> None:
        self.live_from = self.cases - open_cases(self.cases) + 1
        codes = dict(Post.objects.filter(region=self.stage.region).values_list("code", "pk"))
        self.steps = [(step.code, codes.get(step.post)) for step in self.stage.standard.steps]
        self.names = [self.name() for _ in range(self.applicants + 1)]
        self.bodies = [f"yayasan {self.name(2)}" for _ in range(1 + self.cases // 100)]

    @property
    def applicants(self) -> int:
        return max(1, self.cases // PER_APPLICANT)

    def name(self, words: int = 0) -> str:
        count = words or self.chance.choice((1, 2, 2, 3))
        return " ".join(self.words[int(WORDS * self.chance.random() ** 3)] for _ in range(count))

    def applicant_of(self, case: int) -> int:
        return 1 + (case - 1) % self.applicants

    def body_of(self, case: int) -> int:
        """One in ten applies for an organisation."""
        return 1 + case // 10 % len(self.bodies) if case % 10 == 0 else 0

    def filed(self, case: int) -> datetime:
        if case < self.live_from:
            return AT - RECENT - YEARS * ((self.live_from - case) / self.live_from)
        return AT - RECENT * ((self.cases - case + 1) / (self.cases - self.live_from + 1))

    def place(self, case: int) -> int:
        """The step at which a live case stands."""
        return 1 + case * 7919 % (len(self.steps) - 1)


def made_words(count: int) -> list[str]:
    syllables = [a + b for a in "bdgjklmnprstwy" for b in "aeiou"]
    chance = random.Random(3)
    words: dict[str, None] = {}
    while len(words) < count:
        words["".join(chance.choice(syllables) for _ in range(chance.choice((2, 3, 3, 4))))] = None
    return list(words)


def stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def fill(stage: Stage, cases: int, holders: dict[int, int]) -> Town:
    town = Town(stage, cases, holders)
    tables: list[tuple[type[models.Model], Sequence[str], dict[str, object], Iterable[Row]]] = [
        (Applicant, ("id", "name", "nik_index", "phone_index"), _applicant(), _applicants(town)),
        (Organisation, ("id", "name"), _organisation(), _organisations(town)),
        (AllocatedNumber, ("id", "number", "text"), _number(town), _numbers(town)),
        (Permit, ("id", "number_id", "code"), _permit(town), _permits(town)),
        (Case, CASE_COLUMNS, _case(town), _cases(town)),
        (CaseSearch, ("case_id", "text"), {"region_id": stage.region.pk}, _searches(town)),
        (WorkItem, WORK_COLUMNS, {"region_id": stage.region.pk, "returner": "", "version": 1}, _work(town)),
        (Return, ("case_id", "work_id", "at", "answered_at"), _return(town), _returns(town)),
    ]
    _clear(town)
    with Loading([model for model, *_ in tables]) as loading:
        for model, columns, constants, rows in tables:
            loading.load(model, columns, constants, rows)
    return town


def _clear(town: Town) -> None:
    Case.objects.all().delete()
    Applicant.objects.all().delete()


def _applicant() -> dict[str, object]:
    return {"nationality": "ID", "registered_at": stamp(AT), "active": True, "version": 0}


def nik(applicant: int) -> str:
    return f"9401010101{80 + applicant // 9999 % 20:02}{applicant % 9999 + 1:04}"


def phone(applicant: int) -> str:
    return f"62812{applicant:08}"


def _applicants(town: Town) -> Iterator[Row]:
    every = max(1, town.applicants // SAMPLE)
    for one in range(1, town.applicants + 1):
        if one % every == 0:
            yield str(one), town.names[one], index(nik(one), "nik"), index(phone(one), "telepon")
        else:
            yield str(one), town.names[one], f"{one * 2654435761 % 2**64:064x}", f"{one * 40503 % 2**64:064d}"


def _organisation() -> dict[str, object]:
    return {
        "form": "yayasan",
        "country": "ID",
        "registered_at": stamp(AT),
        "active": True,
        "version": 0,
    }


def _organisations(town: Town) -> Iterator[Row]:
    return ((str(place), name) for place, name in enumerate(town.bodies, 1))


WITH_PERMIT = 20
"""Every twentieth case of the archive keeps a permit with its number."""


def permit_of(case: int) -> int:
    return case // WITH_PERMIT if case % WITH_PERMIT == 0 else 0


def _permitted(town: Town) -> range:
    return range(1, (town.live_from - 1) // WITH_PERMIT + 1)


def _number(town: Town) -> dict[str, object]:
    series = Series.objects.create(region=town.stage.region, code="bench", year=2026)
    return {
        "region_id": town.stage.region.pk,
        "series_id": series.pk,
        "pattern": "-",
        "subject": "-",
        "at": stamp(AT),
        "given_by": "-",
        "void_by": "",
        "void_reason": "",
        "version": 0,
    }


def _numbers(town: Town) -> Iterator[Row]:
    return ((str(one), str(one), f"IZIN/{one:08}") for one in _permitted(town))


def _permit(town: Town) -> dict[str, object]:
    return {
        "region_id": town.stage.region.pk,
        "service": town.stage.version.service,
        "standard_hash": town.stage.version.hash,
        "case_number": "-",
        "kind": "baru",
        "state": "berlaku",
        "content_hash": "0" * 64,
        "document_hash": "0" * 64,
        "signed_hash": "0" * 64,
        "prepared_at": stamp(AT),
        "issued_at": stamp(AT),
        "ended_by": "",
        "ended_reason": "",
        "version": 0,
    }


def _permits(town: Town) -> Iterator[Row]:
    return ((str(one), str(one), f"kode-{one:010}") for one in _permitted(town))


CASE_COLUMNS = (
    "id",
    "ref",
    "number",
    "applicant_id",
    "organisation_id",
    "state",
    "started_at",
    "touched_at",
    "filed_at",
    "closed_at",
    "due_at",
    "permit_id",
)


def _case(town: Town) -> dict[str, object]:
    version = town.stage.version
    return {
        "region_id": town.stage.region.pk,
        "agency_id": version.agency_id,
        "standard_id": version.pk,
        "standard_hash": version.hash,
        "channel": "daring",
        "kind": "baru",
        "content_hash": "",
        "journal_length": 1,
        "journal_head": "0" * 64,
        "version": 1,
    }


def number(case: int) -> str:
    return f"P/{case:09}/2026"


def _cases(town: Town) -> Iterator[Row]:
    for case in range(1, town.cases + 1):
        filed = town.filed(case)
        moment, ended = stamp(filed), case < town.live_from
        closed = stamp(filed + timedelta(days=8)) if ended else NULL
        yield (
            str(case),
            f"bench{case:015}",
            number(case),
            str(town.applicant_of(case)),
            str(town.body_of(case) or NULL),
            "selesai" if ended else "berjalan",
            moment,
            closed if ended else moment,
            moment,
            closed,
            stamp(filed + timedelta(days=12)),
            str((permit_of(case) if ended else 0) or NULL),
        )


def _searches(town: Town) -> Iterator[Row]:
    for case in range(1, town.cases + 1):
        body = town.body_of(case)
        name = town.names[town.applicant_of(case)]
        yield str(case), search_text(name, town.bodies[body - 1]).replace("\n", r"\n") if body else name


WORK_COLUMNS = (
    "id",
    "case_id",
    "step",
    "post_id",
    "opened_at",
    "due_at",
    "claimed_by_id",
    "claimed_at",
    "closed_at",
    "outcome",
    "done_by_id",
    "capacity",
    "live",
)


def _work(town: Town) -> Iterator[Row]:
    keys = itertools.count(1)
    kept = [town.steps[place] for place in (1, 2, -1)]
    for case in range(1, town.live_from):
        yield from _closed(town, keys, case, kept, live="0")
    for case in range(town.live_from, town.cases + 1):
        place = town.place(case)
        yield from _closed(town, keys, case, town.steps[1:place], live="1")
        town.open_work[case] = next(keys)
        yield _open(town, town.open_work[case], case, place)


def _closed(
    town: Town, keys: Iterator[int], case: int, steps: Iterable[tuple[str, int | None]], *, live: str
) -> Iterator[Row]:
    filed = town.filed(case)
    for day, (step, post) in enumerate(steps):
        opened = stamp(filed + timedelta(hours=day))
        closed = stamp(filed + timedelta(hours=day + 1))
        who = str(town.holders.get(post or 0, NULL))
        yield (
            str(next(keys)),
            str(case),
            step,
            str(post or NULL),
            opened,
            NULL,
            NULL,
            NULL,
            closed,
            "lanjut",
            who,
            "tetap",
            live,
        )


def _open(town: Town, key: int, case: int, place: int) -> Row:
    step, post = town.steps[place]
    opened = town.filed(case) + timedelta(hours=place)
    holder = town.holders.get(post or 0)
    claimed = holder if case % 5 == 0 else None
    return (
        str(key),
        str(case),
        step,
        str(post or NULL),
        stamp(opened),
        stamp(opened + timedelta(days=25)) if case % 3 else NULL,
        str(claimed or NULL),
        stamp(opened) if claimed else NULL,
        NULL,
        "",
        NULL,
        "",
        "1",
    )


def _return(town: Town) -> dict[str, object]:
    plain = {"note": "", "ordinal": 1, "late_finding": False, "superior_reason": ""}
    return {"region_id": town.stage.region.pk, **plain}


def _returns(town: Town) -> Iterator[Row]:
    """Every seventh of the live cases went back once."""
    for case, work in town.open_work.items():
        if case % 7 == 0:
            moment = stamp(town.filed(case) + timedelta(hours=1))
            yield str(case), str(work), moment, moment


def _left_empty(model: type[models.Model], columns: Sequence[str]) -> dict[str, object]:
    """What a column holds of which the archive says nothing: its usual value, or text without a letter."""
    silent = [
        field
        for field in model._meta.concrete_fields
        if not field.null and field.attname not in columns and not field.primary_key
    ]
    empty: dict[str, object] = {}
    for column in silent:
        if isinstance(column.default, str | int):
            empty[column.attname] = column.default
        elif isinstance(column, SealedField):
            empty[column.attname] = b""
        elif isinstance(column, models.CharField | models.TextField):
            empty[column.attname] = ""
    return empty


class Loading:
    """PostgreSQL by COPY with indexes made afterwards; SQLite by INSERT in one transaction."""

    def __init__(self, models_: Sequence[type[models.Model]]) -> None:
        self.tables = [model._meta.db_table for model in models_]
        self.postgres = connection.vendor == "postgresql"
        self.indexes: list[str] = []

    def __enter__(self) -> "Loading":
        self.cursor = connection.cursor()
        self.cursor.__enter__()
        if not self.postgres:
            self.cursor.execute("PRAGMA foreign_keys = OFF")
            return self
        for setting in (
            "session_replication_role = replica",
            "maintenance_work_mem = '1GB'",
            "timezone = 'UTC'",
        ):
            self.cursor.execute(f"SET {setting}")
        self.cursor.execute(
            """SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
            WHERE indrelid = ANY(%s::regclass[]) AND NOT indisprimary
            AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)""",
            [self.tables],
        )
        for name, definition in self.cursor.fetchall():
            self.indexes.append(definition)
            self.cursor.execute(f"DROP INDEX {name}")
        return self

    def load(
        self,
        model: type[models.Model],
        columns: Sequence[str],
        constants: dict[str, object],
        rows: Iterable[Row],
    ) -> None:
        table = model._meta.db_table
        constants = _left_empty(model, columns) | constants
        if self.postgres:
            self._copy(table, columns, constants, rows)
        else:
            self._insert(table, columns, constants, rows)

    def _copy(
        self, table: str, columns: Sequence[str], constants: dict[str, object], rows: Iterable[Row]
    ) -> None:
        for column, value in constants.items():
            said = r"'\x'" if value == b"" else "'" + str(value).replace("'", "''") + "'"
            self.cursor.execute(f'ALTER TABLE {table} ALTER COLUMN "{column}" SET DEFAULT {said}')
        named = ", ".join(f'"{column}"' for column in columns)
        with self.cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
            while block := list(itertools.islice(rows, 5000)):
                copy.write("".join("\t".join(row) + "\n" for row in block))
        for column in constants:
            self.cursor.execute(f'ALTER TABLE {table} ALTER COLUMN "{column}" DROP DEFAULT')

    def _insert(
        self, table: str, columns: Sequence[str], constants: dict[str, object], rows: Iterable[Row]
    ) -> None:
        named = ", ".join(f'"{column}"' for column in (*columns, *constants))
        marks = ", ".join(["?"] * len(columns) + ["?"] * len(constants))
        fixed = tuple(constants.values())
        plain = (
            (*(None if value == NULL else value.replace(r"\n", "\n") for value in row), *fixed)
            for row in rows
        )
        raw = connection.connection
        raw.execute("BEGIN IMMEDIATE")
        raw.executemany(f"INSERT INTO {table} ({named}) VALUES ({marks})", plain)
        raw.execute("COMMIT")

    def __exit__(self, *_: object) -> None:
        if self.postgres:
            for definition in self.indexes:
                self.cursor.execute(definition)
            self.cursor.execute("SET session_replication_role = DEFAULT")
            self.cursor.execute("VACUUM (ANALYZE)")
            self.cursor.execute("CHECKPOINT")
        else:
            self.cursor.execute("PRAGMA foreign_keys = ON")
            self.cursor.execute("ANALYZE")
        self.cursor.__exit__(None, None, None)
