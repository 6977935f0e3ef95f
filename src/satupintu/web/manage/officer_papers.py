"""What an officer has learned, and when he is away: written down and taken back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from satupintu.people.actions.cancel_absence import cancel_absence
from satupintu.people.actions.record_absence import record_absence
from satupintu.people.actions.record_qualification import Paper, record_qualification
from satupintu.people.actions.withdraw_qualification import withdraw_qualification
from satupintu.people.models import Absence, Qualification, User
from satupintu.web.design.control import Control
from satupintu.web.design.filters import long_date
from satupintu.web.manage.asking import Question, ask
from satupintu.web.manage.officers import officer_here
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.schooling import LEVELS
from satupintu.web.manage.sheet import Link
from satupintu.web.manage.typed import choice, day, day_of, line, maybe_day_of, text_of


@manager_page
def recording(request: ManagerRequest, user: int) -> HttpResponse:
    found = officer_here(request, user).user

    def deed() -> str:
        posted = request.POST
        paper = Paper(
            kind=posted.get("jenis", ""),
            title=text_of(posted, "nama"),
            level=posted.get("jenjang", ""),
            issuer=text_of(posted, "penerbit"),
            number=text_of(posted, "nomor"),
            obtained_on=maybe_day_of(posted, "diperoleh"),
            valid_until=maybe_day_of(posted, "berlaku_sampai"),
        )
        record_qualification(found, paper, region=request.officer.region, by=request.manager, at=request.at)
        return f"Kualifikasi {found.name} dicatat."

    def question() -> Question:
        return Question(
            title=f"Catat kualifikasi: {found.name}",
            controls=_paper_controls(request),
            button="Catat",
            back=_back(request, found),
            faults={
                "jenis_kualifikasi_salah": "jenis",
                "tanpa_nama_kualifikasi": "nama",
                "jenjang_salah": "jenjang",
                "masa_kualifikasi_terbalik": "berlaku_sampai",
            },
        )

    return ask(request, question, deed, then=_back(request, found)[1])


def _paper_controls(request: ManagerRequest) -> list[Control]:
    posted = request.POST
    hint = "Untuk pernyataan atasan: butir kompetensi persis seperti dalam standar pelayanan."
    return [
        choice(posted, "jenis", "Jenis", Qualification.KINDS),
        line(posted, "nama", "Nama pendidikan, sertifikat, atau butir kompetensi", hint=hint, longest=250),
        choice(
            posted, "jenjang", "Jenjang", [("", "Pilih"), *LEVELS.items()], hint="Hanya untuk pendidikan."
        ),
        line(posted, "penerbit", "Sekolah atau penerbit", required=False, longest=160),
        line(posted, "nomor", "Nomor ijazah atau sertifikat", required=False, longest=80),
        day(posted, "diperoleh", "Diperoleh tanggal", hint="Boleh dikosongkan."),
        day(posted, "berlaku_sampai", "Berlaku sampai", hint="Kosongkan bila tidak ada batasnya."),
    ]


@manager_page
def withdrawing(request: ManagerRequest, user: int, paper: int) -> HttpResponse:
    found = officer_here(request, user).user
    region = request.officer.region
    row = get_object_or_404(Qualification, pk=paper, user=found, region=region)

    def deed() -> str:
        withdraw_qualification(row, by=request.manager, at=request.at)
        return f"Catatan {row.title} dihapus."

    def question() -> Question:
        return Question(
            title=f"Hapus catatan kualifikasi: {found.name}",
            lead=[f"{row.get_kind_display()}: {row.title}. Hapus hanya catatan yang keliru."],
            controls=[],
            button="Hapus catatan",
            warning=True,
            back=_back(request, found),
        )

    return ask(request, question, deed, then=_back(request, found)[1])


@manager_page
def being_away(request: ManagerRequest, user: int) -> HttpResponse:
    found, posted = officer_here(request, user).user, request.POST

    def deed() -> str:
        row = record_absence(
            found,
            region=request.officer.region,
            kind=posted.get("jenis", ""),
            starts=day_of(posted, "mulai"),
            ends=day_of(posted, "sampai"),
            letter=text_of(posted, "surat"),
            by=request.manager,
            at=request.at,
        )
        return f"{found.name} tidak di tempat {long_date(row.starts)} sampai {long_date(row.ends)}."

    def question() -> Question:
        return Question(
            title=f"Catat tidak di tempat: {found.name}",
            lead=["Catatan ini tidak menunjuk pengganti. Pengganti ditunjuk pada halaman jabatannya."],
            controls=[
                choice(posted, "jenis", "Alasan", Absence.KINDS),
                day(posted, "mulai", "Hari pertama"),
                day(posted, "sampai", "Hari terakhir"),
                line(posted, "surat", "Nomor surat", required=False, longest=120),
            ],
            button="Catat",
            back=_back(request, found),
            faults={
                "jenis_absen_salah": "jenis",
                "masa_absen_terbalik": "sampai",
                "absen_sudah_ada": "mulai",
            },
        )

    return ask(request, question, deed, then=_back(request, found)[1])


@manager_page
def being_back(request: ManagerRequest, user: int, absence: int) -> HttpResponse:
    found = officer_here(request, user).user
    row = get_object_or_404(Absence, pk=absence, user=found, region=request.officer.region)

    def deed() -> str:
        cancel_absence(row, by=request.manager, at=request.at)
        return "Catatan tidak di tempat dibatalkan."

    def question() -> Question:
        return Question(
            title=f"Batalkan catatan tidak di tempat: {found.name}",
            lead=[f"{row.get_kind_display()}, {long_date(row.starts)} sampai {long_date(row.ends)}."],
            controls=[],
            button="Batalkan catatan",
            back=_back(request, found),
        )

    return ask(request, question, deed, then=_back(request, found)[1])


def _back(request: ManagerRequest, user: User) -> Link:
    return (f"Kembali ke {user.name}", f"{request.base}orang/{user.pk}/")
