"""For who answers for the work: how much lies where, how much of it is late, and how old the oldest is."""

from django.http import HttpResponse
from django.shortcuts import render

from satupintu.insight.queries import load_by_post, load_by_service
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page

MANAGERS = ("kepala_dinas", "penyetuju", "pengelola", "pengawas")


@officer_page
def load(request: OfficerRequest) -> HttpResponse:
    request.officer.actor_with(*MANAGERS)
    actors = [actor for actor in request.officer.actors if actor.role in MANAGERS]
    context = {
        "face": face_of(request.officer.region),
        "posts": load_by_post(actors, at=request.at),
        "services": load_by_service(actors, at=request.at),
        "base": f"/{request.officer.region.slug}/petugas/",
    }
    return render(request, "desk/load.html", context)
