"""Where an application stands, in words: at whom, by when, why that day, and what has happened so far."""

from django.http import HttpResponse
from django.shortcuts import render

from satupintu.cases.models import Case
from satupintu.cases.queries.filling import Filling
from satupintu.web.portal.own_case import address_of
from satupintu.web.portal.standing import standing_of
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.pages import CitizenRequest


def progress_page(request: CitizenRequest, case: Case, filling: Filling | None) -> HttpResponse:
    standing = standing_of(case, by=request.citizen, at=request.at)
    context = {
        "face": face_of(case.region),
        "case": case,
        "service": standing.standard.service,
        "standing": standing,
        "correcting": filling is not None and filling.correcting,
        "address": address_of(case),
    }
    return render(request, "portal/progress.html", context)
