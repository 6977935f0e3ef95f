"""Outcomes that nobody knows: a person looks at the signer's own list, and says whether the document was signed."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.record_failed_signing import record_failed_signing
from satupintu.cases.batches.keeping import record_file
from satupintu.cases.models import Case, WorkItem
from satupintu.catalogue.queries import standard_by_hash
from satupintu.files.queries import content_of, usable_file
from satupintu.files.vault import kept
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.requirement import Requirement
from satupintu.signing.in_use import signer_in_use
from satupintu.signing.models import SigningRequest
from satupintu.signing.queries import unknown_outcomes
from satupintu.signing.queries_batches import left_by
from satupintu.web.design.control import Control
from satupintu.web.desk.signing_room import home
from satupintu.web.uploads.bounded import bounded_multipart
from satupintu.web.uploads.field import upload_field
from satupintu.web.uploads.receive import receive_posted
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page

FIELD = "berkas"
SIGNED_FILE = Requirement(code="berkas_tertanda", name="Berkas yang sudah ditandatangani", max_megabytes=10)


@officer_page
def doubts(request: OfficerRequest) -> HttpResponse:
    found = _doubts(request)
    named = _named([one.subject for one in found], request)
    context = {
        "face": face_of(request.officer.region),
        "doubts": [(one, *named.get(one.subject, ("", ""))) for one in found],
        "home": home(request),
    }
    return render(request, "desk/signing_doubts.html", context)


@officer_page
@bounded_multipart
def settling(request: OfficerRequest, doubt: int) -> HttpResponse:
    """Signed: its file is taken; not signed: it waits again. Only for the post that it was laid before."""
    row = next((one for one in _doubts(request) if one.pk == doubt), None)
    if row is None:
        raise Http404
    refused: Refused | None = None
    if request.method == "POST":
        try:
            sending_of(request.POST)
            messages.success(request, _settle(request, row))
            return HttpResponseRedirect(home(request))
        except Refused as refusal:
            refused = refusal
    number, title = _named([row.subject], request).get(row.subject, ("", ""))
    whole = upload_field(request, region=request.officer.region, requirement=SIGNED_FILE)
    # A photo is no signed file: only the PDF itself is asked for.
    upload = replace(
        whole,
        photos=False,
        accept="application/pdf",
        hint=f"PDF, paling besar {SIGNED_FILE.max_megabytes} MB.",
    )
    left = left_by(row)
    context = {
        "face": face_of(request.officer.region),
        "doubt": row,
        "number": number,
        "title": title,
        "kept": bool(left and left.kept_hash and kept(left.kept_hash).exists()),
        "upload": upload,
        "file": Control(
            "isian-berkas",
            FIELD,
            "Berkas PDF yang sudah ditandatangani",
            kind="berkas",
            accept=upload.accept,
            hint=upload.hint,
        ),
        "why": Control(
            "isian-alasan",
            "alasan",
            "Apa yang Anda periksa",
            value=request.POST.get("alasan", ""),
            hint="Misalnya: riwayat tanda tangan pada layanan penyelenggara sertifikat.",
        ),
        "refused": refused,
        "key": new_key(),
        "home": home(request),
    }
    return render(request, "desk/signing_settling.html", context, status=422 if refused else 200)


def _settle(request: OfficerRequest, row: SigningRequest) -> str:
    by = request.officer.actor_for(row.signer_post_id)
    item = _work(row, request)
    if request.POST.get("hasil") == "belum":
        record_failed_signing(
            work=item.pk,
            code="belum_ditandatangani",
            reason=request.POST.get("alasan", ""),
            certain=True,
            by=by,
            at=request.at,
        )
        return "Dicatat: belum ditandatangani. Naskahnya menunggu lagi di daftar ini."
    content = _kept_content(row) if request.POST.get("hasil") == "tersimpan" else _sent_content(request)
    verification = signer_in_use(request.officer.region.pk, at=request.at).verify(content)
    record_file(item.pk, _onward(item), content, verification, by=by, at=request.at)
    return "Dicatat: sudah ditandatangani. Izinnya berlaku."


def _kept_content(row: SigningRequest) -> bytes:
    left = left_by(row)
    if left is None or not left.kept_hash or not kept(left.kept_hash).exists():
        raise Refused(
            "berkas_tidak_tersimpan",
            "Berkasnya tidak tersimpan di sini; unggah berkas dari layanan tanda tangan.",
        )
    return kept(left.kept_hash).read_bytes()


def _sent_content(request: OfficerRequest) -> bytes:
    file = receive_posted(request, region=request.officer.region, wanted=SIGNED_FILE, field=FIELD)
    return content_of(usable_file(request.officer.region.pk, file)).read_bytes()


def _onward(item: WorkItem) -> str:
    step = standard_by_hash(item.case.standard_hash).step(item.step)
    return next(one.code for one in step.outcomes if one.kind == "lanjut")


def _doubts(request: OfficerRequest) -> list[SigningRequest]:
    found = unknown_outcomes(request.officer.region.pk)
    return [one for one in found if one.signer_post_id in request.officer.posts]


def _work(row: SigningRequest, request: OfficerRequest) -> WorkItem:
    items = WorkItem.objects.filter(
        region=request.officer.region,
        case__ref=ref_of(row.subject),
        post=row.signer_post_id,
        closed_at__isnull=True,
    )
    found = items.select_related("case").first()
    if found is None:
        raise Http404
    return found


def ref_of(subject: str) -> str:
    return subject.partition(":")[2]


def _named(subjects: list[str], request: OfficerRequest) -> dict[str, tuple[str, str]]:
    rows = Case.objects.filter(region=request.officer.region, ref__in=[ref_of(one) for one in subjects])
    return {
        Case(ref=ref).chain: (number or "", title or "")
        for ref, number, title in rows.values_list("ref", "number", "permit__number__text")
    }
