"""The last look: all answers and papers on one page, the declaration, and the sending."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.file_application import file_application
from satupintu.cases.models import Case
from satupintu.cases.queries.filling import Filling
from satupintu.rules.errors import Refused
from satupintu.web.filling.pen import Pen
from satupintu.web.forms.said import said
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of

DECLARED = "pernyataan"


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    change: str
    rows: tuple[tuple[str, str], ...]


def check(pen: Pen, sent: Callable[[Case], str]) -> HttpResponse:
    """`sent` is where one goes once it has arrived."""
    if pen.case.state != Case.State.DRAFT:
        # Whoever sends twice, or goes back and sends again, sees that it has arrived.
        return HttpResponseRedirect(sent(pen.case))
    if pen.request.method == "POST":
        try:
            return HttpResponseRedirect(sent(_send(pen)))
        except Refused as refused:
            return _page(pen, refused)
    return _page(pen)


def _send(pen: Pen) -> Case:
    posted = pen.request.POST
    if not posted.get(DECLARED):
        raise Refused(
            "belum_menyatakan", "Centang pernyataan bahwa data dan dokumen ini benar, lalu kirim lagi."
        )
    return file_application(ref=pen.case.ref, by=pen.by, at=pen.at, key=sending_of(posted).key)


def _page(pen: Pen, refused: Refused | None = None) -> HttpResponse:
    filling = pen.filling()
    context = {
        "face": face_of(filling.docket.region),
        "case": filling.case,
        "service": filling.docket.standard.service,
        "sections": sections(filling, pen.base),
        "gaps": gaps(filling, pen.base),
        "refused": refused,
        "address": pen.base,
        "at_counter": pen.by.post_id is not None,
        "key": pen.request.POST.get("kunci") or new_key(),
    }
    return render(pen.request, "filling/check.html", context, status=422 if refused else 200)


def sections(filling: Filling, base: str) -> list[Section]:
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


def gaps(filling: Filling, base: str) -> list[tuple[str, str]]:
    """What is still missing, each with the page that takes it."""
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
