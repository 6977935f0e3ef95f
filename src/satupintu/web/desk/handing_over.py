"""The counter where permits are fetched: found by receipt or number, what was shown is ticked, who took it is written down."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.hand_over import READY, brought
from satupintu.cases.deeds.doing import do
from satupintu.cases.deeds.way import Way
from satupintu.cases.docket import Docket
from satupintu.cases.downloading import last_download
from satupintu.cases.models import Output
from satupintu.cases.names import name_of
from satupintu.cases.queries.by_task import waiting_for
from satupintu.cases.queries.found_receipt import number_of_receipt
from satupintu.cases.survey_gate import survey_gate_in_use
from satupintu.rules.errors import Refused
from satupintu.web.design.control import Choice, Control
from satupintu.web.desk.asked import RELATIONS, given, taker_controls
from satupintu.web.desk.at_hand import address_of, at_hand, ways_of
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page


def home(request: OfficerRequest) -> str:
    return f"/{request.officer.region.slug}/petugas/serah-terima/"


@officer_page
def finding(request: OfficerRequest) -> HttpResponse:
    """By POST, so that no tracking code ever stands in a log."""
    refused: Refused | None = None
    typed = request.POST.get("cari", "").replace("\0", "").strip()[:300]
    if request.method == "POST":
        try:
            number = number_of_receipt(request.officer.actors, typed, at=request.at)
            return HttpResponseRedirect(f"{home(request)}{number}/")
        except Refused as refusal:
            refused = refusal
    page = waiting_for(request.officer.actors, {"serahkan"}, at=request.at, place=request.GET.get("di", ""))
    context = {
        "face": face_of(request.officer.region),
        "lines": page.lines,
        "earlier": f"?di={page.earlier}" if page.earlier else "",
        "later": f"?di={page.later}" if page.later else "",
        "search": Control(
            "isian-cari",
            "cari",
            "Kode pada tanda terima, atau nomor permohonan",
            hint="Pindai kode QR tanda terima dengan pemindai loket, atau ketik.",
            autocomplete="off",
        ),
        "refused": refused,
        "home": home(request),
    }
    return render(request, "desk/handing_over_find.html", context, status=422 if refused else 200)


@officer_page
def handing_over(request: OfficerRequest, name: str) -> HttpResponse:
    dockets = at_hand(request, name)
    way = next((way for way in ways_of(dockets) if way.action == "hand_over"), None)
    if way is None:
        return _elsewhere(request, dockets)
    docket = next((one for one in dockets if one.by.post_id == way.post), dockets[0])
    refused: Refused | None = None
    if request.method == "POST" and "tampilkan" not in request.POST:
        try:
            _give(request, docket, way)
            messages.success(request, f"Surat {docket.case.number} diserahkan.")
            return HttpResponseRedirect(f"{home(request)}{docket.case.number}/bukti/")
        except Refused as refusal:
            refused = refusal
    return _page(request, docket, way, refused)


def _give(request: OfficerRequest, docket: Docket, way: Way) -> None:
    sending = sending_of(request.POST)
    do(
        work=way.work or 0,
        outcome=way.outcome,
        by=docket.by,
        at=request.at,
        given=given(way, docket, request.POST),
        survey=survey_gate_in_use(),
        seen=sending.seen,
        key=sending.key,
    )


def _page(request: OfficerRequest, docket: Docket, way: Way, refused: Refused | None) -> HttpResponse:
    permit, gate = docket.case.permit, survey_gate_in_use()
    text = docket.standard.texts.get(READY)
    context = {
        "face": face_of(request.officer.region),
        "case": docket.case,
        "service": docket.standard.service,
        "applicant": docket.case.applicant.name,
        "number": permit.number.text if permit and permit.number else "",
        "way": way,
        "told": text.text.format_map(_Plain(docket)) if text else "",
        "controls": [*taker_controls(docket, request.POST), _shown(docket, request)],
        "gate": docket.standard.survey.gate,
        "remark": gate.remark if docket.standard.survey.gate != "tanpa" else "",
        "refused": refused,
        "home": home(request),
        "address": address_of(docket.case),
        "key": request.POST.get("kunci") or new_key(),
        "seen": request.POST.get("versi") or docket.case.version,
    }
    return render(request, "desk/handing_over.html", context, status=422 if refused else 200)


class _Plain(dict[str, str]):
    """The words of the message as this applicant has them; what is not known here stays away."""

    def __init__(self, docket: Docket) -> None:
        super().__init__(
            nomor=docket.case.number or "",
            layanan=docket.standard.service.name,
            tautan="halaman permohonannya.",
        )

    def __missing__(self, key: str) -> str:
        return "…"


def _shown(docket: Docket, request: OfficerRequest) -> Control:
    """Everything that may have to be shown, by whoever comes; which of it is due depends on who he is."""
    labels: dict[str, str] = {}
    for relation, _ in RELATIONS:
        labels |= brought(docket, relation)
    own = brought(docket, RELATIONS[0][0])
    chosen = set(request.POST.getlist("ditunjukkan"))
    return Control(
        "isian-ditunjukkan",
        "ditunjukkan",
        "Yang sudah ditunjukkan pengambil",
        kind="banyak_pilihan",
        choices=tuple(
            Choice(
                code,
                label,
                hint="" if code in own else "Hanya bila diambil orang lain.",
                chosen=code in chosen,
            )
            for code, label in labels.items()
        ),
    )


def _elsewhere(request: OfficerRequest, dockets: Sequence[Docket]) -> HttpResponse:
    """Not to be handed over here now: it is not ready, or was fetched, or has no paper at all."""
    docket = dockets[0]
    steps = docket.standard.steps
    context = {
        "face": face_of(request.officer.region),
        "case": docket.case,
        "service": docket.standard.service,
        "taken": _given_over(docket),
        "digital": not any(step.task == "serahkan" for step in steps),
        "downloaded": last_download(docket.case.ref),
        "steps": [step.name for step in docket.open_steps()],
        "home": home(request),
        "address": address_of(docket.case),
    }
    return render(request, "desk/handing_over_not.html", context)


def _given_over(docket: Docket) -> Output | None:
    outputs = Output.objects.filter(case=docket.case, kind="serah_terima", replaced_at__isnull=True)
    return outputs.order_by("-id").first()


@officer_page
def proof(request: OfficerRequest, name: str) -> HttpResponse:
    """Bukti serah terima, on one sheet for both."""
    docket = at_hand(request, name)[0]
    taken = _given_over(docket)
    if taken is None:
        raise Http404
    permit = docket.case.permit
    labels: dict[str, str] = {}
    for relation, _ in RELATIONS:
        labels |= brought(docket, relation)
    context = {
        "face": face_of(request.officer.region),
        "case": docket.case,
        "service": docket.standard.service,
        "number": permit.number.text if permit and permit.number else "",
        "taken": taken,
        "relation": dict(RELATIONS).get(str(taken.facts.get("hubungan", "")), ""),
        "shown": [labels.get(code, code) for code in taken.facts.get("ditunjukkan", [])],
        "giver": name_of(taken.made_by_id),
        "home": home(request),
        "address": address_of(docket.case),
    }
    return render(request, "desk/handing_over_proof.html", context)
