"""Who comes to a piece of work after it was finished or has passed on is told so, with the way back to the file."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from satupintu.cases.docket import Docket
from satupintu.cases.models import Case, WorkItem
from satupintu.cases.moments import say_moment
from satupintu.cases.names import name_of
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.web.desk.at_hand import address_of
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.pages import OfficerRequest, View, officer_page

FileView = Callable[..., HttpResponse]


class Overtaken(Exception):
    """Of a case that he may see; of any other there is nothing to tell."""

    def __init__(self, case: Case, sentence: str) -> None:
        super().__init__(sentence)
        self.case, self.sentence = case, sentence


def work_page(view: FileView) -> View:
    """An officer's page about one piece of work."""

    @wraps(view)
    def guarded(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Overtaken as overtaken:
            context = {
                "face": face_of(request.officer.region),
                "case": overtaken.case,
                "sentence": overtaken.sentence,
                "address": address_of(overtaken.case),
                "sent": request.method == "POST",
            }
            return render(request, "desk/overtaken.html", context, status=409)

    return officer_page(guarded)


def open_work(docket: Docket, work: int, *, reader: int) -> WorkItem | None:
    """The work, while it is open; None where this case has no such work."""
    item = next((one for one in docket.items if one.pk == work), None)
    if item is not None and item.closed_at is not None:
        raise Overtaken(docket.case, finished(docket, item, reader=reader))
    return item


def own_seat(request: OfficerRequest, docket: Docket, item: WorkItem) -> Actor:
    """The seat that the work waits for, while he has it."""
    try:
        return request.officer.actor_for(item.post_id)
    except Refused as refused:
        raise Overtaken(docket.case, refused.sentence) from None


def finished(docket: Docket, item: WorkItem, *, reader: int) -> str:
    """When, by whom and how: for the second of two officers, and for who presses or sends twice."""
    step, moment = docket.step_of(item), say_moment(item.closed_at, docket.region)
    label = next((one.label for one in step.outcomes if one.code == item.outcome), "")
    if not label:
        state = docket.case.get_state_display().lower()
        return f"{step.name} tidak dilanjutkan: permohonan ini berakhir ({state}) pada {moment}."
    who = "Anda" if item.done_by_id == reader else name_of(item.done_by_id)
    return f"{step.name} sudah diselesaikan oleh {who} pada {moment}: {label}."
