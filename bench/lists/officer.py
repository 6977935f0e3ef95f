"""Fills one database and reads it as officers do; the figures leave as one line of JSON.

officer.py CASES SECONDS
"""

import gc
import json
import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import quantiles

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "src"), str(HERE), str(HERE.parent / "step")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "satupintu.config.settings")
os.environ["SATUPINTU_DEMO"] = "1"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from fill import AT, SAMPLE, Town, fill, nik, number, phone  # noqa: E402
from harness import _server_seconds  # noqa: E402

from satupintu.cases.queries.counts import count_tabs  # noqa: E402
from satupintu.cases.queries.inbox import inbox  # noqa: E402
from satupintu.cases.queries.search import search  # noqa: E402
from satupintu.cases.queries.view import Filters, Order, Tab, View  # noqa: E402
from satupintu.catalogue.shelf import read_region_folder  # noqa: E402
from satupintu.insight.queries import load_by_post, load_by_service  # noqa: E402
from satupintu.ops.walk.stage import set_stage  # noqa: E402
from satupintu.people.actor import Actor  # noqa: E402
from satupintu.people.models import Holding, Post  # noqa: E402
from satupintu.people.queries import act_as  # noqa: E402

SHELF = HERE.parent / "step" / "shelf" / "99.01-contoh"
Read = Callable[[], object]


@dataclass
class Figure:
    """CPU of this process and of its PostgreSQL backend, and the wall, each per read in milliseconds."""

    name: str
    process: float
    server: float
    p50: float
    p95: float
    statements: int
    rows: int
    reads: int


def main() -> None:
    cases, seconds = int(sys.argv[1]), float(sys.argv[2])
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    call_command("migrate", verbosity=0)
    shelved = read_region_folder(SHELF)
    stage = set_stage(shelved, shelved.standards[0], at=AT)
    holders = dict(Holding.objects.values_list("post_id", "user_id"))
    began = time.perf_counter()
    town = fill(stage, cases, holders)
    filled = time.perf_counter() - began
    seats = {post.code: stage.officer(post, AT) for post in Post.objects.filter(region=stage.region)}
    figures = [measure(name, reads, seconds) for name, reads in everything(town, seats)]
    answer = {
        "cases": cases,
        "open": cases - town.live_from + 1,
        "filled": filled,
        "size": size(),
        "figures": [asdict(figure) for figure in figures],
    }
    print(json.dumps(answer), file=answers)


def measure(name: str, reads: Sequence[Read], seconds: float) -> Figure:
    """Again and again in turn, until the kernel's ticks are small beside it."""
    for read in reads[:5]:
        read()
    with CaptureQueriesContext(connection) as seen:
        found = reads[0]()
    gc.collect()
    backend, walls = _backend(), []
    server, process, began = _server_seconds(backend), time.process_time(), time.perf_counter()
    while (now := time.perf_counter()) - began < seconds or len(walls) < 20:
        reads[len(walls) % len(reads)]()
        walls.append(time.perf_counter() - now)
    process, server = time.process_time() - process, _server_seconds(backend) - server
    cuts = quantiles(walls, n=20)
    return Figure(
        name,
        process * 1000 / len(walls),
        server * 1000 / len(walls),
        cuts[9] * 1000,
        cuts[18] * 1000,
        len(seen),
        len(getattr(found, "rows", ())),
        len(walls),
    )


def _backend() -> int | None:
    connection.ensure_connection()
    return connection.connection.info.backend_pid if connection.vendor == "postgresql" else None


def size() -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    return Path(str(connection.settings_dict["NAME"])).stat().st_size


def everything(town: Town, seats: dict[str, Actor]) -> list[tuple[str, list[Read]]]:
    counter, verifier, team = ((seats[code],) for code in ("front_office", "verifikator", "tim_teknis"))
    both = (*counter, act_as(seats["verifikator"].user_id or 0, seats["verifikator"].post_id or 0, at=AT))
    return [*lists(counter, verifier, team, both), *searches(town, counter, team), *figures(seats)]


