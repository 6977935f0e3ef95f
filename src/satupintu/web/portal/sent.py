"""It has arrived: the number, proof of it on one sheet, and what happens next and by when."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.queries.tracking import tracking_code
from satupintu.rules.standard.promised import promise_sentence
from satupintu.web.design.qr import qr_svg
from satupintu.web.portal.own_case import address_of, own_case
from satupintu.web.portal.standing import standing_of
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.pages import CitizenRequest, citizen_page


@citizen_page
def sent(request: CitizenRequest, name: str) -> HttpResponse:
    return _page(request, name, "portal/sent.html")


@citizen_page
def proof(request: CitizenRequest, name: str) -> HttpResponse:
    """Bukti pengajuan: one sheet to print or keep, with a QR code that leads to the tracking page."""
    return _page(request, name, "portal/proof.html")


def _page(request: CitizenRequest, name: str, template: str) -> HttpResponse:
    case = own_case(name, request.citizen)
    if case.number is None:
        return HttpResponseRedirect(address_of(case))
    standing = standing_of(case, by=request.citizen, at=request.at)
    tracking = request.build_absolute_uri(f"/{case.region.slug}/lacak/")
    context = {
        "face": face_of(case.region),
        "case": case,
        "service": standing.standard.service,
        "standing": standing,
        "promise": promise_sentence(standing.standard),
        "address": address_of(case),
        "code": tracking_code(case.ref),
        "qr": qr_svg(f"{tracking}#{tracking_code(case.ref)}", "Kode QR halaman lacak permohonan"),
        "tracking": tracking,
    }
    return render(request, template, context)
