"""The rights of UU 27/2022: a copy of all that is held, and asking to be forgotten."""

import json

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.people.actions.hand_out_copy import hand_out_copy
from satupintu.people.actions.request_erasure import request_erasure
from satupintu.people.actions.withdraw_erasure import withdraw_erasure
from satupintu.people.models import ErasureRequest, Region
from satupintu.people.personal_data import in_the_way, kept, rooms_in_use
from satupintu.people.queries import open_regions
from satupintu.people.queries_own_data import consents_of, last_decision
from satupintu.rules.errors import Refused
from satupintu.web.account.own_pages import own
from satupintu.web.visitor.pages import CitizenRequest, citizen_page

HERE = "/akun/data/"


@citizen_page
def own_data(request: CitizenRequest) -> HttpResponse:
    applicant = own(request)
    waiting = ErasureRequest.objects.filter(
        applicant=applicant, decided_at__isnull=True, withdrawn_at__isnull=True
    ).first()
    refused: Refused | None = None
    if request.method == "POST":
        try:
            if "salinan" in request.POST:
                return _copy(request)
            if "cabut" in request.POST and waiting is not None:
                withdraw_erasure(waiting, by=request.citizen, at=request.at)
                messages.success(request, "Permintaan penghapusan dicabut.")
            else:
                request_erasure(applicant, region=_region(request), by=request.citizen, at=request.at)
                messages.success(request, "Permintaan penghapusan diterima; jawabannya dikirim kepada Anda.")
            return HttpResponseRedirect(HERE)
        except Refused as refusal:
            refused = refusal
    rooms = rooms_in_use()
    context = {
        "waiting": waiting,
        "in_the_way": in_the_way(applicant.pk, rooms),
        "kept": kept(applicant.pk, rooms),
        "decided": last_decision(applicant.pk),
        "regions": open_regions(),
        "consents": consents_of(applicant.pk),
        "refused": refused,
        "needs_script": True,
    }
    return render(request, "account/own_data.html", context, status=422 if refused else 200)


def _region(request: CitizenRequest) -> Region:
    region = Region.objects.filter(slug=request.POST.get("wilayah", "")).first()
    if region is None:
        raise Refused("wilayah_belum_dipilih", "Pilih wilayah yang melayani permohonan Anda.")
    return region


def _copy(request: CitizenRequest) -> HttpResponse:
    """One file, readable by people and by programs."""
    copy = hand_out_copy(own(request), by=request.citizen, at=request.at)
    answer = HttpResponse(
        json.dumps(copy, ensure_ascii=False, indent=2), content_type="application/json; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="data-saya.json"'
    return answer
