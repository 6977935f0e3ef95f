"""The scan of a paper that was signed by hand: uploaded, checked like every file, and registered by its hash."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.register_scan import register_scan
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.requirement import Requirement
from satupintu.web.design.control import Control
from satupintu.web.desk.asked import marks_controls
from satupintu.web.desk.at_hand import address_of
from satupintu.web.desk.small_page import way_here
from satupintu.web.uploads.bounded import bounded_multipart
from satupintu.web.uploads.field import upload_field
from satupintu.web.uploads.receive import UPLOADED, receive_posted
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page

FIELD = "berkas"
SCAN = Requirement(code="pindaian", name="Hasil pindaian", max_megabytes=10)


@officer_page
@bounded_multipart
def scanning(request: OfficerRequest, name: str, work: int) -> HttpResponse:
    asked = way_here(request, name, "register_scan", work=work)
    docket, refused = asked.docket, None
    if request.method == "POST":
        try:
            sending = sending_of(request.POST)
            file = receive_posted(request, region=docket.region, wanted=SCAN, field=FIELD)
            register_scan(
                work=work,
                outcome=asked.way.outcome,
                file=file,
                marks=request.POST.getlist("tanda"),
                meterai_serial=request.POST.get("nomor_meterai", "").strip(),
                by=docket.by,
                at=request.at,
                seen=sending.seen,
                key=sending.key,
            )
            messages.success(
                request, "Pindaian didaftarkan; surat ini berlaku dan dapat diperiksa lewat kode QR-nya."
            )
            return HttpResponseRedirect(address_of(docket.case))
        except Refused as refusal:
            refused = refusal
    upload = upload_field(
        request, region=docket.region, requirement=SCAN, arrived=request.POST.getlist(f"{FIELD}{UPLOADED}")
    )
    context = {
        "face": face_of(request.officer.region),
        "case": docket.case,
        "way": asked.way,
        "upload": upload,
        "file": Control(
            "isian-berkas",
            FIELD,
            "Hasil pindaian surat yang sudah ditandatangani",
            kind="berkas",
            hint=upload.hint,
            accept=upload.accept,
            many=upload.photos,
        ),
        "controls": marks_controls(docket, request.POST),
        "refused": refused,
        "address": address_of(docket.case),
        "key": new_key(),
        "seen": docket.case.version,
    }
    return render(request, "desk/scanning.html", context, status=422 if refused else 200)
