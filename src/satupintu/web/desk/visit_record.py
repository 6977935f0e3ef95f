"""What was found on a field visit, entered on a phone on the spot: the form, the pictures, who was there."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from satupintu.cases.actions.record_visit import record_visit
from satupintu.cases.docket import Docket
from satupintu.cases.visits import Photo, Present, Visit
from satupintu.files.actions.start_upload import Terms
from satupintu.files.models import StoredFile
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.form import FieldGroup, all_fields
from satupintu.web.design.control import Choice, Control
from satupintu.web.desk.at_hand import address_of
from satupintu.web.desk.overtaken import work_page
from satupintu.web.desk.small_page import Asked, way_here
from satupintu.web.desk.visit_questions import sections_of
from satupintu.web.forms.controls import Filled
from satupintu.web.forms.summary import error_list
from satupintu.web.forms.typed import asks_for_more, typed
from satupintu.web.uploads.bounded import bounded_multipart
from satupintu.web.uploads.sender import sender_of
from satupintu.web.uploads.take import take_files
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.pages import OfficerRequest

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

from satupintu.web.desk.visit_fields import day_control, day_typed, lines_typed, team_control

RESULTS = (
    ("direkomendasikan", "Direkomendasikan"),
    ("tidak_direkomendasikan", "Tidak direkomendasikan"),
    ("perlu_perbaikan", "Perlu perbaikan"),
)
PICTURES = Terms(formats=("jpg", "png"), megabytes=5)
MOST_PHOTOS = 10
MOST_PRESENT = 4


@work_page
@bounded_multipart
def recording(request: OfficerRequest, name: str, work: int) -> HttpResponse:
    """One page for the phone: what was found, the pictures, who was there."""
    asked = way_here(request, name, "record_visit", work=work)
    docket, refused = asked.docket, None
    if request.method == "POST" and not asks_for_more(request.POST):
        try:
            said = _recorded(request, asked, work)
        except Refused as refusal:
            refused = refusal
        else:
            messages.success(request, said, extra_tags=_kept(request, work))
            return HttpResponseRedirect(address_of(docket.case))
    form = _visit_form(asked.docket, work)
    fields = all_fields(form)
    codes = {field.code for field in fields}
    faults = {name: said for name, said in (refused.facts if refused else {}).items() if name in codes}
    sections = sections_of(
        form, Filled(typed(request.POST, fields), faults, request.POST), region=docket.region.code
    )
    before, after = _before(request.POST), _after(request.POST)
    controls = [*before, *(control for section in sections for control in section.controls), *after]
    context = {
        "face": face_of(request.officer.region),
        "case": docket.case,
        "way": asked.way,
        "before": before,
        "sections": sections,
        "after": after,
        "errors": error_list(controls, faults, None if faults else refused),
        "kept": _kept(request, work),
        "present": range(MOST_PRESENT),
        "posted": request.POST,
        "address": address_of(docket.case),
        "key": request.POST.get("kunci") or new_key(),
        "seen": request.POST.get("versi") or docket.case.version,
    }
    return render(request, "desk/visit.html", context, status=422 if refused else 200)


def _kept(request: OfficerRequest, work: int) -> str:
    """The name under which the phone keeps what was typed: of one officer, for one piece of work."""
    return f"kunjungan.{request.officer.user_id}.{work}"


def _recorded(request: OfficerRequest, asked: Asked, work: int) -> str:
    """A phone that never heard the answer sends again, its pictures anew: what arrived first stands."""
    try:
        _record(request, asked, work)
    except Refused as refused:
        if refused.code != "kunci_dipakai_ulang":
            raise
        return (
            "Kiriman sebelumnya sudah tersimpan sebagai Berita Acara; kiriman ini tidak disimpan lagi. "
            "Bila ada yang perlu diubah, catat kunjungan sekali lagi."
        )
    return "Berita Acara kunjungan tersimpan."


def _record(request: OfficerRequest, asked: Asked, work: int) -> None:
    posted, sending = request.POST, sending_of(request.POST)
    visit = Visit(
        day=day_typed(posted),
        team=lines_typed(posted.get("k-tim", "")),
        findings=posted.get("k-hasil", ""),
        result=posted.get("k-simpulan", ""),  # type: ignore[arg-type]  # the action asks which it is
        latitude=_degrees(posted.get("k-lintang", "")),
        longitude=_degrees(posted.get("k-bujur", "")),
        number=posted.get("k-nomor", ""),
        answers=typed(posted, all_fields(_visit_form(asked.docket, work))),
    )
    # Files last: whoever forgot a line has not sent his pictures in vain a second time.
    visit = replace(visit, photos=_photos(request, visit), present=_present(request))
    record_visit(
        work=work, visit=visit, by=asked.docket.by, at=request.at, seen=sending.seen, key=sending.key
    )


def _photos(request: OfficerRequest, visit: Visit) -> tuple[Photo, ...]:
    moments = request.POST.get("k-waktu-foto", "").split()
    given = [file for file in request.FILES.getlist("k-foto") if file.name][:MOST_PHOTOS]
    return tuple(
        Photo(
            file=_stored(request, file),
            taken_at=_moment(moments[place]) if place < len(moments) else None,
            latitude=visit.latitude,
            longitude=visit.longitude,
        )
        for place, file in enumerate(given)
    )


def _present(request: OfficerRequest) -> tuple[Present, ...]:
    found = []
    for number in range(MOST_PRESENT):
        name = request.POST.get(f"k-hadir.{number}.nama", "").strip()
        role = request.POST.get(f"k-hadir.{number}.kedudukan", "").strip()
        file = request.FILES.get(f"k-hadir.{number}.tanda")
        if name or role or file:
            found.append(Present(name=name, role=role, signature=_stored(request, file) if file else None))
    return tuple(found)


def _stored(request: OfficerRequest, file: "UploadedFile[bytes]") -> int:
    """Checked like every upload; the phone's own position in it is taken out."""
    stored = take_files([file], terms=PICTURES, sender=sender_of(request, request.officer.region.slug))
    if stored.state == StoredFile.State.REJECTED:
        raise Refused("berkas_ditolak", stored.reason)
    return stored.pk


def _before(posted: QueryDict) -> list[Control]:
    return [day_control(posted), team_control(posted)]


def _after(posted: QueryDict) -> list[Control]:
    chosen = posted.get("k-simpulan", "")
    return [
        Control(
            "k-hasil",
            "k-hasil",
            "Hasil pemeriksaan lapangan",
            kind="paragraf",
            value=posted.get("k-hasil", ""),
            rows=6,
        ),
        Control(
            "k-simpulan",
            "k-simpulan",
            "Simpulan",
            kind="pilihan",
            choices=tuple(Choice(code, label, chosen=code == chosen) for code, label in RESULTS),
        ),
        Control(
            "k-nomor",
            "k-nomor",
            "Nomor Berita Acara",
            value=posted.get("k-nomor", ""),
            hint="Kosongkan agar diambil dari seri instansi.",
            required=False,
        ),
    ]


def _visit_form(docket: Docket, work: int) -> Sequence[FieldGroup]:
    item = next((one for one in docket.open_items if one.pk == work), None)
    if item is None:
        raise Http404
    return docket.step_of(item).visit_form


def _degrees(raw: str) -> float | None:
    text = raw.strip().replace(",", ".")
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        raise Refused(
            "posisi_salah", "Tulis lintang dan bujur sebagai angka, misalnya -7.645 dan 112.812."
        ) from None


def _moment(raw: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(raw)
    except ValueError:
        return None
    return found if found.tzinfo else None
