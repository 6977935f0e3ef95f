"""What only a superior does with an open file: giving it to another holder, releasing somebody from being kept apart."""

from collections.abc import Callable
from functools import partial

from django.http import Http404, HttpResponse, QueryDict

from satupintu.cases.actions.confirm_paper import confirm_paper
from satupintu.cases.actions.reassign import reassign
from satupintu.cases.actions.release_duty import release_duty
from satupintu.people.queries import holders_of
from satupintu.web.design.control import Choice, Control
from satupintu.web.desk.overtaken import work_page
from satupintu.web.desk.small_page import Asked, small_page, way_here
from satupintu.web.visitor.pages import OfficerRequest

VERDICTS = (("ya", "Sah"), ("tidak", "Tidak sah"))


@work_page
def reassigning(request: OfficerRequest, name: str, work: int) -> HttpResponse:
    asked = way_here(request, name, "reassign", work=work)
    return _about_a_holder(
        request,
        asked,
        question=("kepada", "Dialihkan kepada"),
        deed=partial(reassign, work=work),
        asks="to",
        done="Berkas dialihkan.",
    )


@work_page
def releasing(request: OfficerRequest, name: str, work: int) -> HttpResponse:
    asked = way_here(request, name, "release_duty", work=work)
    return _about_a_holder(
        request,
        asked,
        question=("siapa", "Pelepasan untuk"),
        deed=partial(release_duty, work=work),
        asks="user",
        done="Pelepasan tugas dicatat.",
        lead="Orang ini sudah mengerjakan langkah lain pada berkas yang sama. Pelepasan dicatat dengan nama Anda dan alasannya.",
    )


@work_page
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


def _about_a_holder(
    request: OfficerRequest,
    asked: Asked,
    *,
    question: tuple[str, str],
    deed: Callable[..., object],
    asks: str,
    done: str,
    lead: str = "",
) -> HttpResponse:
    """Who of those that may act in the post, and why; `asks` is the deed's own word for him."""
    posted, (name, label) = request.POST, question
    return small_page(
        request,
        asked,
        controls=lambda: [_holders(asked, name, label, posted), _why(posted)],
        deed=lambda sending: deed(
            **{asks: _chosen(posted, name)},
            reason=posted.get("alasan", ""),
            by=asked.docket.by,
            at=request.at,
            seen=sending.seen,
            key=sending.key,
        ),
        done=done,
        lead=lead,
    )


def _holders(asked: Asked, name: str, label: str, posted: QueryDict) -> Control:
    """Everybody who may act in the post on that day."""
    docket = asked.docket
    item = next((one for one in docket.open_items if one.pk == asked.way.work), None)
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
