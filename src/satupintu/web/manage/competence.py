"""The people of the office beside what each standard asks: its lines of competence, and its number of people."""

from collections.abc import Iterable, Mapping, Sequence

from django.http import HttpResponse

from satupintu.catalogue.queries import services_in_force, standards_by_hash
from satupintu.people.models import User
from satupintu.people.queries_officers import holders_by_code, papers_of_many
from satupintu.rules.competence import Held, Match, Verdict, compare
from satupintu.rules.standard.model.standard import Standard
from satupintu.web.design.facts import Fact, Tag
from satupintu.web.design.listing import Cell, Column, Table
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.sheet import Section, Sheet, cell, show, table

VERDICTS: Sequence[Verdict] = ("terpenuhi", "belum_terbukti", "dinilai_atasan")
COLUMNS = (
    Column("Petugas", width=30),
    Column("Terpenuhi"),
    Column("Belum terbukti"),
    Column("Dinilai atasan"),
)


@manager_page
def competence(request: ManagerRequest) -> HttpResponse:
    region = request.officer.region
    versions = services_in_force(region.pk, request.today)
    standards = standards_by_hash(row.hash for row in versions)
    holders = holders_by_code(region.pk, request.today)
    everybody = {user.pk for users in holders.values() for user in users}
    papers = papers_of_many(everybody, request.today)
    return show(
        request,
        Sheet(
            title="Kompetensi pelaksana",
            lead=[
                "Pendidikan dan diklat dibuktikan dengan catatan kualifikasi; yang lain dinyatakan atasan, butir demi butir."
            ],
            sections=[
                _section(row.name, standards[row.hash], holders, papers, request.base) for row in versions
            ],
        ),
    )


def _section(
    name: str,
    standard: Standard,
    holders: Mapping[str, Sequence[User]],
    papers: Mapping[int, Sequence[Held]],
    base: str,
) -> Section:
    people = {user.pk: user for step in standard.steps for user in holders.get(step.post, ())}
    asked = standard.components.competence
    lines = [item.text for item in asked.items] or ([asked.text] if asked.text else [])
    staffing = standard.components.staffing
    return Section(
        title=name,
        facts=[_staffing(staffing.number, staffing.text, len(people))],
        table=_table(name, lines, people.values(), papers, base) if lines else None,
        empty="Standar ini tidak menyebut kompetensi pelaksana."
        if not lines
        else "Belum ada yang memegang jabatannya.",
    )


def _staffing(number: int | None, text: str, there: int) -> Fact:
    wanted = text or (f"{number} orang" if number is not None else "tidak disebut")
    short = number is not None and there < number
    tag = Tag(f"kurang {number - there} orang", "merah") if number is not None and short else None
    return Fact(
        "Jumlah pelaksana",
        f"Menurut standar: {wanted}. Hari ini memegang jabatannya: {there} orang.",
        tag=tag,
    )


def _table(
    name: str, lines: Sequence[str], people: Iterable[User], papers: Mapping[int, Sequence[Held]], base: str
) -> Table:
    users = sorted(people, key=lambda user: user.name)
    return table(
        f"Kompetensi {name}",
        COLUMNS,
        [_line(user, compare(lines, papers.get(user.pk, ())), base) for user in users],
    )


def _line(user: User, matches: Sequence[Match], base: str) -> list[Cell]:
    said = ["; ".join(one.line for one in matches if one.verdict == verdict) for verdict in VERDICTS]
    return [cell(user.name, f"{base}orang/{user.pk}/"), *(cell(lines) for lines in said)]
