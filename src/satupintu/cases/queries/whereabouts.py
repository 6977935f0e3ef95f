"""Where cases lie now: the steps that are open, and whose they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from satupintu.cases.models import WorkItem
from satupintu.catalogue.queries import standards_by_hash

APPLICANT = "Pemohon"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Several steps may be open at once; the first to be due counts."""

    steps: str
    posts: str
    due: datetime | None


def whereabouts(cases: Mapping[int, str]) -> Mapping[int, Whereabouts]:
    """By case, of which the hash of its standard is given; one statement. A case that has ended lies nowhere."""
    standards = standards_by_hash(cases.values())
    rows = (
        WorkItem.objects.filter(case__in=cases, closed_at__isnull=True)
        .order_by("id")
        .values_list("case_id", "step", "post__name", "due_at")
    )
    found: dict[int, list[tuple[str, str, datetime | None]]] = {}
    for case, step, post, due in rows:
        name = standards[cases[case]].step(step).name
        found.setdefault(case, []).append((name, post or APPLICANT, due))
    return {case: _together(work) for case, work in found.items()}


def _together(work: Iterable[tuple[str, str, datetime | None]]) -> Whereabouts:
    steps, posts, dues = zip(*work, strict=True)
    return Whereabouts(
        steps=", ".join(dict.fromkeys(steps)),
        posts=", ".join(dict.fromkeys(posts)),
        due=min((due for due in dues if due is not None), default=None),
    )
