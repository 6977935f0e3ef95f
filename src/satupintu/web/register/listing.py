"""The register: everything that was issued, found by number, holder, service or state."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from satupintu.people.tenures import local_day
from satupintu.permits.models import Permit
from satupintu.permits.queries_register import Wanted, register_page, services_of
from satupintu.web.design.control import Choice, Control
from satupintu.web.design.listing import Cell, Column, Line, Table
from satupintu.web.register.pages import base_of, key_of, state_tag
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page

COLUMNS = (
    Column("Nomor", width=20),
    Column("Pemegang"),
    Column("Layanan"),
    Column("Terbit", width=12),
    Column("Sampai", width=12),
    Column("Status", width=12),
)


@officer_page
def listing(request: OfficerRequest) -> HttpResponse:
    region = request.officer.region
    wanted = Wanted(
        words=request.GET.get("kata", "").replace("\0", "").strip(),
        service=request.GET.get("layanan", ""),
        state=request.GET.get("status", ""),
        before=key_of(request.GET.get("sebelum", "")),
    )
    page = register_page(request.officer.actors, region.pk, wanted)
    query = {"kata": wanted.words, "layanan": wanted.service, "status": wanted.state}
    query = {name: value for name, value in query.items() if value}
    context = {
        "face": face_of(region),
        "controls": _controls(wanted, region.pk),
        "table": Table("Register izin", COLUMNS, tuple(_line(row, region.zone) for row in page.rows)),
        "first": f"?{urlencode(query)}" if wanted.before else "",
        "later": f"?{urlencode(query | {'sebelum': str(page.more)})}" if page.more else "",
        "filtered": bool(query),
        "base": base_of(request),
    }
    return render(request, "register/list.html", context)


def _controls(wanted: Wanted, region_id: int) -> list[Control]:
    services = {"": "Semua layanan"} | dict(services_of(region_id))
    states = {"": "Semua status"} | {str(code): str(label) for code, label in Permit.State.choices}
    return [
        Control("kata", "kata", "Nomor atau pemegang", kind="cari", value=wanted.words),
        _choice("layanan", "Layanan", services, wanted.service),
        _choice("status", "Status", states, wanted.state),
    ]


def _choice(name: str, label: str, pairs: dict[str, str], chosen: str) -> Control:
    choices = tuple(Choice(code, said, chosen=code == chosen) for code, said in pairs.items())
    return Control(name, name, label, kind="daftar", value=chosen, choices=choices)


def _line(row: Permit, zone: str) -> Line:
    number = row.number.text if row.number else "belum bernomor"
    return Line(
        (
            Cell(number, f"{row.pk}/", wraps=True),
            Cell(row.holder, wraps=True),
            Cell(row.service_name, wraps=True),
            Cell(f"{local_day(row.issued_at, zone):%d-%m-%Y}" if row.issued_at else ""),
            Cell(f"{row.valid_until:%d-%m-%Y}" if row.valid_until else ""),
            Cell(tags=(state_tag(row.state),)),
        )
    )
