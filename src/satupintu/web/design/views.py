from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from satupintu.catalogue.arms import arms_of
from satupintu.web.design.colour import readable
from satupintu.web.design.gallery.specimens import shown

A_YEAR = 365 * 24 * 60 * 60


@require_safe
@cache_control(public=True, max_age=A_YEAR, immutable=True)
def colour_sheet(request: HttpRequest, colour: str) -> HttpResponse:
    """A stylesheet of one line, because a page may hold no style of its own; the address says all it depends on."""
    return HttpResponse(
        f":root{{--brand:{readable(f'#{colour}')}}}\n", content_type="text/css; charset=utf-8"
    )


@require_safe
@cache_control(public=True, max_age=A_YEAR, immutable=True)
def arms(request: HttpRequest, code: str, digest: str, ending: str) -> HttpResponse:
    """The address says which bytes they are: other arms have another."""
    found = arms_of(code)
    if found is None or (found.digest, found.ending) != (digest, ending):
        raise Http404
    return HttpResponse(found.content, content_type=found.media_type)


@gzip_page
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in all its states: for who builds pages, and for the tests that look at them."""
    return render(request, "design/gallery.html", shown())
