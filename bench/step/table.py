"""The rounds as the table of design §11, with what was written and what a peer does not write."""

from datetime import UTC, datetime
from os import cpu_count
from platform import python_version
from statistics import median

SQL, OURS = "sequential SQL", "ours"
STEPS = 11
MEASURED = (
    "CPU is the engine's process (user + system) and, for PostgreSQL, its backend; median of the rounds. A range is the "
    "lowest and the highest round, a ratio the median of the ratios within each round. Opening a case is not measured; the eleven steps are."
)
TARGETS = (
    (SQL, "≤ 2 × sequential SQL, the same rows", 2.0, True),
    ("SpiffWorkflow + JSON", "faster than SpiffWorkflow + JSON state", 1.0, False),
    ("viewflow", "≥ 2 × viewflow", 2.0, False),
    ("caluma", "≥ 10 × caluma", 10.0, False),
)
"""Below the bound it is our CPU over the other's, else the other's over ours."""
KINDS = {
    "cases_case": "case",
    "cases_workitem": "work item",
    "journal_entry": "journal",
    "cases_decision": "decision",
    "notices_notice": "notice",
    "cases_clockinterval": "clock",
    "permits_series": "number counter",
    "permits_allocatednumber": "number given",
    "cases_output": "letter",
    "permits_permit": "permit",
    "journal_receipt": "receipt of the key",
    "workflow": "workflow with its JSON",
    "workflow_step": "step done",
    "viewflow_process": "process",
    "viewflow_task": "task",
    "viewflow_task_previous": "task order",
    "caluma_workflow_case": "case",
    "caluma_workflow_historicalcase": "case history",
    "caluma_workflow_workitem": "work item",
    "caluma_workflow_historicalworkitem": "work item history",
}
NOTES = {
    "SpiffWorkflow + JSON": "keeps its own state only, as one JSON value written anew at every step, and a line per step. No "
    "chained journal, no decision with reason and capacity, no deadline, no clock, no notice, no letter, no number, no "
    "permit, no key, and nobody asks whose turn it is.",
    "viewflow": "writes process, task and the order of tasks. No journal, no decision, no deadline, no clock, no notice, no "
    "letter, no number, no permit, no key. One transaction a step here; over HTTP it takes two requests.",
    "caluma": "writes case and work item, each with a full copy as history. No decision, no deadline, no clock, no notice, no "
    "letter, no number, no permit, no key. Simple tasks without forms or documents, no HTTP and no GraphQL: its least.",
    SQL: "writes the rows that ours writes, recorded from a case of ours, in one transaction a step. It locks the case and "
    "knows beforehand what to write: it reads no standard, asks no rule, computes no deadline and checks no right; the "
    "journal's hashes it does compute, and the journal's own verification finds them whole. The permit it writes once, "
    "ours twice (made, then numbered).",
}


def written(players, counts, rounds, *, postgres, load):
    lines = [
        "# One case through eleven steps, all its rows durable",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}. {_machine(rounds, load)}",
        f"PostgreSQL {postgres}, fsync and synchronous_commit on; SQLite WAL, synchronous=FULL. Python {python_version()}. "
        + _versions(players),
        "",
        MEASURED,
        "",
        *_speeds(players, counts, rounds),
        "",
        *_reached(rounds),
        "",
        "## Rows that one case writes on its eleven steps",
        "",
        *_rows(counts),
        "",
        "## What the others do not write",
        "",
        *(f"- {name}: {note}" for name, note in NOTES.items()),
    ]
    return "\n".join(lines) + "\n"


def _cpu(played):
    """Milliseconds of CPU a step, of the process and of PostgreSQL, by round."""
    return [
        (answer["client"] / answer["cases"] / STEPS * 1e3, answer["server"] / answer["cases"] / STEPS * 1e3)
        for answer in played
    ]


def _totals(played):
    return [client + server for client, server in _cpu(played)]


def _beside(played, other):
    """Of the rounds taken together, since the machine's own speed drifts: each with the one beside it."""
    return median(one / two for one, two in zip(_totals(played), _totals(other), strict=True))


def _speeds(players, counts, rounds):
    yield "| engine | cases/s | CPU ms/step: process | PostgreSQL | together | range | × sequential SQL | statements/step | rows/step | CPU ms/row |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for player in players:
        played, count = rounds[player.name], counts[player.name]
        cpu, totals = _cpu(played), _totals(played)
        beside = _beside(played, rounds[SQL + " without keys" if "without keys" in player.name else SQL])
        rows = sum(made + changed for made, changed in count.rows.values()) / STEPS
        server = median(server for _, server in cpu)
        yield (
            f"| {player.name} | {median(a['cases'] / a['seconds'] for a in played):.1f}"
            f" | {median(client for client, _ in cpu):.2f} | {f'{server:.2f}' if player.database else '–'}"
            f" | **{median(totals):.2f}** | {min(totals):.2f}–{max(totals):.2f} | {beside:.2f}"
            f" | {count.statements / STEPS:.1f} | {f'{rows:.1f}' if rows else 'as ours'}"
            f" | {f'{median(totals) / rows:.2f}' if rows else '–'} |"
        )


def _reached(rounds):
    yield "| target, by CPU a step | measured | |"
    yield "|---|--:|---|"
    for name, target, bound, below in TARGETS:
        pair = (rounds[OURS], rounds[name]) if below else (rounds[name], rounds[OURS])
        found = _beside(*pair)
        held = found <= bound if below else found >= bound
        yield f"| {target} | {found:.2f} × | {'reached' if held else 'missed'} |"


def _rows(counts):
    yield "| engine | made | changed | by kind: made + changed |"
    yield "|---|--:|--:|---|"
    for name, count in counts.items():
        if count.rows:
            kinds = sorted(count.rows.items(), key=lambda found: -sum(found[1]))
            said = ", ".join(
                f"{KINDS.get(table, table)} {made:g} + {changed:g}" for table, (made, changed) in kinds
            )
            made, changed = (sum(rows[place] for rows in count.rows.values()) for place in (0, 1))
            yield f"| {name} | {made:g} | {changed:g} | {said} |"


def _machine(rounds, load):
    number = len(next(iter(rounds.values())))
    return f"A machine with {cpu_count()} cores, load {load[0]:.1f} before and {load[1]:.1f} after; {number} rounds in turn, one client."


def _versions(players):
    """By engine, since two of them are built on different versions of Django."""
    found = {}
    for player in players:
        said = ", ".join(f"{name} {number}" for name, number in player.facts["versions"].items())
        found.setdefault(said, player.name)
    return "; ".join(f"{name}: {said}" for said, name in found.items()) + "."
