"""The applicant's own permit as a file: always a download, never opened from our address."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from satupintu.cases.actions.download_permit import download_permit
from satupintu.cases.survey_gate import survey_gate_in_use
from satupintu.files.vault import kept
from satupintu.rules.errors import Refused
from satupintu.web.portal.own_case import address_of, own_case
from satupintu.web.visitor.pages import CitizenRequest, citizen_page

NOTHING = "default-src 'none'; sandbox"


@citizen_page
def downloading(request: CitizenRequest, name: str) -> HttpResponseBase:
    case = own_case(name, request.citizen)
    if request.method == "HEAD":
        return HttpResponse()
    try:
        sha256 = download_permit(ref=case.ref, by=request.citizen, at=request.at, survey=survey_gate_in_use())
    except Refused as refused:
        messages.warning(request, refused.sentence)
        return HttpResponseRedirect(address_of(case))
    path = kept(sha256)
    if not path.exists():
        raise Http404
    name = f"{(case.number or case.ref).replace('/', '-')}.pdf"
    answer = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/pdf")
    answer["Content-Security-Policy"] = NOTHING
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
