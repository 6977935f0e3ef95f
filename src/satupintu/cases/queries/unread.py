"""How much each side has not read yet, for many cases at once."""

from collections.abc import Collection, Mapping

from django.db.models import Count

from satupintu.cases.models import Message


def unread_by_applicant(cases: Collection[int]) -> Mapping[int, int]:
    return _unread(cases, from_applicant=False)


def unread_by_agency(cases: Collection[int]) -> Mapping[int, int]:
    return _unread(cases, from_applicant=True)


def _unread(cases: Collection[int], *, from_applicant: bool) -> Mapping[int, int]:
    """One statement, by an index that holds only what nobody has read."""
    rows = Message.objects.filter(case__in=cases, from_applicant=from_applicant, read_at__isnull=True)
    return dict(rows.values_list("case_id").annotate(unread=Count("pk")))
