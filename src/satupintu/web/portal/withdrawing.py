"""Taking an application back, after being asked whether one means it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.withdraw import withdraw
from satupintu.cases.models import Case
from satupintu.catalogue.queries import standard_by_hash
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.step import PEMOHON, CaseOutcome
from satupintu.web.portal.own_case import address_of, own_case
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.pages import CitizenRequest, citizen_page


@citizen_page
def withdrawing(request: CitizenRequest, name: str) -> HttpResponse:
    case = own_case(name, request.citizen)
    way = way_out(case)
    fault: Refused | None = None
    if request.method == "POST":
        sending = sending_of(request.POST)
        try:
            withdraw(
                ref=case.ref,
                outcome=way.code,
                reason=request.POST.get("alasan", ""),
                by=request.citizen,
                at=request.at,
                seen=sending.seen,
                key=sending.key,
            )
            return HttpResponseRedirect("/akun/" if case.state == Case.State.DRAFT else address_of(case))
        except Refused as refused:
            fault = refused
    context = {
        "face": face_of(case.region),
        "case": case,
        "service": standard_by_hash(case.standard_hash).service,
        "way": way,
        "reason": request.POST.get("alasan", ""),
        "refused": fault,
        "address": address_of(case),
        "key": request.POST.get("kunci") or new_key(),
    }
    return render(request, "portal/withdraw.html", context, status=422 if fault else 200)


def way_out(case: Case) -> CaseOutcome:
    """The applicant's own way out that this standard has."""
    standard = standard_by_hash(case.standard_hash)
    for outcome in standard.case_outcomes:
        if outcome.kind == "tarik" and PEMOHON in outcome.by:
            return outcome
    raise Refused(
        "penarikan_tidak_ada",
        "Standar layanan ini tidak mengatur penarikan oleh pemohon; hubungi loket pelayanan.",
    )
