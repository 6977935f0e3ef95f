"""The series of numbers: how each is written, what comes next, and another pattern, seen before it is laid down."""

from collections.abc import Mapping
from dataclasses import replace

from django.http import Http404, HttpResponse

from satupintu.people.models import Agency
from satupintu.permits.actions.set_pattern import set_pattern
from satupintu.permits.models import NumberPattern
from satupintu.permits.queries import last_numbers, patterns_of
from satupintu.rules.errors import Refused
from satupintu.rules.numbering import TOKENS, Pattern
from satupintu.web.design.facts import Fact
from satupintu.web.design.listing import Cell, Column
from satupintu.web.manage.asking import Question, ask, show_question
from satupintu.web.manage.moving_dates import LOOK
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.sheet import Section, Sheet, cell, show, table
from satupintu.web.manage.typed import line, text_of

COLUMNS = (
    Column("Seri"),
    Column("Instansi"),
    Column("Pola"),
    Column("Unit"),
    Column("Terakhir tahun ini", numeric=True),
    Column("Contoh nomor berikutnya"),
)


@manager_page
def series(request: ManagerRequest) -> HttpResponse:
    region = request.officer.region
    last = last_numbers(region.pk, request.today.year)
    lines = [_line(request, row, last) for row in patterns_of(region.pk)]
    return show(
        request,
        Sheet(
            title="Seri nomor",
            lead=[
                "Nomor urut mulai dari 1 setiap tahun, tidak pernah melompat dan tidak pernah dipakai dua kali."
            ],
            sections=[Section(table=table("Seri nomor", COLUMNS, lines), empty="Belum ada seri nomor.")],
        ),
    )


def _line(request: ManagerRequest, row: NumberPattern, last: Mapping[str, int]) -> list[Cell]:
    given = last.get(f"{row.agency.code}.{row.code}", 0)
    return [
        cell(row.code.replace("_", " "), f"{request.base}nomor/{row.pk}/"),
        cell(row.agency.name),
        cell(row.pattern),
        cell(row.unit),
        cell(str(given)),
        cell(example(request, row.agency, row.pattern, row.unit, given + 1)),
    ]


def example(request: ManagerRequest, agency: Agency, pattern: str, unit: str, number: int) -> str:
    """As it would be printed today; what only a standard knows stands there by its name."""
    values = {
        "unit": unit or "UNIT",
        "wilayah": request.officer.region.code,
        "layanan": "layanan",
        "jenis": "jenis",
        "klasifikasi": "klasifikasi",
    }
    return Pattern.parse(pattern).render(number=number, on=request.today, values=values)


@manager_page
def one_series(request: ManagerRequest, pattern: int) -> HttpResponse:
    region, posted = request.officer.region, request.POST
    row = next((one for one in patterns_of(region.pk) if one.pk == pattern), None)
    if row is None:
        raise Http404
    given = last_numbers(region.pk, request.today.year).get(f"{row.agency.code}.{row.code}", 0)

    def deed() -> str:
        set_pattern(
            agency=row.agency,
            series=row.code,
            pattern=text_of(posted, "pola"),
            unit=text_of(posted, "unit"),
            by=request.manager,
            at=request.at,
        )
        return "Pola nomor disimpan. Nomor yang sudah diberikan tidak berubah."

    def question() -> Question:
        return _question(request, row, given)

    if request.method == "POST" and LOOK in posted:
        try:
            seen = example(request, row.agency, text_of(posted, "pola"), text_of(posted, "unit"), given + 1)
        except Refused as refused:
            return show_question(request, question(), refused)
        preview = Section(
            title="Contoh nomor berikutnya",
            facts=[Fact("Sekarang", _now(request, row, given)), Fact("Menjadi", seen)],
        )
        return show_question(request, replace(question(), preview=preview))
    return ask(request, question, deed, then=f"{request.base}nomor/")


def _now(request: ManagerRequest, row: NumberPattern, given: int) -> str:
    return example(request, row.agency, row.pattern, row.unit, given + 1)


def _question(request: ManagerRequest, row: NumberPattern, given: int) -> Question:
    posted = request.POST
    inside = ", ".join(f"{{{token}}}" for token in TOKENS)
    return Question(
        title=f"Seri {row.code.replace('_', ' ')}",
        lead=[
            f"{row.agency.name}. Nomor terakhir tahun ini: {given}. Contoh berikutnya: {_now(request, row, given)}.",
            "Standar pelayanan yang menyebut polanya sendiri tidak memakai pola ini.",
        ],
        controls=[
            line(posted, "pola", "Pola", given=row.pattern, hint=f"Sisipan: {inside}.", longest=200),
            line(posted, "unit", "Kode unit", given=row.unit, required=False, longest=80),
        ],
        button="Simpan pola",
        preview_button="Lihat contoh",
        back=("Kembali ke seri nomor", f"{request.base}nomor/"),
        faults={"pola_nomor_salah": "pola"},
    )
