"""The people of the office: a list of all accounts, and the opening of a new one."""

from django.http import Http404, HttpResponse, QueryDict

from satupintu.people.actions.register_officer import register_officer
from satupintu.people.factors import without_factor
from satupintu.people.queries_officers import OfficerFile, officers_of
from satupintu.web.design.control import Control
from satupintu.web.design.facts import Tag
from satupintu.web.design.listing import Cell, Column
from satupintu.web.manage.asking import Question, ask
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.sheet import Section, Sheet, cell, show, table
from satupintu.web.manage.typed import line, text_of

BACK = "Kembali ke daftar petugas"
COLUMNS = (
    Column("Nama"),
    Column("Nama masuk", width=16),
    Column("Jabatan hari ini"),
    Column("Catatan kualifikasi", numeric=True, width=10),
    Column("Keadaan", width=20),
)


@manager_page
def officers(request: ManagerRequest) -> HttpResponse:
    found = officers_of(request.officer.region.pk, request.today)
    bare = {user.pk for user in without_factor(one.user for one in found)}
    lines = [_line(one, request.base, bare=one.user.pk in bare) for one in found]
    return show(
        request,
        Sheet(
            title="Petugas",
            lead=["Akun membuka pintu; yang boleh dikerjakan seseorang mengikuti jabatan yang dipegangnya."],
            links=[
                ("Buka akun petugas", f"{request.base}orang/baru/"),
                ("Bandingkan dengan standar pelayanan", f"{request.base}kompetensi/"),
            ],
            sections=[Section(table=table("Petugas", COLUMNS, lines), empty="Belum ada akun petugas.")],
        ),
    )


def _line(one: OfficerFile, base: str, *, bare: bool) -> list[Cell]:
    user = one.user
    tags = [Tag("Aktif", "hijau") if user.is_active else Tag("Nonaktif", "merah")]
    if one.absence is not None:
        tags.append(Tag(one.absence.get_kind_display(), "kuning"))
    if user.temporary_until is not None:
        tags.append(Tag("Sandi sementara", "kuning"))
    if bare:
        tags.append(Tag("Tanpa faktor kedua", "kuning"))
    return [
        cell(user.name, f"{base}orang/{user.pk}/"),
        cell(user.login),
        cell(", ".join(post.name for post in one.posts), note="" if one.posts else "belum memegang jabatan"),
        cell(str(len(one.qualifications))),
        cell(tags=tags),
    ]


@manager_page
def registering(request: ManagerRequest) -> HttpResponse:
    posted = request.POST

    def question() -> Question:
        return Question(
            title="Buka akun petugas",
            lead=[
                (
                    "Akun baru belum dapat masuk. Sesudah dibuka, beri kata sandi sementara dari halaman petugasnya, "
                    "lalu dudukkan ia dalam jabatan."
                )
            ],
            controls=_controls(posted),
            button="Buka akun",
            back=(BACK, f"{request.base}orang/"),
            faults={
                "nama_masuk_salah": "nama_masuk",
                "nama_masuk_terpakai": "nama_masuk",
                "nama_kosong": "nama",
                "surel_salah": "surel",
                "nip_salah": "nip",
                "nik_salah": "nik",
            },
        )

    def deed() -> str:
        user = register_officer(
            login=text_of(posted, "nama_masuk"),
            name=text_of(posted, "nama"),
            nip=text_of(posted, "nip"),
            rank=text_of(posted, "pangkat"),
            email=text_of(posted, "surel"),
            nik=text_of(posted, "nik"),
            home=request.officer.region,
            by=request.manager,
            at=request.at,
        )
        return f"Akun {user.login} dibuka untuk {user.name}."

    return ask(request, question, deed, then=f"{request.base}orang/")


def _controls(posted: QueryDict) -> list[Control]:
    return [
        line(posted, "nama", "Nama lengkap", longest=160),
        line(
            posted,
            "nama_masuk",
            "Nama masuk",
            hint="3 sampai 64 huruf kecil, angka, titik, atau garis.",
        ),
        line(posted, "nip", "NIP", kind="kode", hint="Tercetak di bawah tanda tangan.", required=False),
        line(posted, "pangkat", "Pangkat dan golongan", required=False, longest=80),
        line(posted, "surel", "Surel", kind="surel", required=False),
        line(
            posted,
            "nik",
            "NIK",
            kind="nik",
            hint="Agar petugas tidak memutus permohonannya sendiri.",
            required=False,
        ),
    ]


def officer_here(request: ManagerRequest, user: int) -> OfficerFile:
    """Whose account this region keeps; of another region he does not exist."""
    for one in officers_of(request.officer.region.pk, request.today):
        if one.user.pk == user:
            return one
    raise Http404
