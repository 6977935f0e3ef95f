"""One group of questions on one page; what is good is kept at once, what is not is said beside its field."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.save_answers import save_answers
from satupintu.cases.queries.filling import Filling
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.form import FieldGroup
from satupintu.web.filling.pen import Pen
from satupintu.web.forms.controls import Filled, controls_of
from satupintu.web.forms.summary import error_list
from satupintu.web.forms.typed import asks_for_more, typed
from satupintu.web.visitor.faces import face_of


def questions(pen: Pen, group: str) -> HttpResponse:
    posted, filling = pen.request.POST, pen.filling()
    shown = filling.group(group)
    if shown is None:
        raise Http404
    if pen.request.method != "POST":
        return _page(pen, filling, shown, Filled(filling.answers, {}))
    fields = [field for field in filling.asked[group] if filling.may_change(field.code)]
    raw = typed(posted, fields)
    if asks_for_more(posted):
        return _page(pen, filling, shown, Filled({**filling.answers, **raw}, {}, posted))
    try:
        checked = save_answers(ref=pen.case.ref, raw=raw, by=pen.by, at=pen.at)
    except Refused as refused:
        return _page(pen, filling, shown, Filled({**filling.answers, **raw}, {}, posted), refused)
    after = pen.again().filling()
    wrong = _only_of(filling, group, checked.faults)
    if wrong:
        return _page(pen, after, shown, Filled({**after.answers, **raw}, wrong, posted))
    return HttpResponseRedirect(_onward(pen.base, filling, after, group))


def _only_of(filling: Filling, group: str, faults: dict[str, str]) -> dict[str, str]:
    codes = {field.code for field in filling.asked[group]}
    return {name: said for name, said in faults.items() if name.partition(".")[0] in codes}


def _onward(base: str, before: Filling, after: Filling, group: str) -> str:
    """The same page again where an answer has opened new questions on it, else the next one that lacks something."""
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
    pen: Pen,
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
        "address": pen.base,
        "correcting": filling.correcting,
    }
    wrong = bool(filled.faults or refused)
    return render(pen.request, "filling/questions.html", context, status=422 if wrong else 200)
