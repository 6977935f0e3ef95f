"""A form with files is refused by its length, before a byte of it is read.

Django's CSRF check reads the form, and with it all the files. So the view is exempt at the outside, where the length is
asked, and protected inside: the way Django's documentation gives for whoever has to act before the body is read.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from satupintu.files.allowances import MEGABYTE
from satupintu.rules.errors import Refused

View = Callable[..., HttpResponse]
FIELDS = 256 * 1024
"""What the fields beside the files may take."""


def bounded_multipart(*, megabytes: int) -> Callable[[View], View]:
    """Take a form whose files come to no more than this; `request.POST` and `request.FILES` are read inside only."""

    def bind(view: View) -> View:
        protected = csrf_protect(view)

        @wraps(view)
        def measure(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if length_of(request) > megabytes * MEGABYTE + FIELDS:
                raise Refused(
                    "berkas_terlalu_besar",
                    f"Berkas yang dipilih harus lebih kecil dari {megabytes} MB. "
                    "Kecilkan berkasnya, lalu unggah lagi.",
                )
            return protected(request, *args, **kwargs)

        return csrf_exempt(measure)

    return bind


def length_of(request: HttpRequest) -> int:
    """A body without a length is no body: the server behind us reads none."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0
