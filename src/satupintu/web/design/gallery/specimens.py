"""Every component as its own file tells about it, and whatever is shown with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.templatetags.static import static

from satupintu.web.design.gallery import citizens, officers
from satupintu.web.design.gallery.asking import CONTROLS

FOLDER = Path(__file__).resolve().parents[2] / "jinja2" / "design"
PAGES = frozenset({"layout", "gallery"})
"""Whole pages, no components."""

_MACRO = re.compile(r"^\{% macro (\w+\(.*?\)) -?%\}", re.MULTILINE)
_REMARK = re.compile(r"\{# (.*?) #\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Specimen:
    name: str
    signatures: tuple[str, ...]
    says: str


def specimens() -> Iterator[Specimen]:
    for path in sorted(FOLDER.glob("*.html")):
        if path.stem not in PAGES:
            text = path.read_text(encoding="utf-8")
            remark = _REMARK.search(text)
            yield Specimen(path.stem, tuple(_MACRO.findall(text)), remark[1] if remark else "")


def shown() -> dict[str, Any]:
    """All that the specimens' templates speak of."""
    return {
        "specimens": list(specimens()),
        "controls": CONTROLS,
        "actions": officers.ACTIONS,
        "checks": officers.CHECKS,
        "facts": officers.FACTS,
        "person": officers.PERSON,
        "view": officers.view(static("design/pintu.svg")),
        "stats": officers.STATS,
        "filters": officers.filters(),
        "listing": officers.listing(),
        "tasks": citizens.TASKS,
        "events": citizens.EVENTS,
        "rows_shown": citizens.ROWS,
        "step": citizens.STEP,
        "sop_sheet": citizens.SOP,
        "groups": citizens.GROUPS,
        "readings": citizens.NOTES,
        "version_list": citizens.VERSIONS,
        "links": citizens.LINKS,
        "closed_action": citizens.CLOSED,
        "needs_script": True,
    }
