from datetime import datetime

from satupintu.cases.actions.plan_visit import keep_plan
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_work
from satupintu.cases.turn import check_turn
from satupintu.cases.visits import VisitPlan, check_plan, check_planned, open_plan
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@keyed
def reschedule_visit(
    *,
    work: int,
    plan: VisitPlan,
    reason: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
    key: str = "",
) -> Case:
    """Move a planned visit to another day, and say why; the earlier plan stays on record."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    earlier = check_planned(open_plan(item))
    check_plan(docket, plan)
    if not reason.strip():
        raise Refused("alasan_kosong", "Tulis mengapa kunjungan dijadwalkan ulang.")
    earlier.moved_at, earlier.move_reason = docket.at, reason.strip()
    earlier.save(update_fields=["moved_at", "move_reason"])
    keep_plan(docket, item, plan, order_number=plan.order_number.strip() or earlier.order_number)
    return docket.case
