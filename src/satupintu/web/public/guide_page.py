"""A few questions, one at a time, each answer a link: whether this is the service, and whether one may apply."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from satupintu.catalogue.places import countries
from satupintu.rules.guidance import Guidance, Reply, guided
from satupintu.rules.standard.model.guide import GuideQuestion, Whom
from satupintu.rules.standard.model.standard import Standard
from satupintu.web.public.answer import public_page
from satupintu.web.public.applying import applying_of
from satupintu.web.public.lookups import region_or_404, service_or_404
from satupintu.web.public.region_page import standards_today
from satupintu.web.visitor.faces import face_of

FOR_WHOM: Mapping[Whom, str] = {
    "perorangan": "Diri sendiri atau keluarga",
    "usaha": "Usaha",
    "organisasi": "Lembaga atau organisasi",
    "lembaga_asing": "Lembaga dari luar negeri",
}
VERDICTS = {
    "cocok": "Layanan ini cocok, dan Anda dapat mengajukan permohonan",
    "tidak_cocok": "Layanan ini belum dapat Anda ajukan",
    "tanya": "Tanyakan kepada petugas lebih dahulu",
}


@dataclass(frozen=True, slots=True)
class Replied:
    asks: str
    label: str
    change: str
    """The address that asks this again, with what was said before."""


@dataclass(frozen=True, slots=True)
class Offered:
    label: str
    address: str


@public_page
def guide(request: HttpRequest, region: str, service: str) -> HttpResponse:
    shown = service_or_404(region, service)
    if not shown.standard.guide.questions:
        raise Http404
    state = guided(shown.standard.guide, request.GET.dict())
    here = reverse("public:guide", args=[region, service])
    context = {
        "face": face_of(shown.region),
        "standard": shown.standard,
        "service": service,
        "takes": shown.takes_applications,
        "applying": applying_of(shown.standard, shown.region.code),
        "replies": _replied(state.replies, here),
        "asked": state.asked,
        "answers": _answers(state, here),
        "listed": _listed(state.asked),
        "verdict": state.verdict,
        "heading": VERDICTS.get(state.verdict or "", ""),
        "says": [reply.answer.says for reply in state.replies if reply.answer.says],
        "others": _others(state, standards_today(shown.region)) if state.verdict else [],
    }
    return render(request, "public/guide.html", context)


@public_page
def which_service(request: HttpRequest, region: str) -> HttpResponse:
    """Across the services of a region: for whom, then what for; then the questions of the one that was chosen."""
    row = region_or_404(region)
    standards = standards_today(row)
    whom = request.GET.get("untuk", "")
    known = [
        (code, label)
        for code, label in FOR_WHOM.items()
        if any(code in one.guide.for_whom for one in standards)
    ]
    if len(known) == 1:
        whom = known[0][0]
    chosen = whom if any(code == whom for code, _ in known) else ""
    context = {
        "face": face_of(row),
        "known": known,
        "chosen": chosen,
        "whom": next((label for code, label in known if code == chosen), "") if len(known) > 1 else "",
        "needs": [
            (need, one) for one in standards if chosen in one.guide.for_whom for need in one.guide.needs
        ],
        "unguided": [one for one in standards if not one.guide.needs],
    }
    return render(request, "public/which.html", context)


def _replied(replies: Sequence[Reply], here: str) -> list[Replied]:
    before: dict[str, str] = {}
    found = []
    for reply in replies:
        found.append(Replied(reply.question.asks, reply.answer.label, _address(here, before)))
        before[reply.question.code] = reply.answer.code
    return found


def _answers(state: Guidance, here: str) -> list[Offered]:
    if state.asked is None:
        return []
    return [
        Offered(answer.label, _address(here, {**state.given, state.asked.code: answer.code}))
        for answer in state.asked.answers
    ]


def _address(here: str, given: Mapping[str, str]) -> str:
    return f"{here}?{urlencode(given)}" if given else here


def _listed(asked: GuideQuestion | None) -> str:
    if asked is None or not asked.shows:
        return ""
    names = ", ".join(countries().without_relations())
    return f"Yang menurut daftar kami tidak mempunyai hubungan diplomatik dengan Indonesia: {names}."


def _others(state: Guidance, standards: Sequence[Standard]) -> list[Standard]:
    """Services that were named as what may be meant, as far as they are open here."""
    wanted = {code for reply in state.replies[-1:] for code in reply.answer.instead}
    return [standard for standard in standards if standard.service.code in wanted]
