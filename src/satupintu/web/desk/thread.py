"""The thread with the applicant, from the agency's side."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.read_thread import read_thread
from satupintu.cases.actions.send_message import send_message
from satupintu.cases.models import Message
from satupintu.rules.errors import Refused
from satupintu.web.desk.at_hand import address_of, at_hand
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page


@officer_page
def thread(request: OfficerRequest, name: str) -> HttpResponse:
    dockets = at_hand(request, name)
    docket = next((one for one in dockets if one.by.agency_id == one.case.agency_id), dockets[0])
    here = f"{address_of(docket.case)}pesan/"
    refused: Refused | None = None
    if request.method == "POST":
        try:
            send_message(
                ref=docket.case.ref,
                text=request.POST.get("pesan", ""),
                by=docket.by,
                at=request.at,
                key=sending_of(request.POST).key,
            )
            messages.success(request, "Pesan terkirim kepada pemohon.")
            return HttpResponseRedirect(here)
        except Refused as refusal:
            refused = refusal
    listed = list(Message.objects.filter(case=docket.case).select_related("post").order_by("id"))
    if any(one.from_applicant and one.read_at is None for one in listed):
        read_thread(ref=docket.case.ref, by=docket.by, at=request.at)
    context = {
        "face": face_of(request.officer.region),
        "case": docket.case,
        "thread": listed,
        "text": request.POST.get("pesan", ""),
        "refused": refused,
        "address": address_of(docket.case),
        "key": request.POST.get("kunci") or new_key(),
    }
    return render(request, "desk/thread.html", context, status=422 if refused else 200)
