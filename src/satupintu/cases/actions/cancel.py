from datetime import datetime

from satupintu.cases.ending import end_by
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_docket
from satupintu.people.actor import Actor


@keyed
def cancel(
    *,
    ref: str,
    by: Actor,
    at: datetime,
    outcome: str = "batal",
    reason: str = "",
    seen: int | None = None,
    key: str = "",
) -> Case:
    """The agency cancels, with a reason."""
    return end_by(open_docket(ref=ref, by=by, at=at, seen=seen), outcome, kind="batal", reason=reason)
