"""The addresses of the sheets to print."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from satupintu.catalogue.region_files import region_file
from satupintu.people.queries import names_of_posts
from satupintu.rules.standard.model.form import all_fields
from satupintu.web.public import sheet_files
from satupintu.web.public.answer import public_page
from satupintu.web.public.applying import agency_part, applying_of
from satupintu.web.public.components import fee_text, time_text
from satupintu.web.public.lookups import Shown, service_or_404
from satupintu.web.public.sheets import blanks_of, letter_of, papers_of
from satupintu.web.public.versions import SHORT
from satupintu.web.public.words import NOT_LAID_DOWN, Words
from satupintu.web.visitor.downloads import as_file
from satupintu.web.visitor.faces import face_of


@public_page
def preparation(request: HttpRequest, region: str, service: str) -> HttpResponse:
    shown = service_or_404(region, service)
    context = _context(shown) | {
        "papers": papers_of(shown.standard, _words(shown)),
        "time": time_text(shown.standard) or NOT_LAID_DOWN,
        "fee": fee_text(shown.standard) or NOT_LAID_DOWN,
        "applying": applying_of(shown.standard, shown.region.code),
    }
    return render(request, "public/preparation.html", context)


@public_page
def blank_form(request: HttpRequest, region: str, service: str) -> HttpResponse:
    shown = service_or_404(region, service)
    if not shown.standard.form:
        raise Http404
    context = _context(shown) | {
        "groups": blanks_of(shown.standard, _words(shown)),
        "derived": all(field.derived for field in all_fields(shown.standard.form)),
    }
    return render(request, "public/blank_form.html", context)


@public_page
def sample_letter(request: HttpRequest, region: str, service: str, paper: str) -> HttpResponse:
    shown = service_or_404(region, service)
    asked = next((one for one in shown.standard.requirements if one.code == paper), None)
    letter = letter_of(shown.standard, asked) if asked else None
    if asked is None or letter is None:
        raise Http404
    file = region_file(shown.region.code)
    context = _context(shown) | {
        "letter": letter,
        "paper": asked,
        "capital": file.region.capital if file else "",
    }
    return render(request, "public/sample_letter.html", context)


@public_page
def blank_form_file(request: HttpRequest, region: str, service: str) -> HttpResponse:
    shown = service_or_404(region, service)
    if not shown.standard.form:
        raise Http404
    content = sheet_files.blank_form_file(shown, blanks_of(shown.standard, _words(shown)))
    return as_file(content, f"formulir-{service}.pdf")


@public_page
def sample_letter_file(request: HttpRequest, region: str, service: str, paper: str) -> HttpResponse:
    shown = service_or_404(region, service)
    asked = next((one for one in shown.standard.requirements if one.code == paper), None)
    letter = letter_of(shown.standard, asked) if asked else None
    if letter is None:
        raise Http404
    return as_file(sheet_files.sample_letter_file(shown, letter), f"contoh-{paper.replace('_', '-')}.pdf")


def _context(shown: Shown) -> dict[str, object]:
    agency = agency_part(shown.region.code, shown.standard.service.agency)
    return {
        "face": face_of(shown.region),
        "standard": shown.standard,
        "service": shown.standard.service.code,
        "version": shown.version,
        "hash": shown.version.hash[:SHORT],
        "takes": shown.takes_applications,
        "agency": shown.version.agency.name,
        "letterhead": agency.letterhead if agency else None,
    }


def _words(shown: Shown) -> Words:
    return Words.of(shown.standard, names_of_posts(shown.region.pk))
