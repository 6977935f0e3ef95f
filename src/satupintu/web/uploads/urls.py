"""Mounted twice: under /unggah/<region>/ for citizens and under /<region>/petugas/unggah/ for officers."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path

from satupintu.files.models import StoredFile
from satupintu.files.queries import own_file
from satupintu.web.uploads import views
from satupintu.web.uploads.answers import View, json_page, told_in_json
from satupintu.web.uploads.pictures import download_view, page_image_view
from satupintu.web.uploads.sender import sender_of
from satupintu.web.visitor.pages import citizen_page, officer_page

Door = Callable[[Any], Any]
"""What stands before every view: it lets in, and leaves `request.citizen` or `request.officer`."""


def _patterns(door: Door) -> list[URLPattern]:
    """Give the addresses of one kind of uploader; `region` comes from the address they are mounted under."""

    def answering(view: View) -> View:
        return told_in_json(door(json_page(view)))

    return [
        path("", answering(views.begin), name="begin"),
        path("selesai/", answering(views.done), name="done"),
        path("langsung/", answering(views.whole), name="whole"),
        path("berkas/<str:ref>/", door(download_view(_own)), name="file"),
        path("berkas/<str:ref>/<int:page>/<slug:width>.jpg", door(page_image_view(_own)), name="page"),
        path("<str:ref>/", answering(views.status), name="status"),
        path("<str:ref>/potongan/", answering(views.piece), name="piece"),
        path("<str:ref>/batal/", answering(views.give_up), name="give_up"),
    ]


def _own(request: HttpRequest, ref: str) -> StoredFile:
    """A person sees the papers he has sent."""
    match = request.resolver_match
    sender = sender_of(request, match.kwargs.get("region") if match else None)
    return own_file(sender.region.pk, ref, by=sender.by)


citizens = _patterns(citizen_page)
officers = _patterns(officer_page)
