"""The pages of a paper as pictures we drew ourselves: an officer never opens a stranger's file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from PIL import Image

from satupintu.cases.docket import Docket
from satupintu.cases.models import Paper
from satupintu.files.models import StoredFile
from satupintu.files.page_images import WIDTHS, page_image
from satupintu.rules.errors import Refused
from satupintu.web.design.review import PageView
from satupintu.web.desk.at_hand import at_hand
from satupintu.web.visitor.pages import OfficerRequest, officer_page

TURNS = (0, 90, 180, 270)
SMALL, LARGE = "kecil", "besar"
READABLE = "sedang"
"""What fits beside the checklist: the large picture, shown at two thirds."""
SIDES = {SMALL: 480, READABLE: 820, LARGE: WIDTHS["besar"]}
SIZES = tuple(SIDES)


@dataclass(frozen=True, slots=True)
class Looking:
    """Which page of which paper, how large and how turned; all of it stands in the address."""

    paper: int
    page: int = 1
    size: str = READABLE
    turned: int = 0

    @property
    def query(self) -> str:
        return "?" + urlencode(
            {"dokumen": self.paper, "hal": self.page, "besar": self.size, "putar": self.turned}
        )


def papers_of(docket: Docket) -> list[Paper]:
    """What lies in the file now, in the order of the standard."""
    papers = Paper.objects.filter(case=docket.case).exclude(state=Paper.State.REPLACED)
    order = {paper.code: place for place, paper in enumerate(docket.standard.requirements)}
    found = papers.select_related("file").order_by("id")
    return sorted(found, key=lambda paper: order.get(paper.requirement, len(order)))


def looking(request: HttpRequest, papers: Sequence[Paper]) -> Looking | None:
    """What the address asks to see, or else the first page of the first paper; nothing without papers."""
    shown = [paper for paper in papers if paper.file is not None and paper.file.pages]
    if not shown:
        return None
    wanted = request.GET.get("dokumen", "")
    paper = next((one for one in shown if str(one.pk) == wanted), shown[0])
    pages = (paper.file.pages or 1) if paper.file else 1
    page = _whole(request.GET.get("hal", ""), usual=1)
    size = request.GET.get("besar", READABLE)
    turned = _whole(request.GET.get("putar", ""), usual=0)
    return Looking(
        paper.pk,
        min(max(page, 1), pages),
        size if size in SIDES else READABLE,
        turned if turned in TURNS else 0,
    )


def viewer(look: Looking, papers: Sequence[Paper], *, address: str, page_address: str) -> PageView:
    paper = next(one for one in papers if one.pk == look.paper)
    file = paper.file
    if file is None:
        raise Http404
    pages, place = file.pages or 1, SIZES.index(look.size)
    width = SIDES[look.size]
    height = round(width * 1.414)
    if look.turned in (90, 270):
        width, height = height, width

    def to(other: Looking) -> str:
        return f"{page_address}{other.query}"

    return PageView(
        paper=file.original_name,
        image=f"{address}gambar/{paper.pk}/{look.page}/?putar={look.turned}",
        alt=f"{file.original_name}, halaman {look.page}",
        page=look.page,
        pages=pages,
        width=width,
        height=height,
        previous=to(replace(look, page=look.page - 1)) if look.page > 1 else "",
        next=to(replace(look, page=look.page + 1)) if look.page < pages else "",
        zoom_in=to(replace(look, size=SIZES[place + 1])) if place + 1 < len(SIZES) else "",
        zoom_out=to(replace(look, size=SIZES[place - 1])) if place else "",
        rotate=to(replace(look, turned=(look.turned + 90) % 360)),
    )


@cache_control(private=True, max_age=600)
@officer_page
def picture(request: OfficerRequest, name: str, paper: int, page: int) -> HttpResponseBase:
    """One page, turned as asked; only of a paper of a case within reach."""
    file = _file(request, name, paper)
    try:
        path = page_image(file, page, LARGE)
    except Refused:
        raise Http404 from None
    turned = _whole(request.GET.get("putar", ""), usual=0)
    content = _turned(path.read_bytes(), turned) if turned in TURNS[1:] else path.read_bytes()
    return HttpResponse(content, content_type="image/jpeg")


def _turned(picture: bytes, degrees: int) -> bytes:
    """Of our own drawing, so that opening it is no risk."""
    out = BytesIO()
    with Image.open(BytesIO(picture)) as opened:
        opened.rotate(-degrees, expand=True).save(out, "JPEG", quality=85)
    return out.getvalue()


def _file(request: OfficerRequest, name: str, paper: int) -> StoredFile:
    case = at_hand(request, name)[0].case
    row = Paper.objects.filter(case=case, pk=paper).select_related("file").first()
    if row is None or row.file is None:
        raise Http404
    return row.file


def _whole(raw: str, *, usual: int) -> int:
    return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 6 else usual
