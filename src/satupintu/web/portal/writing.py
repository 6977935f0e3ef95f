"""The applicant's own doors to the pages that fill in an application."""

from django.http import HttpResponse

from satupintu.cases.models import Case
from satupintu.web.filling import check as checking
from satupintu.web.filling import papers as giving
from satupintu.web.filling import questions as asking
from satupintu.web.filling.pen import Pen
from satupintu.web.portal.own_case import address_of, own_case
from satupintu.web.uploads.bounded import bounded_multipart
from satupintu.web.visitor.pages import CitizenRequest, citizen_page


def pen_of(request: CitizenRequest, name: str) -> Pen:
    case = own_case(name, request.citizen)
    return Pen(request, case, request.citizen, request.at, address_of(case))


@citizen_page
def questions(request: CitizenRequest, name: str, group: str) -> HttpResponse:
    return asking.questions(pen_of(request, name), group)


@citizen_page
@bounded_multipart
def paper(request: CitizenRequest, name: str, requirement: str) -> HttpResponse:
    return giving.paper(pen_of(request, name), requirement)


@citizen_page
def check(request: CitizenRequest, name: str) -> HttpResponse:
    return checking.check(pen_of(request, name), _sent)


def _sent(case: Case) -> str:
    return f"{address_of(case)}terkirim/"
