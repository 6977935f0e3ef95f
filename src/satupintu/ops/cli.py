"""`satupintu <command>`: every module of ops that says `NAME = "…"` is a command.

A command module has NAME, HELP, `arguments(parser)` and `run(options) -> int`. It may add subcommands to its parser. It
imports what needs Django's models inside `run`, after `start()`: all command modules are imported to list them. With
`RAW = True` it gets what follows its name as `options.rest`, unread.
"""

import argparse
import pkgutil
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from django.core.exceptions import ImproperlyConfigured

from satupintu import ops
from satupintu.rules.errors import Refused

SAYS_NAME = re.compile(r"^NAME = ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    raw: bool


def commands() -> tuple[Command, ...]:
    found = sorted(name for name in _modules() if _is_command(name))
    return tuple(sorted((_command(import_module(name)) for name in found), key=lambda command: command.name))


def _modules() -> list[str]:
    return [f"{ops.__name__}.{found.name}" for found in pkgutil.iter_modules(ops.__path__)]


def _is_command(module: str) -> bool:
    """Look without importing: the other modules of ops may need Django to be ready."""
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        return False
    return SAYS_NAME.search(Path(spec.origin).read_text(encoding="utf-8")) is not None


def _command(module: ModuleType) -> Command:
    return Command(
        name=module.NAME,
        help=module.HELP,
        arguments=module.arguments,
        run=module.run,
        raw=getattr(module, "RAW", False),
    )


def parser_for(command: Command) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"satupintu {command.name}", description=command.help)
    command.arguments(parser)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if argv is None else argv)
    known = {command.name: command for command in commands()}
    if not words or words[0] in {"-h", "--help", "bantuan"}:
        print(_overview(known.values()))
        return 0
    command = known.get(words[0])
    if command is None:
        print(f"Perintah “{words[0]}” tidak dikenal.\n\n{_overview(known.values())}", file=sys.stderr)
        return 2
    return _answer(command, _options(command, words[1:]))


def _options(command: Command, words: list[str]) -> argparse.Namespace:
    if command.raw:
        return argparse.Namespace(rest=words)
    return parser_for(command).parse_args(words)


def _answer(command: Command, options: argparse.Namespace) -> int:
    try:
        return command.run(options)
    except (Refused, ImproperlyConfigured) as refusal:
        print(refusal, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _overview(known: Iterable[Command]) -> str:
    lines = [f"  {command.name:<12} {command.help}" for command in known]
    return "\n".join(
        [
            "satupintu <perintah> [pilihan]",
            "",
            *lines,
            "",
            "Rincian satu perintah: satupintu <perintah> --help",
        ]
    )
