"""Taking a case in hand: its row locked, and refused to whom it is none of the business."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from satupintu.cases.docket import Docket
from satupintu.cases.models import Case, WorkItem
from satupintu.cases.moments import say_moment
from satupintu.cases.names import last_doer
from satupintu.cases.turn import AT_THE_COUNTER, ONLINE
from satupintu.catalogue.queries import standard_by_hash
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused

PATIENCE = timedelta(minutes=1)
"""A deed is dated when it is asked for, and may then have waited in line behind another that was asked for later."""


def open_docket(*, ref: str, by: Actor, at: datetime, seen: int | None = None) -> Docket:
    """Lock the case and load it for one deed; another region's case does not exist here."""
    return _load(Case.objects.filter(ref=ref), by=by, at=at, seen=seen)


def open_work(*, work: int, by: Actor, at: datetime, seen: int | None = None) -> tuple[Docket, WorkItem]:
    """The same, found by a piece of its work."""
    docket = _load(Case.objects.filter(work=work), by=by, at=at, seen=seen)
    return docket, next(item for item in docket.items if item.pk == work)


def first_open(docket: Docket, tasks: Iterable[str]) -> WorkItem:
    """The open work of one of these tasks, for a deed that is about the case as a whole."""
    wanted = set(tasks)
    for item in docket.open_items:
        if docket.step_of(item).task in wanted:
            return item
    raise Refused(
        "bukan_saatnya", "Tindakan ini belum atau tidak lagi dapat dilakukan pada tahap berkas sekarang."
    )


def _load(cases: QuerySet[Case], *, by: Actor, at: datetime, seen: int | None) -> Docket:
    case = within_reach(cases, by).select_for_update(of=("self",)).select_related("region").first()
    if case is None:
        raise unknown_case()
    items = list(WorkItem.objects.filter(case=case).select_related("post").order_by("id"))
    check_referred(case, items, by)
    docket = Docket(case, standard_by_hash(case.standard_hash), items, by, _in_order(case, at))
    if seen is not None and seen != case.version:
        raise Refused(
            "berkas_sudah_berubah",
            f"Berkas ini sudah diubah {last_doer(case)} pada {say_moment(case.touched_at, case.region)}; "
            "muat ulang halaman, lalu periksa lagi.",
        )
    return docket


def within_reach(cases: QuerySet[Case], by: Actor) -> QuerySet[Case]:
    """Applicants reach their own cases, officers those sent to their region, the system all."""
    if by.capacity == "sistem":
        return cases
    if by.applicant_id is not None:
        return cases.filter(applicant_id=by.applicant_id)
    if by.region_id is None:
        return cases.none()
    return cases.filter(_sent_or_at_the_counter(by), region_id=by.region_id)


def _sent_or_at_the_counter(by: Actor) -> Q:
    """What was never sent is the applicant's own, and the counter's that opened it for him."""
    sent = Q(number__isnull=False)
    if by.role not in AT_THE_COUNTER:
        return sent
    return sent | (Q(agency_id=by.agency_id) & ~Q(channel=ONLINE))


def check_referred(case: Case, items: Iterable[WorkItem], by: Actor) -> None:
    """A technical agency's officer has to do only with what was referred to his agency."""
    if by.agency_id is None or by.agency_id == case.agency_id:
        return
    if not any(item.post is not None and item.post.agency_id == by.agency_id for item in items):
        raise unknown_case()


def _in_order(case: Case, at: datetime) -> datetime:
    """The moment of this deed: never before the last one; far before it, the clock is wrong."""
    if case.touched_at - at > PATIENCE:
        raise Refused(
            "jam_mundur",
            f"Waktu tindakan ini lebih awal daripada tindakan terakhir ({say_moment(case.touched_at, case.region)}); "
            "minta pengelola memeriksa jam server.",
        )
    return max(at, case.touched_at)


def unknown_case() -> Refused:
    return Refused("berkas_tidak_ada", "Berkas ini tidak ada atau bukan wewenang Anda.")
