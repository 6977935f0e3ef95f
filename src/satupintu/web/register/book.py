"""The number book: every number of a series in its order, the void ones with who and why."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render

from satupintu.people.tenures import local_day
from satupintu.permits.models import AllocatedNumber, Series
from satupintu.permits.queries import gaps_in
from satupintu.permits.queries_register import book_page, series_of
from satupintu.rules.worktime.words import say_date
from satupintu.web.design.control import Choice, Control
from satupintu.web.design.facts import Tag
from satupintu.web.design.listing import Cell, Column, Line, Table
from satupintu.web.register.pages import base_of, key_of
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page

COLUMNS = (
    Column("Urut", numeric=True, width=6),
    Column("Nomor"),
    Column("Tanggal", width=16),
    Column("Keterangan"),
)
READERS = ("pengelola", "pengawas", "kepala_dinas", "penyetuju", "back_office", "front_office", "loket")


@officer_page
def book(request: OfficerRequest) -> HttpResponse:
    request.officer.actor_with(*READERS)
    region = request.officer.region
    every = series_of(region.pk)
    chosen = key_of(request.GET.get("seri", "")) or (every[0].pk if every else 0)
    series = next((one for one in every if one.pk == chosen), None)
    if chosen and series is None:
        raise Http404
    before = key_of(request.GET.get("sebelum", ""))
    rows, more = book_page(region.pk, series, before=before) if series else ((), 0)
    context = {
        "face": face_of(region),
        "controls": [_choice(every, chosen)],
        "table": Table("Buku nomor", COLUMNS, tuple(_line(row, region.zone) for row in rows)),
        "gaps": gaps_in(region.pk, series.code, series.year) if series and not before else [],
        "first": f"?{urlencode({'seri': chosen})}" if before else "",
        "later": f"?{urlencode({'seri': chosen, 'sebelum': more})}" if more else "",
        "base": base_of(request),
    }
    return render(request, "register/book.html", context)


def _choice(every: Sequence[Series], chosen: int) -> Control:
    choices = tuple(
        Choice(str(one.pk), f"{one.code.replace('_', ' ')} {one.year}", chosen=one.pk == chosen)
        for one in every
    )
    return Control("seri", "seri", "Seri dan tahun", kind="daftar", value=str(chosen), choices=choices)


def _line(row: AllocatedNumber, zone: str) -> Line:
    void = row.void_at is not None
    day = say_date(local_day(row.at, zone))
    why = f"Dibatalkan {say_date(local_day(row.void_at, zone))}: {row.void_reason}" if row.void_at else ""
    return Line(
        (
            Cell(str(row.number)),
            Cell(row.text, wraps=True),
            Cell(day),
            Cell(why or "dipakai", tags=(Tag("Batal", "merah"),) if void else (), wraps=True),
        )
    )
