"""A page that asks for a few things and does one: all pages of an account look and behave alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from satupintu.people.data_use import newest_text
from satupintu.rules.errors import Refused
from satupintu.web.design.control import Control
from satupintu.web.forms.summary import beside


@dataclass(frozen=True, slots=True)
class FormPage:
    title: str
    controls: Sequence[Control]
    button: str
    lead: Sequence[str] = ()
    """Paragraphs above the form."""
    links: Sequence[tuple[str, str]] = ()
    """What else one may want from here: text and address."""
    hidden: Mapping[str, str] | None = None
    back: tuple[str, str] | None = None
    faults: Mapping[str, str] | None = None
    """Which control a refusal belongs to, by its code; the rest are said above the form."""
    warning: bool = False


def show(
    request: HttpRequest,
    page: FormPage,
    refused: Refused | None = None,
    *,
    template: str = "account/form.html",
) -> HttpResponse:
    """The same page with what went wrong beside what it is about; what was typed is in the controls already."""
    controls, errors = beside(page.controls, page.faults or {}, refused)
    context = {
        "page": page,
        "controls": controls,
        "errors": errors,
        "needs_script": True,
        "data_use": newest_text("pemakaian_data"),
    }
    return render(request, template, context, status=422 if refused else 200)
