"""One permit of the register: what it says, how it stands, its file, its prints and its history."""

from collections.abc import Sequence

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from satupintu.cases.models import Output
from satupintu.files.page_images import light_image
from satupintu.files.vault import kept
from satupintu.people.tenures import local_day
from satupintu.permits.models import Permit, PermitEvent
from satupintu.permits.queries_register import history_of, related_to
from satupintu.rules.codes import show
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.words import say_date
from satupintu.web.design.facts import Fact
from satupintu.web.register.changing import CHANGES
from satupintu.web.register.pages import base_of, permit_or_404, state_tag
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page

WIDTH, HEAVIEST = 700, 60_000
_NOTHING = "default-src 'none'; sandbox"


@officer_page
def one_permit(request: OfficerRequest, permit: int) -> HttpResponse:
    row = permit_or_404(request, permit)
    base = base_of(request)
    context = {
        "face": face_of(request.officer.region),
        "permit": row,
        "tag": state_tag(row.state),
        "facts": [*_facts(row), *_of_files(row)],
        "related": [
            (
                one.get_kind_display(),
                one.number.text if one.number else "belum bernomor",
                f"{base}izin/{one.pk}/",
            )
            for one in related_to(row)
        ],
        "history": [_event(event, base) for event in history_of(row)],
        "prints": Output.objects.filter(case__permit=row, kind="cetakan").count(),
        "changes": [(code, change.label) for code, change in CHANGES.items() if row.state in change.states],
        "case": f"{base}berkas/{row.case_number}/" if row.case_number else "",
        "picture": _has_file(row),
        "base": base,
    }
    return render(request, "register/permit.html", context)


@officer_page
def download(request: OfficerRequest, permit: int) -> HttpResponseBase:
    """The registered file itself; no browser opens it by itself."""
    row = permit_or_404(request, permit)
    if not _has_file(row):
        raise Http404
    name = f"{row.number.text if row.number else row.code}.pdf".replace("/", "-")
    answer = FileResponse(
        kept(row.signed_hash).open("rb"), as_attachment=True, filename=name, content_type="application/pdf"
    )
    answer.headers["Content-Security-Policy"] = _NOTHING
    return answer


@officer_page
def picture(request: OfficerRequest, permit: int) -> HttpResponseBase:
    row = permit_or_404(request, permit)
    if not _has_file(row):
        raise Http404
    try:
        path = light_image(row.signed_hash, width=WIDTH, most=HEAVIEST)
    except Refused:
        raise Http404 from None
    answer = FileResponse(path.open("rb"), content_type="image/jpeg")
    answer.headers["Content-Security-Policy"] = _NOTHING
    return answer


def _has_file(permit: Permit) -> bool:
    return bool(permit.signed_hash) and kept(permit.signed_hash).exists()


def _facts(permit: Permit) -> Sequence[Fact]:
    zone, number = permit.region.zone, permit.number
    signer = Fact("Penanda tangan", permit.signer_name, note=permit.signer_line)
    return [
        Fact("Nomor", number.text if number else "", note="" if number else "belum bernomor"),
        Fact("Jenis surat", permit.product, note=permit.service_name),
        Fact("Pemegang", permit.holder, note=f"Tampil kepada umum sebagai {permit.holder_shown}"),
        Fact("Jenis permohonan", permit.get_kind_display()),
        Fact("Diterbitkan oleh", permit.agency_name),
        signer if permit.signer_name else Fact("Penanda tangan", "belum ditandatangani"),
        Fact("Terbit", say_date(local_day(permit.issued_at, zone)) if permit.issued_at else ""),
        Fact("Berlaku sampai", say_date(permit.valid_until) if permit.valid_until else "tidak dibatasi"),
        Fact("Kode", show(permit.code), address=reverse("verify:permit", args=[permit.code])),
        Fact("Sidik standar", permit.standard_hash[:16], note="Standar pelayanan yang menjadi dasarnya"),
    ]


def _of_files(permit: Permit) -> Sequence[Fact]:
    told = [("SHA-256 naskah", permit.document_hash), ("SHA-256 berkas terdaftar", permit.signed_hash)]
    return [Fact(label, sha256) for label, sha256 in told if sha256]


def _event(event: PermitEvent, base: str) -> dict[str, object]:
    other = event.other
    return {
        "deed": event.get_deed_display(),
        "at": event.at,
        "by": " · ".join(part for part in (event.by_name, event.by_post) if part),
        "said": [
            part
            for part in (
                event.reason,
                f"Dasar: {event.legal_basis}" if event.legal_basis else "",
                f"Keputusan: {event.decision}" if event.decision else "",
            )
            if part
        ],
        "other": (other.number.text, f"{base}izin/{other.pk}/") if other and other.number else None,
    }
