"""Opening hours from a date on, and whether cuti bersama stops the clock; each with the due dates that it moves."""

from django.http import HttpResponse

from satupintu.calendar.actions.set_cuti_bersama import set_cuti_bersama
from satupintu.calendar.actions.set_hours import set_hours
from satupintu.calendar.models import Hours
from satupintu.calendar.scope import CalendarChange
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.calendar import Season, SeasonKind
from satupintu.rules.worktime.table import DAY_KEYS, read_week
from satupintu.web.manage.asking import Question
from satupintu.web.manage.calendar_changes import LOOK_FIRST, back_to_calendar, scope_control, scope_posted
from satupintu.web.manage.moving_dates import change_calendar
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.typed import choice, day, day_of, line, maybe_day_of, text_of

USUAL = "07.30-12.00 13.00-16.00"
FREE = ("sabtu", "minggu")
FAULTS = {
    "ramadan_tanpa_akhir": "sampai",
    "musim_tidak_sah": "sampai",
    "tanggal_kosong": "mulai",
    "dasar_jam_wajib": "dasar",
}


@manager_page
def setting_hours(request: ManagerRequest) -> HttpResponse:
    posted = request.POST

    def change() -> CalendarChange | None:
        kind: SeasonKind = "ramadan" if posted.get("jenis") == "ramadan" else "biasa"
        if not text_of(posted, "dasar"):
            raise Refused("dasar_jam_wajib", "Sebutkan dasar jam kerja ini: keputusan, nomor dan tanggalnya.")
        week = read_week({name: text_of(posted, name) for name in DAY_KEYS})
        season = Season(day_of(posted, "mulai"), maybe_day_of(posted, "sampai"), week, kind)
        return set_hours(
            scope=scope_posted(request),
            season=season,
            basis=text_of(posted, "dasar"),
            by=request.manager,
            at=request.at,
        )

    def question() -> Question:
        week = [
            line(
                posted,
                name,
                name.capitalize(),
                given="tutup" if name in FREE else USUAL,
                hint=f"Misalnya {USUAL}, atau tutup." if name == DAY_KEYS[0] else "",
            )
            for name in DAY_KEYS
        ]
        return Question(
            title="Tetapkan jam kerja",
            lead=["Jam yang jenis, lingkup, dan tanggal mulainya sama diganti."],
            controls=[
                scope_control(request),
                choice(posted, "jenis", "Jenis", Hours.Kind.choices, given=Hours.Kind.REGULAR),
                day(posted, "mulai", "Mulai"),
                day(posted, "sampai", "Sampai", hint="Wajib untuk Ramadan; selain itu boleh dikosongkan."),
                *week,
                line(posted, "dasar", "Dasar", hint="Keputusan, nomor dan tanggalnya.", longest=300),
            ],
            button="Tetapkan",
            preview_button=LOOK_FIRST,
            back=back_to_calendar(request),
            faults=FAULTS,
        )

    return change_calendar(request, question, change, done=lambda: "Jam kerja ditetapkan")


@manager_page
def joint_leave(request: ManagerRequest) -> HttpResponse:
    posted = request.POST

    def change() -> CalendarChange | None:
        said = posted.get("menghentikan", "")
        if said not in ("ya", "tidak"):
            raise Refused("pilihan_cuti_bersama_kosong", "Pilih apakah cuti bersama menghentikan hitungan.")
        scope = scope_posted(request)
        return set_cuti_bersama(scope=scope, stops=said == "ya", by=request.manager, at=request.at)

    def question() -> Question:
        pairs = [("ya", "Menghentikan: dihitung sebagai hari libur"), ("tidak", "Tidak: tetap hari kerja")]
        return Question(
            title="Atur cuti bersama",
            controls=[
                scope_control(request),
                choice(posted, "menghentikan", "Cuti bersama terhadap hitungan hari", pairs),
            ],
            button="Tetapkan",
            preview_button=LOOK_FIRST,
            back=back_to_calendar(request),
            faults={"pilihan_cuti_bersama_kosong": "menghentikan"},
        )

    return change_calendar(request, question, change, done=lambda: "Aturan cuti bersama ditetapkan")
