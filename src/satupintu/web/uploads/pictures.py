"""A stored paper shown: pages as pictures, and the file itself only as a download that no browser opens by itself.

Who may see it is asked of `find`, which the room gives that the paper was given to: the file, or None, which is 404.
"""

import logging
from collections.abc import Callable
from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from satupintu.files.formats import ENDINGS
from satupintu.files.models import StoredFile
from satupintu.files.page_images import page_image
from satupintu.files.queries import content_of
from satupintu.rules.errors import Refused

Find = Callable[[HttpRequest, str], StoredFile | None]
"""The file of this ref, where the person of this request may see it."""
View = Callable[..., HttpResponseBase]
_NOTHING = "default-src 'none'; sandbox"
_log = logging.getLogger(__name__)


def page_image_view(find: Find) -> View:
    """Give the view (request, ref, page, width) of one page as a JPEG."""

    @require_safe
    @cache_control(private=True, max_age=3600, immutable=True)
    def show(request: HttpRequest, ref: str, page: int, width: str, **_: object) -> HttpResponseBase:
        file = _found(request, ref, find)
        try:
            image = page_image(file, page, width)
        except Refused:
            raise Http404 from None
        return _sent(image, media_type="image/jpeg", name="")

    return show


def download_view(find: Find) -> View:
    """Give the view (request, ref) of the file under its uploader's name."""

    @require_safe
    @cache_control(private=True, no_store=True)
    def send(request: HttpRequest, ref: str, **_: object) -> HttpResponseBase:
        file = _found(request, ref, find)
        try:
            content = content_of(file)
        except Refused:
            raise Http404 from None
        return _sent(content, media_type="application/octet-stream", name=name_of(file))

    return send


def name_of(file: StoredFile) -> str:
    """The uploader's name with the ending of what the file is: a photo was made into a PDF."""
    ending = f".{ENDINGS.get(file.media_type, 'bin')}"
    stem, dot, _ = file.original_name.rpartition(".")
    return (
        file.original_name if file.original_name.lower().endswith(ending) else f"{stem if dot else _}{ending}"
    )


def _found(request: HttpRequest, ref: str, find: Find) -> StoredFile:
    try:
        file = find(request, ref)
    except Refused:
        file = None
    if file is None:
        _log.warning("%s asked for in vain", request.path)
        raise Http404
    return file


def _sent(path: Path, *, media_type: str, name: str) -> HttpResponseBase:
    if not path.exists():
        _log.error("the bytes of %s are not there", path.name)
        raise Http404
    answer = FileResponse(path.open("rb"), as_attachment=bool(name), filename=name, content_type=media_type)
    answer["Content-Security-Policy"] = _NOTHING
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
