"""What only a superior does with an open file: giving it to another holder, releasing somebody from being kept apart."""

from django.http import Http404, HttpResponse, QueryDict

from satupintu.cases.actions.confirm_paper import confirm_paper
from satupintu.cases.actions.reassign import reassign
from satupintu.cases.actions.release_duty import release_duty
from satupintu.cases.docket import Docket
from satupintu.people.queries import holders_of
from satupintu.web.design.control import Choice, Control
from satupintu.web.desk.small_page import small_page, way_here
from satupintu.web.visitor.pages import OfficerRequest, officer_page

VERDICTS = (("ya", "Sah"), ("tidak", "Tidak sah"))


@officer_page
def reassigning(request: OfficerRequest, name: str, work: int) -> HttpResponse:
    asked = way_here(request, name, "reassign", work=work)
    docket = asked.docket
    return small_page(
        request,
        asked,
        controls=lambda: [
            _holders(docket, work, "kepada", "Dialihkan kepada", request.POST),
            _why(request.POST),
        ],
        deed=lambda sending: reassign(
            work=work,
            to=_chosen(request.POST, "kepada"),
            reason=request.POST.get("alasan", ""),
            by=docket.by,
            at=request.at,
            seen=sending.seen,
            key=sending.key,
        ),
        done="Berkas dialihkan.",
    )


@officer_page
def releasing(request: OfficerRequest, name: str, work: int) -> HttpResponse:
    asked = way_here(request, name, "release_duty", work=work)
    docket = asked.docket
    return small_page(
        request,
        asked,
        controls=lambda: [
            _holders(docket, work, "siapa", "Pelepasan untuk", request.POST),
            _why(request.POST),
        ],
        deed=lambda sending: release_duty(
            work=work,
            user=_chosen(request.POST, "siapa"),
            reason=request.POST.get("alasan", ""),
            by=docket.by,
            at=request.at,
            seen=sending.seen,
            key=sending.key,
        ),
        done="Pelepasan tugas dicatat.",
        lead="Orang ini sudah mengerjakan langkah lain pada berkas yang sama. Pelepasan dicatat dengan nama Anda dan alasannya.",
    )


@officer_page
def confirming(request: OfficerRequest, name: str, work: int) -> HttpResponse:
    """The agency says whether a paper that it could have given is valid."""
    about = request.GET.get("persyaratan", "")
    asked = way_here(request, name, "confirm_paper", work=work, about=about)
    docket = asked.docket
    return small_page(
        request,
        asked,
        controls=lambda: [
            Control(
                "isian-sah",
                "sah",
                docket.standard.requirement(about).name,
                kind="pilihan",
                choices=tuple(
                    Choice(code, label, chosen=request.POST.get("sah") == code) for code, label in VERDICTS
                ),
            ),
            Control(
                "isian-alasan",
                "alasan",
                "Alasan bila tidak sah",
                kind="paragraf",
                value=request.POST.get("alasan", ""),
                rows=3,
                required=False,
            ),
        ],
        deed=lambda sending: confirm_paper(
            work=work,
            requirement=about,
            valid=request.POST.get("sah") == "ya",
            remark=request.POST.get("alasan", ""),
            by=docket.by,
            at=request.at,
            seen=sending.seen,
            key=sending.key,
        ),
        done="Pernyataan atas dokumen disimpan.",
    )


def _holders(docket: Docket, work: int, name: str, label: str, posted: QueryDict) -> Control:
    """Everybody who may act in the post on that day."""
    item = next((one for one in docket.open_items if one.pk == work), None)
    if item is None or item.post is None:
        raise Http404
    holders = [(str(actor.user_id), actor.name) for actor in holders_of(item.post, docket.today)]
    chosen = posted.get(name, "")
    return Control(
        f"isian-{name}",
        name,
        label,
        kind="pilihan",
        choices=tuple(Choice(code, person, chosen=code == chosen) for code, person in holders),
    )


def _why(posted: QueryDict) -> Control:
    return Control(
        "isian-alasan", "alasan", "Alasan", kind="paragraf", value=posted.get("alasan", ""), rows=3
    )


def _chosen(posted: QueryDict, name: str) -> int:
    raw = posted.get(name, "")
    return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 10 else 0
