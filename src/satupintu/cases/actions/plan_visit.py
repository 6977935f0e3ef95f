from datetime import datetime

from satupintu.cases.course import enter, save
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case, PlannedVisit, WorkItem
from satupintu.cases.numbers import has_series, next_number
from satupintu.cases.opening import open_work
from satupintu.cases.turn import check_turn
from satupintu.cases.visits import VisitPlan, check_plan, check_unplanned, check_visitable, open_plan
from satupintu.cases.words import announce_words
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.words import say_day

ORDER = "surat_tugas"


@keyed
def plan_visit(
    *, work: int, plan: VisitPlan, by: Actor, at: datetime, seen: int | None = None, key: str = ""
) -> Case:
    """Plan a field visit, by surat tugas; the applicant is told the day."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    check_visitable(docket.step_of(item))
    check_unplanned(open_plan(item))
    check_plan(docket, plan)
    keep_plan(docket, item, plan, order_number=plan.order_number.strip() or _next_order(docket))
    return docket.case


def keep_plan(docket: Docket, item: WorkItem, plan: VisitPlan, *, order_number: str) -> None:
    """Write the plan, and tell of it."""
    if docket.by.user_id is None:
        raise Refused("bukan_petugas", "Kunjungan lapangan direncanakan oleh petugas.")
    kept = PlannedVisit.objects.create(
        region_id=docket.case.region_id,
        work=item,
        day=plan.day,
        starts_at=plan.starts_at,
        members=[name.strip() for name in plan.members if name.strip()],
        vehicle=plan.vehicle.strip(),
        order_number=order_number,
        planned_at=docket.at,
        planned_by_id=docket.by.user_id,
    )
    facts = {"langkah": item.step, "rencana": kept.pk, "hari": plan.day.isoformat()}
    number = enter(docket, deed="kunjungan_direncanakan", facts=facts)
    day = say_day(plan.day) + (f" pukul {plan.starts_at}" if plan.starts_at else "")
    announce_words(
        docket,
        "kunjungan_direncanakan",
        [("pemohon", docket.case.applicant_id)],
        event=f"{docket.case.chain}:{number}",
        day=day,
    )
    save(docket)


def _next_order(docket: Docket) -> str:
    """The next of the agency's own series; an agency that has none writes its surat tugas elsewhere."""
    agency = docket.by.agency_id
    return next_number(docket, ORDER, agency=agency).text if has_series(docket, ORDER, agency=agency) else ""
