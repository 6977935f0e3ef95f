"""A form with files is refused by its length before a byte of it is read, and stopped at the first file that is too large.

Django's CSRF check reads the form, and with it all the files. So the view is exempt at the outside, where the length is
asked, and protected inside: the way Django's documentation gives for whoever has to act before the body is read.
"""

from collections.abc import Callable
from functools import wraps

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from satupintu.files.actions.start_upload import LARGEST_MEGABYTES, check_size
from satupintu.files.allowances import MEGABYTE
from satupintu.web.uploads.ticket import read_ticket

View = Callable[..., HttpResponse]
TICKET = "tiket"
"""In the address of the form: what is in the form itself is known only when it has been read."""
FIELDS = 256 * 1024
"""What the fields beside the files may take."""


class OneFileAtMost(FileUploadHandler):
    """Stop reading where one file passes its size; what came before it in the form is kept."""

    def __init__(self, request: HttpRequest, megabytes: int) -> None:
        super().__init__(request)
        self._most = megabytes * MEGABYTE
        self._size = 0
        self.exceeded = False

    def new_file(self, *args: object, **kwargs: object) -> None:
        self._size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self._size += len(raw_data)
        if self._size > self._most:
            self.exceeded = True
            raise StopUpload(connection_reset=True)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def bounded_multipart(view: View) -> View:
    """`request.POST` and `request.FILES` may be read inside only; the address carries the ticket."""
    protected = csrf_protect(view)

    @wraps(view)
    def measure(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method == "POST":
            terms = read_ticket(request.GET.get(TICKET, ""))
            if length_of(request) > LARGEST_MEGABYTES * MEGABYTE + FIELDS:
                check_size(length_of(request), terms)
            request.upload_handlers.insert(0, OneFileAtMost(request, terms.megabytes))
        return protected(request, *args, **kwargs)

    return csrf_exempt(measure)


def was_cut(request: HttpRequest) -> bool:
    """Whether a file of this form was too large; the form must have been read."""
    return any(isinstance(each, OneFileAtMost) and each.exceeded for each in request.upload_handlers)


def length_of(request: HttpRequest) -> int:
    """A body without a length is no body: the server behind us reads none."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0
