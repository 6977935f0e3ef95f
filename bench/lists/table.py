"""The figures beside the targets of design §11."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from os import cpu_count
from platform import python_version
from typing import Any

LIST, EXACT, FRAGMENT = 8.0, 5.0, 20.0
TARGETS: Mapping[str, tuple[str, float]] = {
    "page: my post's, first page": ("cpu", LIST),
    "page: my post's, twentieth page": ("cpu", LIST),
    "page: mine": ("cpu", LIST),
    "page: waiting for others": ("cpu", LIST),
    "page: late, by due date": ("cpu", LIST),
    "page with its counts": ("cpu", LIST),
    "page with its counts, waiting for others": ("cpu", LIST),
    "search: number": ("p50", EXACT),
    "search: NIK": ("p50", EXACT),
    "search: name fragment, rare, 5 letters": ("p50", FRAGMENT),
    "search: name fragment, 4 letters": ("p50", FRAGMENT),
    "search: name fragment, 3 letters": ("p50", FRAGMENT),
}
"""Lists by CPU, searches by the wall, each in milliseconds."""
NAMES = {"postgres": "PostgreSQL", "sqlite": "SQLite"}
HOW = (
    "Each cell: CPU of the process and its PostgreSQL backend together, then the wall's median and 95th percentile, in "
    "milliseconds a read, everything warm. Statements and rows are those of the first read."
)


def written(found: Sequence[Mapping[str, Any]], *, postgres: str) -> str:
    lines = [
        "# Inbox and search by the million",
        "",
        _where(found, postgres),
        "",
        HOW,
        "",
        *_sizes(found),
        "",
        *_reads(found),
        "",
        *_targets(found),
    ]
    return "\n".join(lines) + "\n"


def _where(found: Sequence[Mapping[str, Any]], postgres: str) -> str:
    loads = [run["load"] for run in found]
    return (
        f"{datetime.now(UTC):%Y-%m-%d}. A machine with {cpu_count()} cores, load {min(loads):.1f} to {max(loads):.1f}. "
        f"PostgreSQL {postgres}, fsync on; SQLite WAL. Python {python_version()}."
    )


def _heading(run: Mapping[str, Any]) -> str:
    return f"{NAMES[run['database']]}, {run['cases']:,}"


def _sizes(found: Sequence[Mapping[str, Any]]) -> list[str]:
    rows = [
        f"| {NAMES[run['database']]} | {run['cases']:,} | {run['open']:,} | {run['size'] / 2**30:.2f} GiB "
        f"| {run['filled']:.0f} s |"
        for run in found
    ]
    return ["| database | cases | of them open | size | filled in |", "|---|--:|--:|--:|--:|", *rows]


def _reads(found: Sequence[Mapping[str, Any]]) -> list[str]:
    figures = [{figure["name"]: figure for figure in run["figures"]} for run in found]
    head = ["read", "statements", "rows", *(_heading(run) for run in found)]
    lines = [f"| {' | '.join(head)} |", f"|---|--:|--:|{'---|' * len(found)}"]
    for name, first in figures[-1].items():
        cells = [_cell(of_run[name]) for of_run in figures]
        lines.append(f"| {name} | {first['statements']} | {first['rows']} | {' | '.join(cells)} |")
    return lines


def _cell(figure: Mapping[str, Any]) -> str:
    cpu = figure["process"] + figure["server"]
    return f"**{cpu:.1f}** · {figure['p50']:.1f} · {figure['p95']:.1f}"


def _targets(found: Sequence[Mapping[str, Any]]) -> list[str]:
    lines = [f"| target | {' | '.join(_heading(run) for run in found)} |", f"|---|{'---|' * len(found)}"]
    for name, (what, bound) in TARGETS.items():
        said = "CPU" if what == "cpu" else "median"
        cells = []
        for run in found:
            figure = next(figure for figure in run["figures"] if figure["name"] == name)
            value = figure["process"] + figure["server"] if what == "cpu" else figure["p50"]
            cells.append(f"{value:.1f}, {'met' if value <= bound else 'missed'}")
        lines.append(f"| {name}: {said} ≤ {bound:g} ms | {' | '.join(cells)} |")
    return lines
