"""Applying again from an application that has ended: with the answers and papers that still hold."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect

from satupintu.cases.actions.apply_again import apply_again
from satupintu.web.portal.own_case import address_of, own_case
from satupintu.web.visitor.form_keys import sending_of
from satupintu.web.visitor.pages import CitizenRequest, citizen_page


@citizen_page
def again(request: CitizenRequest, name: str) -> HttpResponse:
    case = own_case(name, request.citizen)
    if request.method != "POST":
        return HttpResponseRedirect(address_of(case))
    made = apply_again(ref=case.ref, by=request.citizen, at=request.at, key=sending_of(request.POST).key)
    messages.success(
        request, "Draf baru dibuat dari permohonan yang lama. Periksa setiap bagiannya sebelum dikirim."
    )
    return HttpResponseRedirect(address_of(made))
