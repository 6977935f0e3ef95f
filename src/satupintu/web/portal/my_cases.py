"""All of one's applications, what needs doing first; the page one comes back to."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from satupintu.cases.models import Case, WorkItem
from satupintu.catalogue.queries import standards_by_hash
from satupintu.web.portal.own_case import address_of
from satupintu.web.visitor.pages import CitizenRequest, citizen_page

MOST = 100


@dataclass(frozen=True, slots=True)
class Line:
    case: Case
    service: str
    address: str
    my_turn: bool


@citizen_page
def my_cases(request: CitizenRequest) -> HttpResponse:
    lines = _lines(request)
    context = {
        "citizen": request.citizen,
        "to_do": [line for line in lines if line.my_turn],
        "under_way": [line for line in lines if not line.my_turn and line.case.closed_at is None],
        "ended": [line for line in lines if line.case.closed_at is not None],
    }
    return render(request, "portal/my_cases.html", context)


def _lines(request: CitizenRequest) -> Sequence[Line]:
    """Three statements, however many there are."""
    cases = list(
        Case.objects.filter(applicant_id=request.citizen.applicant_id or 0)
        .select_related("region")
        .order_by("-touched_at")[:MOST]
    )
    standards = standards_by_hash({case.standard_hash for case in cases})
    mine = set(
        WorkItem.objects.filter(
            case__in=[case.pk for case in cases], post__isnull=True, closed_at__isnull=True
        ).values_list("case_id", flat=True)
    )
    return [
        Line(case, standards[case.standard_hash].service.name, address_of(case), case.pk in mine)
        for case in cases
    ]
