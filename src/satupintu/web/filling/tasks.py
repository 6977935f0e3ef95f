"""The tasks of an application: each group of questions, each paper, and how far each of them is."""

from dataclasses import dataclass

from satupintu.cases.queries.filling import Filling
from satupintu.cases.requirements import Slot
from satupintu.web.design.task import Task

DONE, OPEN, WRONG, OPTIONAL = "Selesai", "Belum diisi", "Perlu diperbaiki", "Tidak wajib"


@dataclass(frozen=True, slots=True)
class TaskGroup:
    title: str
    tasks: tuple[Task, ...]


def task_groups(filling: Filling, base: str) -> list[TaskGroup]:
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


def is_ready(filling: Filling) -> bool:
    return not filling.checked.faults and not any(slot.missing for slot in filling.slots)
