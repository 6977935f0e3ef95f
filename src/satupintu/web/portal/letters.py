"""The applicant's own papers as files."""

from django.http import HttpResponse

from satupintu.cases.queries.filling import docket_to_read
from satupintu.web.portal.own_case import own_case
from satupintu.web.visitor.downloads import letter_file
from satupintu.web.visitor.pages import CitizenRequest, citizen_page


@citizen_page
def letter(request: CitizenRequest, name: str, letter: str) -> HttpResponse:
    case = own_case(name, request.citizen)
    return letter_file(docket_to_read(case, by=request.citizen, at=request.at), letter)
