"""Who has to do with which cases: the one gate for reading and for writing; what lies outside it does not exist."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Literal

from django.db.models import Exists, OuterRef, Q, QuerySet

from satupintu.cases.models import Case, WorkItem
from satupintu.cases.turn import AT_THE_COUNTER, ONLINE
from satupintu.people.actor import Actor
from satupintu.people.models import Mandate
from satupintu.people.tenures import local_day

NATIONAL_ZONE = "Asia/Jakarta"
"""A letter of authority belongs to no region; its days are those of the capital."""
EVERYTHING, NOTHING = Q(), Q(pk__in=())
Gate = Literal["semua", "pemohon", "petugas", "loket", "tertutup"]


def within_reach(cases: QuerySet[Case], *by: Actor, at: datetime) -> QuerySet[Case]:
    """What any of these seats reaches: applicants their own and their principals', officers their agency's, the system all."""
    return cases.filter(reach(by, at=at))


def reach(by: Iterable[Actor], *, at: datetime, case: str = "") -> Q:
    """The same as a condition; `case` leads to the case from another row, as in "case__"."""
    gates = [_gate(actor, at, case) for actor in by]
    if any(gate is EVERYTHING for gate in gates):
        return EVERYTHING
    return _any(gates)


def _any(conditions: Iterable[Q]) -> Q:
    """One of them holds; of none, nothing."""
    return reduce(or_, conditions, NOTHING)


def _gate(by: Actor, at: datetime, case: str) -> Q:
    return gate(gate_for(by), *told(by, at), case=case)


def gate_for(by: Actor) -> Gate:
    if by.capacity == "sistem":
        return "semua"
    if by.applicant_id is not None:
        return "pemohon"
    if by.region_id is None or by.agency_id is None:
        return "tertutup"
    return "loket" if by.role in AT_THE_COUNTER else "petugas"


def told(by: Actor, at: datetime) -> tuple[int, int, int, date, datetime]:
    """What a gate has to know of this seat: the applicant, or the region and the agency; the day and the moment."""
    return by.applicant_id or 0, by.region_id or 0, by.agency_id or 0, local_day(at, NATIONAL_ZONE), at


def gate(kind: Gate, applicant: int, region: int, agency: int, day: date, at: datetime, *, case: str) -> Q:
    """Which cases lie behind a gate of this kind."""
    if kind == "semua":
        return EVERYTHING
    if kind == "pemohon":
        return _of_applicant(applicant, day, at, case)
    if kind == "tertutup":
        return NOTHING
    sent = _sent(case) | _at_the_counter(agency, case) if kind == "loket" else _sent(case)
    return sent & _own_or_referred(agency, case) & Q(**{f"{case}region_id": region})


def _of_applicant(applicant: int, day: date, at: datetime, case: str) -> Q:
    """His own cases, and those of whom he acts for by office or by surat kuasa (L4)."""
    running = Q(starts__lte=day) & (Q(ends__isnull=True) | Q(ends__gte=day))
    standing = Q(revoked_at__isnull=True) | Q(revoked_at__gt=at)
    mandates = Mandate.objects.filter(running & standing, applicant_id=applicant)
    organisations = mandates.filter(organisation__isnull=False, organisation__active=True)
    principals = mandates.filter(principal__isnull=False, principal__active=True)
    return (
        Q(**{f"{case}applicant_id": applicant})
        | Q(**{f"{case}organisation_id__in": organisations.values("organisation")})
        | Q(**{f"{case}applicant_id__in": principals.values("principal")})
    )


def _sent(case: str) -> Q:
    """What was never sent is the applicant's own."""
    return Q(**{f"{case}number__isnull": False})


def _at_the_counter(agency: int, case: str) -> Q:
    """… and the counter's that opened it for him."""
    return Q(**{f"{case}agency_id": agency}) & ~Q(**{f"{case}channel": ONLINE})


def _own_or_referred(agency: int, case: str) -> Q:
    """The agency whose service it is has all of them; another only what was referred to one of its posts."""
    referred = WorkItem.objects.filter(
        case=OuterRef(f"{case}pk"),
        post__agency_id=agency,
        # Always so. It keeps the database from gathering the agency's whole archive before it looks at one case.
        opened_at__gte=OuterRef(f"{case}started_at"),
    )
    return Q(**{f"{case}agency_id": agency}) | Q(Exists(referred))


def work_at_post(by: Actor) -> Q:
    """Work at the actor's own post: what lies there was referred to his agency by that very work; drafts stay out."""
    if by.post_id is None or by.region_id is None:
        return NOTHING
    sent = _sent("case__")
    if by.role in AT_THE_COUNTER and by.agency_id is not None:
        sent |= _at_the_counter(by.agency_id, "case__")
    here = Q(post_id=by.post_id, case__region_id=by.region_id) & sent
    return here & Q(case__standard__service__in=by.services) if by.services else here


def work_within_reach(by: Sequence[Actor]) -> Q:
    """Work for an agency's own figures: on its own services wherever it lies, and at its own posts."""
    if any(actor.capacity == "sistem" for actor in by):
        return EVERYTHING
    return _any(
        Q(region_id=actor.region_id)
        & (Q(case__agency_id=actor.agency_id) | Q(post__agency_id=actor.agency_id))
        for actor in by
        if actor.region_id is not None and actor.agency_id is not None
    )