def lists(
    counter: Sequence[Actor], verifier: Sequence[Actor], team: Sequence[Actor], both: Sequence[Actor]
) -> list[tuple[str, list[Read]]]:
    def page(actors: Sequence[Actor], view: View, place: str = "") -> list[Read]:
        return [lambda: inbox(actors, view, at=AT, place=place)]

    def with_counts(actors: Sequence[Actor], view: View) -> list[Read]:
        def read() -> object:
            count_tabs(actors, at=AT)
            return inbox(actors, view, at=AT)

        return [read]

    post = View()
    return [
        ("page: my post's, first page", page(counter, post)),
        ("page: my post's, twentieth page", page(counter, post, place=_deep(counter, post, 20))),
        ("page: my post's, by due date", page(counter, View(order=Order.DUE))),
        ("page: my post's, filtered by a name", page(counter, View(filters=Filters(text="ta")))),
        ("page: mine", page(counter, View(Tab.MINE))),
        ("page: waiting for others", page(counter, View(Tab.ELSEWHERE))),
        ("page: late, by due date", page(counter, View(Tab.LATE, Order.DUE))),
        ("page: a technical agency's post", page(team, post)),
        ("page: a technical agency, waiting for others", page(team, View(Tab.ELSEWHERE))),
        ("page: two seats", page(both, post)),
        ("counts of the four tabs", [lambda: count_tabs(counter, at=AT)]),
        ("page with its counts", with_counts(counter, post)),
        ("page with its counts, waiting for others", with_counts(verifier, View(Tab.ELSEWHERE))),
    ]


def _deep(actors: Sequence[Actor], view: View, pages: int) -> str:
    place = ""
    for _ in range(pages - 1):
        place = inbox(actors, view, at=AT, place=place).later or place
    return place


def searches(town: Town, counter: Sequence[Actor], team: Sequence[Actor]) -> list[tuple[str, list[Read]]]:
    chance = random.Random(11)
    every = max(1, town.applicants // SAMPLE)
    known = [place * every for place in range(1, min(SAMPLE, town.applicants) + 1)]

    def typed(texts: Sequence[str], actors: Sequence[Actor] = counter) -> list[Read]:
        return [lambda text=text: search(actors, text, at=AT) for text in texts]  # type: ignore[misc]

    def fragments(words: Sequence[str], letters: int) -> list[str]:
        long = [word for word in words if len(word) >= letters]
        return [word[:letters] for word in chance.sample(long, 60)]

    common, rare = town.words[:20], town.words[WORDS_FROM:]
    pairs = [f"{chance.choice(common)} {chance.choice(common)}" for _ in range(60)]
    full = [name for name in chance.sample(town.names, 400) if " " in name][:60]
    return [
        ("search: number", typed([number(chance.randint(1, town.cases)) for _ in range(60)])),
        (
            "search: permit number",
            typed([f"IZIN/{chance.randint(1, town.cases // 25):08}" for _ in range(60)]),
        ),
        ("search: NIK", typed([nik(one) for one in chance.sample(known, 60)])),
        ("search: phone", typed([phone(one) for one in chance.sample(known, 60)])),
        ("search: name fragment, rare, 5 letters", typed(fragments(rare, 5))),
        ("search: name fragment, 4 letters", typed(fragments(town.words, 4))),
        ("search: name fragment, 3 letters", typed(fragments(town.words, 3))),
        ("search: a common word", typed(common)),
        ("search: two common words", typed(pairs)),
        ("search: a full name", typed(full)),
        ("search: a name that nobody has", typed([f"zzx{place:03}" for place in range(60)])),
        ("search: a technical agency, name fragment", typed(fragments(rare, 5), team)),
    ]


WORDS_FROM = 2000


def figures(seats: dict[str, Actor]) -> list[tuple[str, list[Read]]]:
    chief = (seats["kepala_dinas"],)
    return [
        ("manager: load per post", [lambda: load_by_post(chief, at=AT)]),
        ("manager: load per service", [lambda: load_by_service(chief, at=AT)]),
    ]


if __name__ == "__main__":
    main()
