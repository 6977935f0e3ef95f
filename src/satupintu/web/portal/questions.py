"""One group of questions on one page; what is good is kept at once, what is not is said beside its field."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.save_answers import save_answers
from satupintu.cases.models import Case
from satupintu.cases.queries.filling import Filling, filling_of
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.form import FieldGroup
from satupintu.web.forms.controls import Filled, controls_of
from satupintu.web.forms.summary import error_list
from satupintu.web.forms.typed import asks_for_more, typed
from satupintu.web.portal.own_case import address_of, own_case
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.pages import CitizenRequest, citizen_page


@citizen_page
def questions(request: CitizenRequest, name: str, group: str) -> HttpResponse:
    case = own_case(name, request.citizen)
    filling = filling_or_refusal(request, case)
    shown = filling.group(group)
    if shown is None:
        raise Http404
    if request.method != "POST":
        return _page(request, filling, shown, Filled(filling.answers, {}))
    fields = [field for field in filling.asked[group] if filling.may_change(field.code)]
    raw = typed(request.POST, fields)
    if asks_for_more(request.POST):
        return _page(request, filling, shown, Filled({**filling.answers, **raw}, {}, request.POST))
    try:
        checked = save_answers(ref=case.ref, raw=raw, by=request.citizen, at=request.at)
    except Refused as refused:
        return _page(request, filling, shown, Filled({**filling.answers, **raw}, {}, request.POST), refused)
    after = filling_or_refusal(request, own_case(name, request.citizen))
    wrong = _only_of(filling, group, checked.faults)
    if wrong:
        return _page(request, after, shown, Filled({**after.answers, **raw}, wrong, request.POST))
    return HttpResponseRedirect(_onward(filling, after, group))


def filling_or_refusal(request: CitizenRequest, case: Case) -> Filling:
    filling = filling_of(case, by=request.citizen, at=request.at)
    if filling is None:
        raise Refused(
            "bukan_saatnya",
            "Permohonan ini sedang diproses petugas, jadi isiannya tidak dapat diubah. Lihat perkembangannya di "
            "halaman permohonan.",
        )
    return filling


def _only_of(filling: Filling, group: str, faults: dict[str, str]) -> dict[str, str]:
    codes = {field.code for field in filling.asked[group]}
    return {name: said for name, said in faults.items() if name.partition(".")[0] in codes}


def _onward(before: Filling, after: Filling, group: str) -> str:
    """The same page again where an answer has opened new questions on it, else the next one that lacks something."""
    base = address_of(after.case)
    had = {field.code for field in before.asked.get(group, ())}
    if any(field.code not in had for field in after.asked.get(group, ())):
        return f"{base}isian/{group}/"
    if after.correcting:
        return f"{base}perbaikan/"
    codes = [one.code for one in after.docket.standard.form if after.asked.get(one.code)]
    following = codes[codes.index(group) + 1 :] if group in codes else []
    lacking = next((code for code in following if after.faults_of(code)), None)
    return f"{base}isian/{lacking}/" if lacking else base


def _page(
    request: CitizenRequest,
    filling: Filling,
    group: FieldGroup,
    filled: Filled,
    refused: Refused | None = None,
) -> HttpResponse:
    fields = [field for field in filling.asked[group.code] if filling.may_change(field.code)]
    controls = controls_of(fields, filled, region=filling.docket.region.code)
    context = {
        "face": face_of(filling.docket.region),
        "case": filling.case,
        "service": filling.docket.standard.service,
        "group": group,
        "controls": controls,
        "errors": error_list(controls, filled.faults, refused),
        "address": address_of(filling.case),
        "correcting": filling.correcting,
    }
    wrong = bool(filled.faults or refused)
    return render(request, "portal/questions.html", context, status=422 if wrong else 200)
