"""A file in pieces: begin, send pieces, ask how far it is, finish, give up; and a whole form for who has no script."""

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.views.decorators.http import require_POST, require_safe

from satupintu.files.actions.append_chunk import LARGEST_CHUNK, append_chunk
from satupintu.files.actions.cancel_upload import cancel_upload
from satupintu.files.actions.start_upload import check_size, start_upload
from satupintu.files.allowances import MEGABYTE
from satupintu.files.queries import own_upload
from satupintu.rules.errors import Refused
from satupintu.web.uploads.answers import say_file, say_upload
from satupintu.web.uploads.bounded import TICKET, bounded_multipart, length_of, was_cut
from satupintu.web.uploads.sender import sender_of
from satupintu.web.uploads.take import finish, take_files
from satupintu.web.uploads.ticket import read_ticket

_BLOCK = 16 * 1024
_LONGEST_KEY = 64


@require_POST
def begin(request: HttpRequest, region: str | None = None) -> HttpResponse:
    sender, sent = sender_of(request, region), request.POST
    upload = start_upload(
        region=sender.region,
        name=sent.get("nama", ""),
        size=_whole(sent.get("ukuran", "")) or 0,
        terms=read_ticket(sent.get(TICKET, "")),
        key=sent.get("kunci", "").replace("\0", "")[:_LONGEST_KEY],
        by=sender.by,
        at=sender.at,
    )
    return say_upload(upload, status=201)


@require_POST
def piece(request: HttpRequest, ref: str, region: str | None = None) -> HttpResponse:
    """`Upload-Offset` says where the piece belongs; what arrived before the line dropped is kept too."""
    sender, length = sender_of(request, region), length_of(request)
    own_upload(
        sender.region.pk, ref, by=sender.by
    )  # a stranger's piece is not even read, and he learns nothing of it
    offset = _whole(request.headers.get("Upload-Offset", ""))
    if length > LARGEST_CHUNK:
        raise Refused(
            "potongan_terlalu_besar", "Berkas yang dipilih tidak dapat diunggah sekaligus. Coba lagi."
        )
    if offset is None:
        raise Refused(
            "potongan_tanpa_letak",
            "Berkas yang dipilih tidak dapat diunggah. Muat ulang halaman, lalu coba lagi.",
        )
    upload = append_chunk(
        region_id=sender.region.pk,
        ref=ref,
        offset=offset,
        content=_received(request, length),
        by=sender.by,
        at=sender.at,
    )
    return say_upload(upload)


@require_safe
def status(request: HttpRequest, ref: str, region: str | None = None) -> HttpResponse:
    sender = sender_of(request, region)
    return say_upload(own_upload(sender.region.pk, ref, by=sender.by))


@require_POST
def done(request: HttpRequest, region: str | None = None) -> HttpResponse:
    return say_file(finish(request.POST.getlist("unggahan"), sender=sender_of(request, region)))


@require_POST
def give_up(request: HttpRequest, ref: str, region: str | None = None) -> HttpResponse:
    sender = sender_of(request, region)
    return say_upload(cancel_upload(region_id=sender.region.pk, ref=ref, by=sender.by, at=sender.at))


@require_POST
@bounded_multipart
def whole(request: HttpRequest, region: str | None = None) -> HttpResponse:
    sender, terms = sender_of(request, region), read_ticket(request.GET.get(TICKET, ""))
    files = request.FILES.getlist("berkas")
    if was_cut(request):
        check_size(terms.megabytes * MEGABYTE + 1, terms)
    return say_file(take_files(files, terms=terms, sender=sender))


def _received(request: HttpRequest, length: int) -> bytes:
    content = bytearray()
    try:
        while len(content) < length and (block := request.read(min(_BLOCK, length - len(content)))):
            content += block
    except UnreadablePostError:
        pass  # the line dropped: what came before is as good as any
    return bytes(content)


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None
