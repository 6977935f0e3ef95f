"""Taking a case in hand: its row locked, and refused to whom it is none of the business."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case as Choice
from django.db.models import OuterRef, QuerySet, Subquery, When

from satupintu.cases.docket import Docket
from satupintu.cases.models import Case, WorkItem
from satupintu.cases.moments import say_moment
from satupintu.cases.names import last_doer
from satupintu.cases.reach import Gate, gate, gate_for, told, within_reach
from satupintu.catalogue.queries import standard_by_hash
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.statements.reading import reading

PATIENCE = timedelta(minutes=1)
"""A deed is dated when it is asked for, and may then have waited in line behind another that was asked for later."""


def open_docket(*, ref: str, by: Actor, at: datetime, seen: int | None = None) -> Docket:
    """Lock the case and load it for one deed; another region's case does not exist here."""
    return _load(_locked(by, at, ref=ref), by=by, at=at, seen=seen)


def open_work(*, work: int, by: Actor, at: datetime, seen: int | None = None) -> tuple[Docket, WorkItem]:
    """The same, found by a piece of its work."""
    docket = _load(_locked(by, at, work=work), by=by, at=at, seen=seen, work=work)
    return docket, next(item for item in docket.items if item.pk == work)


def read_docket(*, ref: str, by: Actor, at: datetime) -> Docket:
    """The case as it stands, without a lock: for pages, never for deeds."""
    case = within_reach(Case.objects.filter(ref=ref), by, at=at).select_related("region").first()
    if case is None:
        raise unknown_case()
    return Docket(case, standard_by_hash(case.standard_hash), _work_of(case.pk), by, at)


def first_open(docket: Docket, tasks: Iterable[str]) -> WorkItem:
    """The open work of one of these tasks, for a deed that is about the case as a whole."""
    wanted = set(tasks)
    for item in docket.open_items:
        if docket.step_of(item).task in wanted:
            return item
    raise Refused(
        "bukan_saatnya", "Tindakan ini belum atau tidak lagi dapat dilakukan pada tahap berkas sekarang."
    )


def _locked(by: Actor, at: datetime, *, ref: str = "", work: int = 0) -> Case:
    kind = gate_for(by)
    found = _lock(work or ref, *told(by, at), by_work=bool(work), kind=kind) if kind != "tertutup" else []
    if not found:
        raise unknown_case()
    return found[0]


@reading
def _lock(
    named: Any,
    applicant: int,
    region: int,
    agency: int,
    day: date,
    at: datetime,
    *,
    by_work: bool,
    kind: Gate,
) -> QuerySet[Case]:
    cases = Case.objects.filter(work=named) if by_work else Case.objects.filter(ref=named)
    reached = cases.filter(gate(kind, applicant, region, agency, day, at, case=""))
    return reached.select_for_update(of=("self",)).select_related("region")


def _load(case: Case, *, by: Actor, at: datetime, seen: int | None, work: int = 0) -> Docket:
    items = _work_and_ahead(case.pk, work) if work else _work_of(case.pk)
    docket = Docket(case, standard_by_hash(case.standard_hash), items, by, _in_order(case, at))
    if seen is not None and seen != case.version:
        raise Refused(
            "berkas_sudah_berubah",
            f"Berkas ini sudah diubah {last_doer(case)} pada {say_moment(case.touched_at, case.region)}; "
            "muat ulang halaman, lalu periksa lagi.",
        )
    return docket


@reading
def _work_of(case: int) -> QuerySet[WorkItem]:
    """After the lock, in a statement of its own: what was read before waiting for it may be out of date."""
    return WorkItem.objects.filter(case=case).select_related("post").order_by("id")


def _work_and_ahead(case: int, wanted: int) -> list[WorkItem]:
    items = _work_with_longer(case, wanted)
    for item in items:
        item.ahead = item.longer
    return items


@reading
def _work_with_longer(case: int, wanted: int) -> QuerySet[Any, Any]:
    """All its work; of the piece that is wanted also what has waited longer at the same post and step."""
    longer = WorkItem.objects.filter(
        post=OuterRef("post"),
        step=OuterRef("step"),
        opened_at__lt=OuterRef("opened_at"),
        closed_at__isnull=True,
        claimed_by__isnull=True,
    ).order_by("opened_at", "id")
    return (
        WorkItem.objects.filter(case=case)
        .select_related("post")
        .annotate(longer=Choice(When(pk=wanted, then=Subquery(longer.values("pk")[:1]))))
        .order_by("id")
    )


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
