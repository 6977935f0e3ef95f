"""A process that opens one stranger's file: `python -m satupintu.files.child TASK '{…}'`, its answer on stdout.

It imports no Django, gets an empty environment, and submits to its limits before anything else.
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from satupintu.files.child.fault import Fault
from satupintu.files.child.limits import submit_to_limits


def task_named(name: str) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """One of this room's, or one of a higher room's by its dotted name: this one may not import those."""
    module, colon, function = name.partition(":")
    if not colon:
        from satupintu.files.child.tasks import TASKS

        return TASKS[name]
    named: Callable[[dict[str, Any]], dict[str, Any]] = getattr(import_module(module), function)
    return named


def main(task: str, wish: dict[str, Any]) -> dict[str, Any]:
    """Whatever goes wrong inside a library is the file's fault, never this program's crash."""
    try:
        submit_to_limits()
        return {"baik": True} | task_named(task)(wish)
    except Fault as fault:
        return {"baik": False, "kode": fault.code, "rincian": fault.facts}
    except MemoryError:
        return {"baik": False, "kode": "berat", "rincian": {}}
    except Exception:  # noqa: BLE001  parsers raise everything there is
        return {"baik": False, "kode": "rusak", "rincian": {}}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], json.loads(sys.argv[2]))))
