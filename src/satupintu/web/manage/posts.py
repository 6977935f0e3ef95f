"""The seats of the office: who holds each, who stands in, who is away, and to whom each answers."""

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpResponse

from satupintu.people.models import Deputy, Holding, Post
from satupintu.people.queries_officers import Seat, deputies_of, holdings_of, seats_of
from satupintu.rules.worktime.words import say_date
from satupintu.web.design.facts import Fact, Tag
from satupintu.web.design.listing import Cell, Column, Table
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.sheet import Section, Sheet, cell, show, table

BACK = "Kembali ke daftar jabatan"
COLUMNS = (
    Column("Jabatan"),
    Column("Instansi"),
    Column("Atasan"),
    Column("Pemegang hari ini"),
    Column("Pengganti hari ini"),
)


@manager_page
def posts(request: ManagerRequest) -> HttpResponse:
    seats = seats_of(request.officer.region.pk, request.today)
    names = {seat.post.pk: seat.post.name for seat in seats}
    lines = [_line(seat, names, request.base) for seat in seats]
    return show(
        request,
        Sheet(
            title="Jabatan",
            lead=[
                (
                    "Jabatan dan atasannya ditetapkan dalam berkas wilayah. Di sini dicatat siapa yang memegangnya, dan "
                    "siapa penggantinya."
                )
            ],
            sections=[Section(table=table("Jabatan", COLUMNS, lines), empty="Belum ada jabatan.")],
        ),
    )


def _line(seat: Seat, names: Mapping[int, str], base: str) -> list[Cell]:
    holders = [_holder(seat, user.pk, user.name) for user in seat.holders]
    tags = [Tag("Tidak ada yang bertugas", "merah")] if seat.uncovered else []
    return [
        cell(seat.post.name, f"{base}jabatan/{seat.post.pk}/"),
        cell(seat.post.agency.name),
        cell(names.get(seat.post.superior_id or 0, "")),
        cell(", ".join(holders), tags=tags),
        cell(", ".join(f"{one.get_kind_display()} {one.user.name}" for one in seat.deputies)),
    ]


def _holder(seat: Seat, user: int, name: str) -> str:
    away = seat.away.get(user)
    return f"{name} ({away.get_kind_display().lower()} s.d. {say_date(away.ends)})" if away else name


def seat_here(request: ManagerRequest, post: int) -> Seat:
    """An open post of this region; another does not exist here."""
    for seat in seats_of(request.officer.region.pk, request.today):
        if seat.post.pk == post:
            return seat
    raise Http404


@manager_page
def one_post(request: ManagerRequest, post: int) -> HttpResponse:
    seat, here = seat_here(request, post), f"{request.base}jabatan/{post}/"
    warnings = [UNCOVERED] if seat.uncovered else []
    return show(
        request,
        Sheet(
            title=seat.post.name,
            back=(BACK, f"{request.base}jabatan/"),
            warnings=warnings,
            sections=[
                Section(facts=_facts(seat.post)),
                Section(
                    title="Pemegang",
                    table=_held(holdings_of(post, request.today), here),
                    empty="Tidak ada pemegang sekarang maupun yang akan datang.",
                    links=[("Dudukkan petugas", f"{here}dudukkan/")],
                ),
                Section(
                    title="Pengganti (Plh. dan Plt.)",
                    table=_deputised(deputies_of(post, request.today), here),
                    empty="Tidak ada pengganti sekarang maupun yang akan datang.",
                    links=[("Tunjuk pengganti", f"{here}tunjuk/")],
                ),
            ],
        ),
    )


UNCOVERED = (
    "Hari ini tidak ada yang dapat bertindak dalam jabatan ini. Dudukkan pemegang atau tunjuk pengganti."
)


def _facts(post: Post) -> list[Fact]:
    return [
        Fact("Instansi", post.agency.name),
        Fact("Peran", post.role.replace("_", " ")),
        Fact("Atasan", post.superior.name if post.superior else "Tidak ada"),
        Fact("Kursi", str(post.seats) if post.seats else "Tidak dibatasi"),
        Fact("Sebutan di atas tanda tangan", post.signs_as or post.name.upper()),
    ]


def _held(found: Sequence[Holding], here: str) -> Table:
    columns = (Column("Nama"), Column("Mulai"), Column("Sampai"), Column("SK"), Column("Akhiri", quiet=True))
    lines = [
        [
            cell(one.user.name),
            cell(say_date(one.starts)),
            cell(say_date(one.ends) if one.ends else "tanpa batas"),
            cell(one.decree),
            cell("Akhiri", f"{here}pemegang/{one.pk}/"),
        ]
        for one in found
    ]
    return table("Pemegang", columns, lines)


def _deputised(found: Sequence[Deputy], here: str) -> Table:
    columns = (
        Column("Nama"),
        Column("Mulai"),
        Column("Sampai"),
        Column("Surat perintah"),
        Column("Layanan"),
        Column("Akhiri", quiet=True),
    )
    lines = [
        [
            cell(f"{one.get_kind_display()} {one.user.name}"),
            cell(say_date(one.starts)),
            cell(say_date(one.ends)),
            cell(one.decree),
            cell(", ".join(one.services) or "semua"),
            cell("Akhiri", f"{here}pengganti/{one.pk}/"),
        ]
        for one in found
    ]
    return table("Pengganti", columns, lines)
