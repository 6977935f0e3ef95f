"""Questions and answers between the applicant and the agency, about one application."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.read_thread import read_thread
from satupintu.cases.actions.send_message import send_message
from satupintu.cases.queries.filling import docket_to_read
from satupintu.cases.queries.own_case import own_case as shown_case
from satupintu.rules.errors import Refused
from satupintu.web.portal.own_case import address_of, own_case
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.pages import CitizenRequest, citizen_page


@citizen_page
def thread(request: CitizenRequest, name: str) -> HttpResponse:
    case = own_case(name, request.citizen)
    refused: Refused | None = None
    if request.method == "POST":
        try:
            send_message(
                ref=case.ref,
                text=request.POST.get("pesan", ""),
                by=request.citizen,
                at=request.at,
                key=sending_of(request.POST).key,
            )
            messages.success(request, "Pesan terkirim kepada petugas.")
            return HttpResponseRedirect(f"{address_of(case)}pesan/")
        except Refused as refusal:
            refused = refusal
    shown = shown_case(docket_to_read(case, by=request.citizen, at=request.at))
    if any(message.unread for message in shown.messages):
        read_thread(ref=case.ref, by=request.citizen, at=request.at)
    context = {
        "face": face_of(case.region),
        "case": case,
        "thread": shown.messages,
        "text": request.POST.get("pesan", ""),
        "refused": refused,
        "address": address_of(case),
        "key": request.POST.get("kunci") or new_key(),
    }
    return render(request, "portal/thread.html", context, status=422 if refused else 200)
