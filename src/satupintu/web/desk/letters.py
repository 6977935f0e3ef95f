"""The papers of a case as files, for the officers who may see the case."""

from django.http import HttpResponse

from satupintu.cases.queries.filling import docket_to_read
from satupintu.web.desk.at_hand import at_hand
from satupintu.web.desk.counter import pen_of
from satupintu.web.visitor.downloads import letter_file
from satupintu.web.visitor.pages import OfficerRequest, officer_page


@officer_page
def letter(request: OfficerRequest, name: str, letter: str) -> HttpResponse:
    return letter_file(at_hand(request, name)[0], letter)


@officer_page
def lacking_list(request: OfficerRequest, name: str) -> HttpResponse:
    """What goes home with the applicant who came to the counter."""
    pen = pen_of(request, name)
    return letter_file(docket_to_read(pen.case, by=pen.by, at=request.at), "kekurangan")
