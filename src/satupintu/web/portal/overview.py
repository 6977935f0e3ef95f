"""One application: a task list while it is the applicant's to fill in, afterwards where it stands."""

from django.http import HttpResponse
from django.shortcuts import render

from satupintu.cases.letters.shelf import letters_of
from satupintu.cases.queries.filling import filling_of
from satupintu.web.filling.tasks import is_ready, task_groups
from satupintu.web.portal.own_case import address_of, own_case
from satupintu.web.portal.progress import progress_page
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key
from satupintu.web.visitor.pages import CitizenRequest, citizen_page


@citizen_page
def overview(request: CitizenRequest, name: str) -> HttpResponse:
    case = own_case(name, request.citizen)
    filling = filling_of(case, by=request.citizen, at=request.at)
    if filling is None or filling.correcting:
        return progress_page(request, case, filling)
    context = {
        "face": face_of(case.region),
        "case": case,
        "service": filling.docket.standard.service,
        "groups": task_groups(filling, address_of(case)),
        "ready": is_ready(filling),
        "letters": letters_of(filling.docket),
        "key": new_key(),
        "address": address_of(case),
    }
    return render(request, "portal/tasks.html", context)
