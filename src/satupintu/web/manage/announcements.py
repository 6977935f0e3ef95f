"""News and outages on the region's pages: published, put right, and taken off."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse

from satupintu.catalogue.actions.announce import announce
from satupintu.catalogue.actions.correct_announcement import correct_announcement
from satupintu.catalogue.actions.withdraw_announcement import withdraw_announcement
from satupintu.catalogue.announcing import Wording
from satupintu.catalogue.models import LONGEST_TEXT, LONGEST_TITLE, Announcement
from satupintu.catalogue.queries_announcements import announcements_of
from satupintu.rules.errors import Refused
from satupintu.web.design.control import Control
from satupintu.web.design.facts import Tag
from satupintu.web.design.filters import day_and_time
from satupintu.web.design.listing import Cell, Column
from satupintu.web.manage.asking import Question, ask
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.sheet import Link, Section, Sheet, cell, show, table
from satupintu.web.manage.typed import choice, day, line, maybe_day_of, text_of

COLUMNS = (
    Column("Judul"),
    Column("Jenis", width=16),
    Column("Mulai", width=16),
    Column("Berakhir", width=16),
    Column("Keadaan", width=20),
    Column("Cabut", quiet=True, width=8),
)
FAULTS = {
    "pengumuman_kosong": "judul",
    "pengumuman_berakhir_lebih_dahulu": "sampai",
    "jam_pengumuman_salah": "sampai_pukul",
    "jenis_pengumuman_kosong": "jenis",
    "alasan_pencabutan_wajib": "alasan",
}


@manager_page
def announcements(request: ManagerRequest) -> HttpResponse:
    here = f"{request.base}pengumuman/"
    lines = [_line(request, row, here) for row in announcements_of(request.officer.region.pk)]
    return show(
        request,
        Sheet(
            title="Pengumuman",
            lead=["Tampil pada halaman wilayah; gangguan layanan tampil di atas setiap halaman."],
            links=[("Buat pengumuman", f"{here}baru/")],
            sections=[Section(table=table("Pengumuman", COLUMNS, lines), empty="Belum ada pengumuman.")],
        ),
    )


def _line(request: ManagerRequest, row: Announcement, here: str) -> list[Cell]:
    zone, standing = request.officer.region.zone, row.withdrawn_at is None
    over = row.ends is not None and row.ends <= request.at
    tag = Tag("Dicabut") if not standing else Tag("Selesai") if over else Tag("Berlaku", "hijau")
    return [
        cell(row.title, f"{here}{row.pk}/" if standing else ""),
        cell(row.get_kind_display()),
        cell(day_and_time(row.starts, zone)),
        cell(day_and_time(row.ends, zone) if row.ends else "sampai dicabut"),
        cell(tags=[tag], note=row.withdrawn_because),
        cell("Cabut", f"{here}{row.pk}/cabut/") if standing else cell(),
    ]


@manager_page
def publishing(request: ManagerRequest) -> HttpResponse:
    def deed() -> str:
        announce(
            region=request.officer.region.pk,
            wording=_wording(request, request.at),
            by=request.manager,
            at=request.at,
        )
        return "Pengumuman diterbitkan."

    def question() -> Question:
        return Question("Buat pengumuman", _controls(request), "Terbitkan", _back(request), faults=FAULTS)

    return ask(request, question, deed, then=_back(request)[1])


@manager_page
def correcting(request: ManagerRequest, announcement: int) -> HttpResponse:
    row = _standing(request, announcement)

    def deed() -> str:
        correct_announcement(
            region=request.officer.region.pk,
            announcement=row.pk,
            wording=_wording(request, row.starts),
            by=request.manager,
            at=request.at,
        )
        return "Pengumuman diperbaiki. Kata-kata yang lama tetap tercatat."

    def question() -> Question:
        return Question(
            "Perbaiki pengumuman", _controls(request, row), "Simpan perbaikan", _back(request), faults=FAULTS
        )

    return ask(request, question, deed, then=_back(request)[1])


@manager_page
def withdrawing(request: ManagerRequest, announcement: int) -> HttpResponse:
    row = _standing(request, announcement)

    def deed() -> str:
        withdraw_announcement(
            region=request.officer.region.pk,
            announcement=row.pk,
            reason=text_of(request.POST, "alasan"),
            by=request.manager,
            at=request.at,
        )
        return "Pengumuman dicabut."

    def question() -> Question:
        return Question(
            title="Cabut pengumuman",
            lead=[row.title],
            controls=[line(request.POST, "alasan", "Alasan pencabutan", longest=300)],
            button="Cabut",
            warning=True,
            back=_back(request),
            faults=FAULTS,
        )

    return ask(request, question, deed, then=_back(request)[1])


def _controls(request: ManagerRequest, row: Announcement | None = None) -> list[Control]:
    posted, zone = request.POST, ZoneInfo(request.officer.region.zone)
    ends = row.ends.astimezone(zone) if row and row.ends else None
    clock = f"{ends:%H.%M}" if ends else ""
    return [
        choice(posted, "jenis", "Jenis", Announcement.Kind.choices, given=row.kind if row else ""),
        line(posted, "judul", "Judul", given=row.title if row else "", longest=LONGEST_TITLE),
        line(posted, "isi_teks", "Isi", kind="paragraf", given=row.text if row else "", longest=LONGEST_TEXT),
        day(
            posted,
            "sampai",
            "Berakhir",
            hint="Kosongkan bila sampai dicabut.",
            given=ends.date() if ends else None,
        ),
        line(posted, "sampai_pukul", "Berakhir pukul", given=clock, hint="Misalnya 16.00.", required=False),
    ]


def _wording(request: ManagerRequest, starts: datetime) -> Wording:
    posted, kind = request.POST, request.POST.get("jenis", "")
    if kind not in Announcement.Kind.values:
        raise Refused("jenis_pengumuman_kosong", "Pilih jenisnya: pengumuman atau gangguan layanan.")
    return Wording(
        kind=Announcement.Kind(kind),
        title=text_of(posted, "judul"),
        text=text_of(posted, "isi_teks"),
        starts=starts,
        ends=_ends(request),
    )


def _ends(request: ManagerRequest) -> datetime | None:
    """The end of the day, unless an hour is named."""
    last = maybe_day_of(request.POST, "sampai")
    if last is None:
        return None
    try:
        clock = time.fromisoformat(text_of(request.POST, "sampai_pukul").replace(".", ":") or "23:59")
    except ValueError:
        raise Refused("jam_pengumuman_salah", "Tulis jamnya seperti 16.00.") from None
    return datetime.combine(last, clock, tzinfo=ZoneInfo(request.officer.region.zone))


def _standing(request: ManagerRequest, announcement: int) -> Announcement:
    for row in announcements_of(request.officer.region.pk):
        if row.pk == announcement and row.withdrawn_at is None:
            return row
    raise Http404


def _back(request: ManagerRequest) -> Link:
    return ("Kembali ke pengumuman", f"{request.base}pengumuman/")
