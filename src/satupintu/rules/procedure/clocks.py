"""When the promise's clock runs: between its two moments, and not while the file is with the applicant."""

from collections.abc import Iterable

from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import Step


def pausing(open_steps: Iterable[Step]) -> Step | None:
    """The open step that stops the clock, if any."""
    return next((step for step in open_steps if step.clock == "jeda"), None)


def promise_runs(standard: Standard, milestones: Iterable[str], open_steps: Iterable[Step]) -> bool:
    reached = set(milestones)
    if standard.promise.starts not in reached or standard.promise.ends in reached:
        return False
    return pausing(open_steps) is None
