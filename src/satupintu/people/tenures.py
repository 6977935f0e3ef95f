"""A person's time in a post: does it cover the day, and if not, why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from satupintu.people.actor import Actor, in_capacity
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.words import say_date

WHAT_NOW = "Serahkan pekerjaan ini kepada pejabat yang bertugas, atau mintalah surat penugasan yang baru."


@dataclass(frozen=True, slots=True)
class Tenure:
    """`actor` is who the person is while it lasts."""

    actor: Actor
    starts: date
    ends: date | None
    withdrawn_on: date | None = None
    post_closed_on: date | None = None
    account_open: bool = True

    def covers(self, on: date) -> bool:
        if self.withdrawn_on is not None or on < self.starts:
            return False
        return self.ends is None or on <= self.ends

    def day_of(self, at: datetime) -> date:
        return local_day(at, self.actor.zone)

    @property
    def title(self) -> str:
        return in_capacity(self.actor.capacity, self.actor.post_name)


def local_day(at: datetime, zone: str) -> date:
    """Return the day it is in the region when it is `at`."""
    return at.astimezone(ZoneInfo(zone)).date()


def current(tenures: Iterable[Tenure], at: datetime) -> Tenure | None:
    return next((tenure for tenure in tenures if tenure.covers(tenure.day_of(at))), None)


def check_usable(tenure: Tenure, on: date) -> None:
    if not tenure.account_open:
        raise Refused("akun_nonaktif", "Akun ini sudah tidak aktif. Hubungi pengelola sistem di kantor Anda.")
    if tenure.post_closed_on is not None and on >= tenure.post_closed_on:
        raise Refused(
            "jabatan_ditutup",
            f"Jabatan {tenure.actor.post_name} sudah dihapus dari susunan organisasi sejak "
            f"{say_date(tenure.post_closed_on)}. {WHAT_NOW}",
        )


def why_not(tenures: Sequence[Tenure], post_name: str, at: datetime) -> Refused:
    """Say what stands in the way, by the tenure that is nearest to the day."""
    if not tenures:
        return Refused(
            "bukan_pemegang_jabatan",
            f"Anda bukan pemegang jabatan {post_name} dan tidak ditugaskan sebagai penggantinya.",
        )
    nearest = min(tenures, key=lambda tenure: _distance(tenure, tenure.day_of(at)))
    if nearest.withdrawn_on is not None:
        return Refused(
            "penugasan_dicabut",
            f"Penugasan {nearest.title} dicabut {say_date(nearest.withdrawn_on)}. {WHAT_NOW}",
        )
    if nearest.ends is not None and nearest.ends < nearest.day_of(at):
        return Refused(
            "masa_tugas_berakhir", f"Masa tugas {nearest.title} berakhir {say_date(nearest.ends)}. {WHAT_NOW}"
        )
    return Refused(
        "masa_tugas_belum_mulai",
        f"Masa tugas {nearest.title} baru mulai {say_date(nearest.starts)}. Tunggu sampai hari itu.",
    )


def _distance(tenure: Tenure, on: date) -> int:
    if on < tenure.starts:
        return (tenure.starts - on).days
    return 0 if tenure.ends is None else max((on - tenure.ends).days, 0)
