"""The last look: all answers and papers on one page, the declaration, and the sending."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.file_application import file_application
from satupintu.cases.models import Case
from satupintu.cases.queries.filling import Filling
from satupintu.rules.errors import Refused
from satupintu.web.forms.said import said
from satupintu.web.portal.own_case import address_of, own_case
from satupintu.web.portal.questions import filling_or_refusal
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.pages import CitizenRequest, citizen_page

DECLARED = "pernyataan"


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    change: str
    rows: tuple[tuple[str, str], ...]


@citizen_page
def check(request: CitizenRequest, name: str) -> HttpResponse:
    case = own_case(name, request.citizen)
    if case.state != Case.State.DRAFT:
        # Whoever sends twice, or goes back and sends again, sees that it has arrived.
        return HttpResponseRedirect(f"{address_of(case)}terkirim/")
    if request.method == "POST":
        try:
            return HttpResponseRedirect(f"{address_of(_send(request, case))}terkirim/")
        except Refused as refused:
            return _page(request, filling_or_refusal(request, case), refused)
    return _page(request, filling_or_refusal(request, case))


def _send(request: CitizenRequest, case: Case) -> Case:
    if not request.POST.get(DECLARED):
        raise Refused(
            "belum_menyatakan", "Centang pernyataan bahwa data dan dokumen ini benar, lalu kirim lagi."
        )
    return file_application(ref=case.ref, by=request.citizen, at=request.at, key=sending_of(request.POST).key)


def _page(request: CitizenRequest, filling: Filling, refused: Refused | None = None) -> HttpResponse:
    context = {
        "face": face_of(filling.docket.region),
        "case": filling.case,
        "service": filling.docket.standard.service,
        "sections": sections(filling),
        "gaps": gaps(filling),
        "refused": refused,
        "address": address_of(filling.case),
        "key": request.POST.get("kunci") or new_key(),
    }
    return render(request, "portal/check.html", context, status=422 if refused else 200)


def sections(filling: Filling) -> list[Section]:
    base = address_of(filling.case)
    asked = [
        Section(
            group.title,
            f"{base}isian/{group.code}/",
            tuple(
                (field.label, said(field, filling.answers.get(field.code)))
                for field in filling.asked[group.code]
            ),
        )
        for group in filling.docket.standard.form
        if filling.asked.get(group.code)
    ]
    papers = tuple(
        (slot.requirement.name, f"{len(slot.papers)} berkas" if slot.papers else "Belum ada")
        for slot in filling.slots
        if slot.requirement.supplier != "alur"
    )
    return [*asked, Section("Persyaratan", base, papers)] if papers else asked


def gaps(filling: Filling) -> list[tuple[str, str]]:
    """What is still missing, each with the page that takes it."""
    base = address_of(filling.case)
    groups = {field.code: group for group, fields in filling.asked.items() for field in fields}
    listed = [
        (f"{base}isian/{groups.get(name.partition('.')[0], '')}/", sentence)
        for name, sentence in filling.checked.faults.items()
    ]
    listed += [
        (f"{base}dokumen/{slot.requirement.code}/", f"Unggah {slot.requirement.name}.")
        for slot in filling.slots
        if slot.missing
    ]
    return listed
