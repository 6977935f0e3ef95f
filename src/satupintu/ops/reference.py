"""Generated pages of docs/reference: written by `satupintu reference`, compared in every check."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from satupintu.ops import cli
from satupintu.ops.reference_findings import findings_page
from satupintu.ops.reference_format import format_page

NAME = "reference"
HELP = "Menulis ulang docs/reference dari kode dan data."
ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Reference:
    path: str
    render: Callable[[], str]


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--check", action="store_true", help="hanya membandingkan; keluar 1 bila ada yang berbeda"
    )


def run(options: argparse.Namespace) -> int:
    stale = [reference for reference in REFERENCES if is_stale(reference, ROOT)]
    for reference in stale:
        if options.check:
            print(f"{reference.path} tidak sama dengan kode: jalankan `satupintu reference`.")
        else:
            (ROOT / reference.path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / reference.path).write_text(reference.render(), encoding="utf-8")
            print(f"{reference.path} ditulis.")
    return 1 if stale and options.check else 0


def is_stale(reference: Reference, root: Path) -> bool:
    path = root / reference.path
    return not path.is_file() or path.read_text(encoding="utf-8") != reference.render()


def command_page() -> str:
    parts = [_command_part(command) for command in cli.commands()]
    return "\n".join(
        ["# Perintah `satupintu`", "", "Halaman ini dibuat oleh `satupintu reference`.", "", *parts]
    )


def _command_part(command: cli.Command) -> str:
    rows = _rows(cli.parser_for(command))
    table = ["| pilihan | arti |", "|---|---|", *rows, ""] if rows else []
    return "\n".join([f"## `satupintu {command.name}`", "", command.help, "", *table])


def _rows(parser: argparse.ArgumentParser, before: str = "") -> list[str]:
    """Rows for a parser and for the subcommands below it."""
    rows: list[str] = []
    for action in parser._actions:  # noqa: SLF001  argparse has no public list of its arguments
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001  as above
            for name, below in action.choices.items():
                rows += [
                    f"| `{before}{name}` | {below.description or ''} |",
                    *_rows(below, f"{before}{name} "),
                ]
        elif not isinstance(action, argparse._HelpAction):  # noqa: SLF001  as above
            name = ", ".join(action.option_strings) or str(action.metavar or action.dest)
            rows.append(f"| `{before}{name}` | {action.help or ''} |")
    return rows


REFERENCES: tuple[Reference, ...] = (
    Reference("docs/reference/perintah.md", command_page),
    Reference("docs/reference/format-standar.md", format_page),
    Reference("docs/reference/temuan-naskah.md", findings_page),
)
