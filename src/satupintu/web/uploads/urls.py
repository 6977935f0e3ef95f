"""Mounted twice: under /unggah/<region>/ for citizens and under /<region>/petugas/unggah/ for officers."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt

from satupintu.files.models import StoredFile
from satupintu.files.queries import own_file
from satupintu.people.queries import region_by_slug
from satupintu.web.uploads import views
from satupintu.web.uploads.answers import json_page
from satupintu.web.uploads.owner import owner_of
from satupintu.web.uploads.pictures import download_view, page_image_view

View = Callable[..., HttpResponseBase]
Door = Callable[[View], View]
"""What stands before every view: it lets in, and leaves `request.citizen` or `request.officer`."""


def patterns(door: Door) -> list[URLPattern]:
    """Give the addresses of one kind of uploader; `region` comes from the address they are mounted under."""

    def answering(view: View) -> View:
        return door(json_page(view))

    return [
        path("", answering(views.begin), name="begin"),
        path("selesai/", answering(views.done), name="done"),
        # Exempt outside, protected inside: see bounded.py.
        path("langsung/", csrf_exempt(answering(views.whole)), name="whole"),
        path("berkas/<str:ref>/", door(download_view(_own)), name="file"),
        path("berkas/<str:ref>/<int:page>/<slug:width>.jpg", door(page_image_view(_own)), name="page"),
        path("<str:ref>/", answering(views.status), name="status"),
        path("<str:ref>/potongan/", answering(views.piece), name="piece"),
        path("<str:ref>/batal/", answering(views.give_up), name="give_up"),
    ]


def _own(request: HttpRequest, ref: str) -> StoredFile | None:
    """A person sees the papers he has sent."""
    slug = request.resolver_match.kwargs["region"] if request.resolver_match else ""
    region = region_by_slug(slug)
    return own_file(region.pk, ref, by=owner_of(request)) if region is not None else None
