"""Days off and days worked after all: decreed and taken back, each with the due dates that it moves."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from satupintu.calendar.actions.decree_holiday import decree_holiday
from satupintu.calendar.actions.set_swap_day import set_swap_day
from satupintu.calendar.actions.withdraw_holiday import withdraw_holiday
from satupintu.calendar.actions.withdraw_swap_day import withdraw_swap_day
from satupintu.calendar.models import Holiday, SwapDay
from satupintu.calendar.scope import CalendarChange, Scope, scope_of
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.words import say_day
from satupintu.web.design.control import Control
from satupintu.web.manage.asking import Question
from satupintu.web.manage.calendar_page import WHOLE, agencies
from satupintu.web.manage.moving_dates import change_calendar
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.sheet import Link
from satupintu.web.manage.typed import choice, day, day_of, line, text_of

LOOK_FIRST = "Lihat tenggat yang bergeser"
FAULTS = {
    "tanggal_kosong": "tanggal",
    "tanggal_tidak_ada": "tanggal",
    "libur_sudah_ditetapkan": "tanggal",
    "hari_pengganti_sudah_ada": "tanggal",
    "dasar_libur_wajib": "dasar",
    "dasar_hari_pengganti_wajib": "dasar",
    "nama_libur_kosong": "nama",
}
WORKED = "tetap_bekerja"


def scope_control(request: ManagerRequest) -> Control:
    named = [(str(key), agency.name) for key, agency in agencies(request).items()]
    return choice(request.POST, "lingkup", "Berlaku untuk", [("", WHOLE), *named])


def scope_posted(request: ManagerRequest) -> Scope:
    """The region, or one of its own agencies."""
    wanted = request.POST.get("lingkup", "")
    found = {str(key): agency for key, agency in agencies(request).items()}
    if wanted and wanted not in found:
        raise Refused("instansi_daerah_lain", "Pilih instansi dari daftar.")
    return scope_of(request.officer.region, found.get(wanted))


def back_to_calendar(request: ManagerRequest) -> Link:
    return ("Kembali ke kalender", f"{request.base}kalender/")


@manager_page
def decreeing(request: ManagerRequest) -> HttpResponse:
    posted = request.POST

    def change() -> CalendarChange:
        kind = posted.get("jenis", "")
        worked = kind == WORKED
        if not text_of(posted, "nama"):
            raise Refused("nama_libur_kosong", "Isi nama hari liburnya.")
        return decree_holiday(
            scope=scope_posted(request),
            day=day_of(posted, "tanggal"),
            name=text_of(posted, "nama"),
            kind=Holiday.Kind(kind) if kind in Holiday.Kind.values else Holiday.Kind.REGIONAL,
            basis=text_of(posted, "dasar"),
            worked=worked,
            by=request.manager,
            at=request.at,
        )

    def question() -> Question:
        return Question(
            title="Tetapkan hari libur",
            lead=["Boleh juga hari yang sudah lewat: tenggat yang memuat hari itu dihitung ulang."],
            controls=[
                day(posted, "tanggal", "Tanggal"),
                line(posted, "nama", "Nama hari", longest=200),
                choice(
                    posted,
                    "jenis",
                    "Jenis",
                    [*Holiday.Kind.choices, (WORKED, "Bukan libur: tetap bekerja walau libur nasional")],
                    given=Holiday.Kind.REGIONAL,
                ),
                scope_control(request),
                line(posted, "dasar", "Dasar", hint="Keputusan, nomor dan tanggalnya.", longest=300),
            ],
            button="Tetapkan",
            preview_button=LOOK_FIRST,
            back=back_to_calendar(request),
            faults=FAULTS,
        )

    return change_calendar(request, question, change, done=lambda: f"{text_of(posted, 'nama')} ditetapkan")


@manager_page
def withdrawing_holiday(request: ManagerRequest, holiday: int) -> HttpResponse:
    row = get_object_or_404(Holiday, pk=holiday, region=request.officer.region, withdrawn_at__isnull=True)

    def change() -> CalendarChange:
        return withdraw_holiday(
            scope=Scope(row.region_id, row.agency_id),
            day=row.day,
            basis=text_of(request.POST, "dasar"),
            by=request.manager,
            at=request.at,
        )

    def question() -> Question:
        return Question(
            title=f"Cabut {row.name}",
            lead=[f"{say_day(row.day)}. Penetapan yang lebih luas pada hari itu, bila ada, berlaku lagi."],
            controls=[line(request.POST, "dasar", "Dasar pencabutan", longest=300)],
            button="Cabut",
            warning=True,
            preview_button=LOOK_FIRST,
            back=back_to_calendar(request),
            faults=FAULTS,
        )

    return change_calendar(request, question, change, done=lambda: f"{row.name} dicabut")


@manager_page
def swapping(request: ManagerRequest) -> HttpResponse:
    posted = request.POST

    def change() -> CalendarChange:
        return set_swap_day(
            scope=scope_posted(request),
            day=day_of(posted, "tanggal"),
            basis=text_of(posted, "dasar"),
            by=request.manager,
            at=request.at,
        )

    def question() -> Question:
        return Question(
            title="Tetapkan hari kerja pengganti",
            lead=["Hari yang biasanya bebas dijadikan hari kerja, sebagai ganti hari lain."],
            controls=[
                day(posted, "tanggal", "Tanggal"),
                scope_control(request),
                line(posted, "dasar", "Dasar", hint="Keputusan, nomor dan tanggalnya.", longest=300),
            ],
            button="Tetapkan",
            preview_button=LOOK_FIRST,
            back=back_to_calendar(request),
            faults=FAULTS,
        )

    return change_calendar(request, question, change, done=lambda: "Hari kerja pengganti ditetapkan")


@manager_page
def withdrawing_swap(request: ManagerRequest, swap: int) -> HttpResponse:
    row = get_object_or_404(SwapDay, pk=swap, region=request.officer.region, withdrawn_at__isnull=True)

    def change() -> CalendarChange:
        scope = Scope(row.region_id, row.agency_id)
        return withdraw_swap_day(scope=scope, day=row.day, by=request.manager, at=request.at)

    def question() -> Question:
        return Question(
            title="Cabut hari kerja pengganti",
            lead=[f"{say_day(row.day)} menjadi hari bebas lagi."],
            controls=[],
            button="Cabut",
            warning=True,
            preview_button=LOOK_FIRST,
            back=back_to_calendar(request),
        )

    return change_calendar(request, question, change, done=lambda: "Hari kerja pengganti dicabut")
