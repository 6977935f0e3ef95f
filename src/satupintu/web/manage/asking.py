"""A page that asks for a few things and does one deed; what is refused is said beside its control, all typed kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.rules.errors import Refused
from satupintu.web.design.control import Control
from satupintu.web.forms.summary import beside
from satupintu.web.manage.pages import ManagerRequest
from satupintu.web.manage.sheet import Link, Section
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import done_once, new_key


@dataclass(frozen=True, slots=True)
class Question:
    title: str
    controls: Sequence[Control]
    button: str
    back: Link
    lead: Sequence[str] = ()
    faults: Mapping[str, str] | None = None
    """Which control a refusal belongs to, by its code; the rest are said above the form."""
    warning: bool = False
    preview: Section | None = None
    preview_button: str = ""
    """A second button that only shows what would come of it."""
    closed: str = ""
    """Why it cannot be done now: the form is not offered."""


def ask(
    request: ManagerRequest, question: Callable[[], Question], deed: Callable[[], str], *, then: str
) -> HttpResponse:
    """Ask; do once, however often the form is sent; say what was done; and go on to `then`."""
    refused = None
    if request.method == "POST":
        try:
            done = done_once(request, deed, by=request.manager, at=request.at)
            if not done.again:
                messages.success(request, done.result)
            return HttpResponseRedirect(then)
        except Refused as refusal:
            refused = refusal
    return show_question(request, question(), refused)


def show_question(
    request: ManagerRequest, question: Question, refused: Refused | None = None
) -> HttpResponse:
    controls, errors = beside(question.controls, question.faults or {}, refused)
    context = {
        "face": face_of(request.officer.region),
        "page": question,
        "controls": controls,
        "errors": errors,
        "key": new_key(),
    }
    return render(request, "manage/question.html", context, status=422 if refused else 200)
