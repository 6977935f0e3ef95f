"""The one word by which a citizen knows where his application is: seven on the way, and two other ends."""

from collections.abc import Iterable
from enum import StrEnum

from satupintu.rules.standard.model.step import Step


class Status(StrEnum):
    DRAFT = "Draf"
    FILED = "Diajukan"
    EXAMINED = "Diperiksa"
    TO_MEND = "Perlu perbaikan"
    APPROVED = "Disetujui"
    ISSUED = "Terbit"
    REJECTED = "Ditolak"
    WITHDRAWN = "Ditarik"
    CANCELLED = "Dibatalkan"


_BY_STATE = {
    "draf": Status.DRAFT,
    "ditolak": Status.REJECTED,
    "ditarik": Status.WITHDRAWN,
    "dibatalkan": Status.CANCELLED,
    "selesai": Status.ISSUED,
}
_BY_MILESTONE = (
    ("terbit", Status.ISSUED),
    ("diserahkan", Status.ISSUED),
    ("ditandatangani", Status.APPROVED),
    ("disetujui", Status.APPROVED),
    ("lengkap", Status.EXAMINED),
)
"""The furthest first."""


def citizen_status(state: str, milestones: Iterable[str], open_steps: Iterable[Step]) -> Status:
    """What waits for the applicant comes before how far the file has come."""
    if state in _BY_STATE:
        return _BY_STATE[state]
    steps, reached = tuple(open_steps), frozenset(milestones)
    if any(step.task == "perbaiki" for step in steps):
        return Status.TO_MEND
    for milestone, status in _BY_MILESTONE:
        if milestone in reached:
            return status
    begun = any(step.task not in {"ajukan", "periksa_kelengkapan"} for step in steps)
    return Status.EXAMINED if begun else Status.FILED
