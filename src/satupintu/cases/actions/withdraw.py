from datetime import datetime

from satupintu.cases.ending import end_by
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_docket
from satupintu.people.actor import Actor


@keyed
def withdraw(
    *,
    ref: str,
    by: Actor,
    at: datetime,
    outcome: str = "tarik",
    reason: str = "",
    seen: int | None = None,
    key: str = "",
) -> Case:
    """The applicant takes the application back."""
    return end_by(open_docket(ref=ref, by=by, at=at, seen=seen), outcome, kind="tarik", reason=reason)
