"""A hidden number shown in full: asked with a reason, shown once, and written down (reliability G8)."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from satupintu.cases.actions.reveal_data import OF_THE_APPLICANT, Revealed, reveal_data
from satupintu.cases.docket import Docket
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.form import all_fields
from satupintu.web.desk.at_hand import address_of, at_hand
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page

NAMES = {
    "pemohon.nik": "NIK pemohon",
    "pemohon.kk": "Nomor Kartu Keluarga pemohon",
    "pemohon.paspor": "Nomor paspor pemohon",
    "pemohon.kitas": "Nomor KITAS pemohon",
    "pemohon.telepon": "Nomor telepon pemohon",
}


@officer_page
def revealing(request: OfficerRequest, name: str, what: str) -> HttpResponse:
    dockets = at_hand(request, name)
    docket = next((one for one in dockets if one.by.post_id is not None), dockets[0])
    shown: Revealed | None = None
    refused: Refused | None = None
    if request.method == "POST":
        try:
            shown = reveal_data(
                ref=docket.case.ref,
                what=what,
                reason=request.POST.get("alasan", ""),
                by=docket.by,
                at=request.at,
            )
        except Refused as refusal:
            refused = refusal
    context = {
        "face": face_of(request.officer.region),
        "case": docket.case,
        "label": _label(docket, what),
        "shown": shown,
        "reason": request.POST.get("alasan", ""),
        "refused": refused,
        "address": address_of(docket.case),
    }
    return render(request, "desk/revealing.html", context, status=422 if refused else 200)


def _label(docket: Docket, what: str) -> str:
    if what in OF_THE_APPLICANT:
        return NAMES[what]
    found = next((field.label for field in all_fields(docket.standard.form) if field.code == what), None)
    if found is None:
        raise Http404
    return found
