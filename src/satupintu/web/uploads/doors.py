"""The two doors that uploads stand behind, each leaving who came in and the region of the address."""

from typing import Any

from django.http.response import HttpResponseBase

from satupintu.web.uploads.urls import View, patterns
from satupintu.web.visitor.pages import OfficerRequest, citizen_page, officer_page


def _with_region(view: View) -> View:
    """The officers' door keeps the region for itself; these views want to hear of it."""

    def show(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, region=request.officer.region.slug, **kwargs)

    return officer_page(show)


citizens = patterns(citizen_page)
officers = patterns(_with_region)
