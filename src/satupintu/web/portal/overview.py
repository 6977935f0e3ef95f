"""One application: a task list while it is the applicant's to fill in, afterwards where it stands."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from satupintu.cases.models import Case
from satupintu.cases.queries.filling import Filling, filling_of
from satupintu.cases.requirements import Slot
from satupintu.web.design.task import Task
from satupintu.web.portal.own_case import address_of, own_case
from satupintu.web.portal.progress import progress_page
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key
from satupintu.web.visitor.pages import CitizenRequest, citizen_page

DONE, OPEN, WRONG, OPTIONAL = "Selesai", "Belum diisi", "Perlu diperbaiki", "Tidak wajib"


@dataclass(frozen=True, slots=True)
class TaskGroup:
    title: str
    tasks: tuple[Task, ...]


@citizen_page
def overview(request: CitizenRequest, name: str) -> HttpResponse:
    case = own_case(name, request.citizen)
    filling = filling_of(case, by=request.citizen, at=request.at)
    if filling is None or filling.correcting:
        return progress_page(request, case, filling)
    context = {
        "face": face_of(case.region),
        "case": case,
        "service": filling.docket.standard.service,
        "groups": task_groups(filling),
        "ready": not filling.checked.faults and not any(slot.missing for slot in filling.slots),
        "key": new_key(),
        "address": address_of(case),
    }
    return render(request, "portal/tasks.html", context)


def task_groups(filling: Filling) -> list[TaskGroup]:
    base = address_of(filling.case)
    questions = tuple(
        Task(group.title, f"{base}isian/{group.code}/", *_state_of(filling, group.code))
        for group in filling.docket.standard.form
        if filling.asked.get(group.code)
    )
    papers = tuple(
        Task(slot.requirement.name, f"{base}dokumen/{slot.requirement.code}/", *_state_of_paper(slot))
        for slot in filling.slots
        if slot.requirement.supplier != "alur"
    )
    groups = [TaskGroup("Isi data", questions)] if questions else []
    if papers:
        given = sum(1 for slot in filling.slots if slot.papers and slot.requirement.supplier != "alur")
        groups.append(TaskGroup(f"Unggah persyaratan ({given} dari {len(papers)})", papers))
    return groups


def _state_of(filling: Filling, group: str) -> tuple[str, str]:
    """The word and its tone: colour only for what is still to be done (reliability 3.2)."""
    answered = any(field.code in filling.answers for field in filling.asked[group])
    if not filling.faults_of(group):
        return (DONE, "") if answered else (OPTIONAL, "")
    return (OPEN, "biru") if not answered else (WRONG, "kuning")


def _state_of_paper(slot: Slot) -> tuple[str, str]:
    if slot.papers:
        return DONE, ""
    return (OPEN, "biru") if slot.missing else (OPTIONAL, "")


def is_draft(case: Case) -> bool:
    return case.state == Case.State.DRAFT
