from datetime import datetime

from satupintu.cases.course import finish, write_outcome
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_work
from satupintu.cases.permit_of import freeze_content, number_permit
from satupintu.cases.turn import check_turn, check_way
from satupintu.people.actor import Actor


@keyed
def approve(
    *,
    work: int,
    outcome: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    seen: int | None = None,
    key: str = "",
) -> Case:
    """Approve the content: it is frozen here, and numbered where the standard numbers at approval."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    way = check_way(
        docket, item, outcome, tasks=frozenset({"setujui"}), kinds=frozenset({"lanjut"}), reason=reason
    )
    course = write_outcome(docket, item, way, reason)
    facts: dict[str, object] = {"hasil": outcome}
    if way.freezes:
        facts["isi"] = freeze_content(docket).content_hash
    if way.numbers:
        facts["nomor"] = number_permit(docket, item.step).pk
    return finish(course, deed="setujui", facts=facts)
