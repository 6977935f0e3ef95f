"""The officer's working page: the checklist beside the papers; every tick is kept as he goes."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.save_ticks import Found, save_ticks
from satupintu.cases.deeds.checklist import ChecklistRow, checklist
from satupintu.cases.docket import Docket
from satupintu.cases.models import Paper, WorkItem
from satupintu.cases.queries.one_case import OneCase, one_case
from satupintu.rules.errors import Refused
from satupintu.web.design.action import Link
from satupintu.web.design.control import Choice
from satupintu.web.design.review import Check, Verdict
from satupintu.web.desk.at_hand import address_of, at_hand
from satupintu.web.desk.overtaken import open_work, own_seat, work_page
from satupintu.web.desk.paper_pages import Looking, looking, papers_of, viewer
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key
from satupintu.web.visitor.pages import OfficerRequest

VERDICTS: Mapping[str, bool | None] = {"sesuai": True, "tidak_sesuai": False, "": None}


@work_page
def examining(request: OfficerRequest, name: str, work: int) -> HttpResponse:
    dockets = at_hand(request, name)
    docket, item = _item(request, dockets, work)
    refused: Refused | None = None
    page = f"{address_of(docket.case)}periksa/{work}/"
    shown = one_case(docket)
    listed = checklist(docket, item, shown.papers, shown.groups)
    if request.method == "POST":
        try:
            save_ticks(work=work, found=_found(request, listed.rows), by=docket.by, at=request.at)
        except Refused as refusal:
            refused = refusal
        else:
            messages.success(request, "Daftar periksa disimpan.")
            return HttpResponseRedirect(f"{page}{_query(request)}")
    papers = papers_of(docket)
    look = looking(request, papers)
    context = {
        "face": face_of(request.officer.region),
        "case": docket.case,
        "shown": shown,
        "step": docket.step_of(item).name,
        "checks": [_check(row, shown, papers, look) for row in listed.papers],
        "fields": [_check(row, shown, papers, look) for row in listed.fields],
        "view": viewer(look, papers, address=address_of(docket.case), page_address=page) if look else None,
        "ticked": listed.ticked,
        "refused": refused,
        "address": address_of(docket.case),
        "page": f"{page}{_query(request)}",
        "work": work,
        "key": new_key(),
    }
    return render(request, "desk/examining.html", context, status=422 if refused else 200)


def _item(request: OfficerRequest, dockets: list[Docket], work: int) -> tuple[Docket, WorkItem]:
    """From the seat of the work; whoever does not have it may look at the file, but keeps no checklist."""
    item = open_work(dockets[0], work, reader=request.officer.user_id)
    if item is None:
        raise Http404
    by = own_seat(request, dockets[0], item)
    return next(docket for docket in dockets if docket.by.post_id == by.post_id), item


def _found(request: OfficerRequest, rows: tuple[ChecklistRow, ...]) -> list[Found]:
    """What was ticked: the ready-made reasons and the officer's own words, as one reason."""
    found = []
    for row in rows:
        name = f"{row.about}.{row.code}"
        verdict = request.POST.get(f"{name}.putusan", "")
        if verdict not in VERDICTS:
            continue
        ready = [one.text for one in row.reasons if str(one.pk) in request.POST.getlist(f"{name}.alasan")]
        words = request.POST.get(f"{name}.catatan", "").strip()
        reason = " ".join([*(text for text in ready if text not in words), *([words] if words else [])])
        about = "isian" if row.about == "isian" else "persyaratan"
        found.append(Found(about, row.code, VERDICTS[verdict], reason))  # type: ignore[arg-type]  # one of the two
    return found


def _check(row: ChecklistRow, shown: OneCase, papers: list[Paper], look: Looking | None) -> Check:
    verdict: Verdict = "" if row.fits is None else "sesuai" if row.fits else "tidak_sesuai"
    own = [paper for paper in papers if paper.requirement == row.code and paper.file is not None]
    return Check(
        id=f"periksa-{row.about}-{row.code}",
        name=f"{row.about}.{row.code}",
        label=row.name,
        papers=tuple(
            Link(
                paper.file.original_name if paper.file else "",
                f"{Looking(paper.pk).query}#penampil",
                current=look is not None and look.paper == paper.pk,
            )
            for paper in own
        )
        if row.about == "persyaratan"
        else (),
        known=tuple(fact.sentence for fact in shown.facts if fact.about == row.code),
        verdict=verdict,
        reasons=tuple(Choice(str(one.pk), one.text) for one in row.reasons),
        remark=row.tick.reason if row.tick else "",
    )


def _query(request: OfficerRequest) -> str:
    query = request.GET.urlencode()
    return f"?{query}" if query else ""
