"""A file in pieces: begin, send pieces, ask how far it is, finish, give up; and a whole form for who has no script."""

from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from satupintu.files.actions.append_chunk import LARGEST_CHUNK, append_chunk
from satupintu.files.actions.cancel_upload import cancel_upload
from satupintu.files.actions.start_upload import LARGEST_MEGABYTES, start_upload
from satupintu.files.queries import own_upload
from satupintu.people.models import Region
from satupintu.people.queries import region_by_slug
from satupintu.rules.errors import Refused
from satupintu.web.uploads.answers import say_file, say_upload
from satupintu.web.uploads.bounded import bounded_multipart, length_of
from satupintu.web.uploads.owner import owner_of
from satupintu.web.uploads.take import finish, take_files
from satupintu.web.uploads.ticket import read_ticket

_BLOCK = 16 * 1024
_LONGEST_KEY = 64


@require_POST
def begin(request: HttpRequest, region: str) -> HttpResponse:
    by, row, sent = owner_of(request), _region_or_404(region), request.POST
    size = sent.get("ukuran", "")
    upload = start_upload(
        region=row,
        name=sent.get("nama", ""),
        size=int(size) if size.isascii() and size.isdecimal() and len(size) < 16 else 0,
        terms=read_ticket(sent.get("tiket", ""), region_id=row.pk),
        key=sent.get("kunci", "").replace("\0", "")[:_LONGEST_KEY],
        by=by,
        at=timezone.now(),
    )
    return say_upload(upload, status=201)


@require_POST
def piece(request: HttpRequest, region: str, ref: str) -> HttpResponse:
    """`Upload-Offset` says where the piece belongs; what arrived before the line dropped is kept too."""
    by, row = owner_of(request), _region_or_404(region)
    length, offset = length_of(request), request.headers.get("Upload-Offset", "")
    if length > LARGEST_CHUNK:
        raise Refused(
            "potongan_terlalu_besar", "Berkas yang dipilih tidak dapat diunggah sekaligus. Coba lagi."
        )
    if not (offset.isascii() and offset.isdecimal() and len(offset) < 16):
        raise Refused(
            "potongan_tanpa_letak",
            "Berkas yang dipilih tidak dapat diunggah. Muat ulang halaman, lalu coba lagi.",
        )
    own_upload(row.pk, ref, by=by)  # a stranger's piece is not even read
    content = _received(request, length)
    upload = append_chunk(
        region_id=row.pk, ref=ref, offset=int(offset), content=content, by=by, at=timezone.now()
    )
    return say_upload(upload)


def _received(request: HttpRequest, length: int) -> bytes:
    content = bytearray()
    try:
        while len(content) < length and (block := request.read(min(_BLOCK, length - len(content)))):
            content += block
    except UnreadablePostError:
        pass  # the line dropped: what came before is as good as any
    return bytes(content)


@require_safe
def status(request: HttpRequest, region: str, ref: str) -> HttpResponse:
    return say_upload(own_upload(_region_or_404(region).pk, ref, by=owner_of(request)))


@require_POST
def done(request: HttpRequest, region: str) -> HttpResponse:
    by, row = owner_of(request), _region_or_404(region)
    return say_file(finish(row.pk, request.POST.getlist("unggahan"), by=by, at=timezone.now()))


@require_POST
def give_up(request: HttpRequest, region: str, ref: str) -> HttpResponse:
    by, row = owner_of(request), _region_or_404(region)
    return say_upload(cancel_upload(region_id=row.pk, ref=ref, by=by, at=timezone.now()))


@require_POST
@bounded_multipart(megabytes=LARGEST_MEGABYTES)
def whole(request: HttpRequest, region: str) -> HttpResponse:
    by, row = owner_of(request), _region_or_404(region)
    terms = read_ticket(request.POST.get("tiket", ""), region_id=row.pk)
    files = request.FILES.getlist("berkas")
    return say_file(take_files(files, region=row, terms=terms, by=by, at=timezone.now()))


def _region_or_404(slug: str) -> Region:
    row = region_by_slug(slug)
    if row is None:
        raise Http404
    return row
