"""Everything that has to be mended, on one page, each defect with its reason and the way to its field or file."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.correct import correct, open_return
from satupintu.cases.models import Paper, Return
from satupintu.cases.queries.filling import Filling
from satupintu.rules.errors import Refused
from satupintu.web.portal.own_case import address_of
from satupintu.web.portal.writing import pen_of
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.pages import CitizenRequest, citizen_page


@dataclass(frozen=True, slots=True)
class Defect:
    label: str
    reason: str
    address: str
    mended: bool


@citizen_page
def correction(request: CitizenRequest, name: str) -> HttpResponse:
    pen = pen_of(request, name)
    case, filling = pen.case, pen.filling()
    if not filling.correcting:
        return HttpResponseRedirect(address_of(case))
    fault: Refused | None = None
    if request.method == "POST":
        sending = sending_of(request.POST)
        try:
            correct(
                work=filling.work.pk, by=request.citizen, at=request.at, seen=sending.seen, key=sending.key
            )
            return HttpResponseRedirect(address_of(case))
        except Refused as refused:
            fault = refused
    answering = open_return(filling.docket, filling.work)
    context = {
        "face": face_of(case.region),
        "case": case,
        "service": filling.docket.standard.service,
        "asked": answering,
        "defects": defects(filling, answering),
        "refused": fault,
        "address": address_of(case),
        "key": request.POST.get("kunci") or new_key(),
    }
    return render(request, "portal/correction.html", context, status=422 if fault else 200)


def defects(filling: Filling, answering: Return) -> list[Defect]:
    base = address_of(filling.case)
    groups = {field.code: code for code, fields in filling.asked.items() for field in fields}
    labels = {field.code: field.label for fields in filling.asked.values() for field in fields}
    listed = []
    for item in answering.items.all().order_by("id"):
        if item.about == "isian":
            page = f"{base}isian/{groups[item.code]}/" if item.code in groups else base
            changed = False
            listed.append(Defect(labels.get(item.code, item.code), item.reason, page, changed))
        else:
            label = filling.docket.standard.requirement(item.code).name
            slot = filling.slot(item.code)
            mended = slot is not None and bool(slot.papers) and _all_fresh(slot.papers)
            listed.append(Defect(label, item.reason, f"{base}dokumen/{item.code}/", mended))
    return listed


def _all_fresh(papers: tuple[Paper, ...]) -> bool:
    return all(paper.state != Paper.State.REFUSED for paper in papers)
