"""One officer: what he holds, how his account stands, what he has learned, and when he is away."""

from collections.abc import Sequence

from django.http import HttpResponse

from satupintu.people.factors import has_factor
from satupintu.people.models import Absence, Qualification
from satupintu.people.queries_officers import OfficerFile, absences_ahead
from satupintu.web.design.facts import Fact, Tag
from satupintu.web.design.filters import long_date, moment
from satupintu.web.design.listing import Cell, Column, Table
from satupintu.web.manage.accounts import ACCOUNT_DEEDS
from satupintu.web.manage.officers import BACK, officer_here
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.schooling import LEVELS
from satupintu.web.manage.sheet import Link, Section, Sheet, cell, show, table


@manager_page
def one_officer(request: ManagerRequest, user: int) -> HttpResponse:
    found = officer_here(request, user)
    here = f"{request.base}orang/{user}/"
    return show(
        request,
        Sheet(
            title=found.user.name,
            back=(BACK, f"{request.base}orang/"),
            sections=[
                Section(facts=_facts(request, found), links=_deeds(found, here)),
                Section(
                    title="Pendidikan, sertifikat, dan pernyataan atasan",
                    table=_papers(found, here),
                    empty="Belum ada yang dicatat.",
                    links=[("Catat kualifikasi", f"{here}kualifikasi/")],
                ),
                Section(
                    title="Tidak di tempat",
                    table=_absences(absences_ahead(user, request.today), here),
                    empty="Tidak ada cuti atau dinas luar yang berjalan atau akan datang.",
                    links=[("Catat tidak di tempat", f"{here}absen/")],
                ),
            ],
        ),
    )


def _facts(request: ManagerRequest, found: OfficerFile) -> list[Fact]:
    user, zone = found.user, request.officer.region.zone
    until = user.temporary_until
    return [
        Fact("Nama masuk", user.login),
        Fact("NIP", user.nip),
        Fact("Pangkat dan golongan", user.rank),
        Fact("Surel", user.email),
        Fact("Jabatan hari ini", "\n".join(post.name for post in found.posts)),
        Fact("Akun", "", tag=Tag("Aktif", "hijau") if user.is_active else Tag("Nonaktif", "merah")),
        Fact("Faktor kedua", "Terpasang" if has_factor(user) else "Belum dipasang"),
        Fact("Kata sandi sementara", f"Berlaku sampai {moment(until, zone)}" if until else "Tidak ada"),
    ]


def _deeds(found: OfficerFile, here: str) -> list[Link]:
    offered = ["nonaktifkan", "buka-jeda", "lepas-faktor"] if found.user.is_active else ["aktifkan"]
    password = [("Beri kata sandi sementara", f"{here}sandi/")] if found.user.is_active else []
    return [*password, *((ACCOUNT_DEEDS[code].label, f"{here}akun/{code}/") for code in offered)]


def _papers(found: OfficerFile, here: str) -> Table:
    columns = (
        Column("Nama"),
        Column("Jenis", width=16),
        Column("Penerbit dan nomor"),
        Column("Berlaku sampai", width=16),
        Column("Hapus", quiet=True, width=8),
    )
    return table("Kualifikasi", columns, [_paper(one, here) for one in found.qualifications])


def _paper(one: Qualification, here: str) -> list[Cell]:
    kind = one.get_kind_display()
    return [
        cell(one.title),
        cell(f"{kind} {LEVELS[one.level]}" if one.level in LEVELS else kind),
        cell(" ".join(part for part in (one.issuer, one.number) if part)),
        cell(long_date(one.valid_until) if one.valid_until else ""),
        cell("Hapus", f"{here}kualifikasi/{one.pk}/"),
    ]


def _absences(found: Sequence[Absence], here: str) -> Table:
    columns = (
        Column("Alasan"),
        Column("Dari"),
        Column("Sampai"),
        Column("Surat"),
        Column("Batalkan", quiet=True, width=10),
    )
    lines = [
        [
            cell(one.get_kind_display()),
            cell(long_date(one.starts)),
            cell(long_date(one.ends)),
            cell(one.letter),
            cell("Batalkan", f"{here}absen/{one.pk}/"),
        ]
        for one in found
    ]
    return table("Tidak di tempat", columns, lines)
