"""When an agency works: its hours by season, the days it is closed, and the free days it works after all."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from satupintu.rules.errors import Refused
from satupintu.rules.worktime.words import DAY_NAMES, say_date

SeasonKind = Literal["biasa", "ramadan"]
DayOffKind = Literal["libur_nasional", "cuti_bersama", "libur_daerah", "pemilu"]

# None of these has summer time, so minutes on the wall are minutes that passed: all counting rests on it.
ZONES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}

KIND_NAMES: Mapping[DayOffKind, str] = {
    "libur_nasional": "Libur nasional",
    "cuti_bersama": "Cuti bersama",
    "libur_daerah": "Libur daerah",
    "pemilu": "Libur pemilihan umum",
}

MINUTES_A_DAY = 24 * 60
LONGEST_CLOSURE = 400  # days; no agency closes for longer, so the calendar has a hole

# A minute is counted from the first midnight of the proleptic calendar, as read on the wall of the zone.
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Span:
    opens: time
    closes: time

    def __post_init__(self) -> None:
        if any(at.second or at.microsecond or at.tzinfo for at in (self.opens, self.closes)):
            raise Refused(
                "jam_tidak_sah", f"Jam {self} harus berupa jam dan menit saja, misalnya 07.30-12.00."
            )
        if self.opens >= self.closes:
            raise Refused(
                "jam_tutup_sebelum_buka",
                f"Jam {self} tutup sebelum buka. Tulis jam buka lebih dahulu, misalnya 07.30-12.00.",
            )

    def __str__(self) -> str:
        return f"{self.opens:%H.%M}-{self.closes:%H.%M}"


Week = tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class Season:
    """Opening hours from one date to another; where two overlap, Ramadan wins, then the later start."""

    starts: date
    ends: date | None
    week: Week
    kind: SeasonKind = "biasa"
    basis: str = ""

    def __post_init__(self) -> None:
        if self.ends is not None and self.ends < self.starts:
            raise Refused(
                "musim_tidak_sah",
                f"Jam kerja berakhir {say_date(self.ends)}, sebelum mulai {say_date(self.starts)}. "
                "Perbaiki salah satu tanggalnya.",
            )
        if len(self.week) != len(DAY_NAMES):
            raise Refused(
                "pekan_tidak_lengkap", "Jam kerja harus memuat tujuh hari, dari Senin sampai Minggu."
            )
        for name, spans in zip(DAY_NAMES, self.week, strict=True):
            _check_apart(name, spans)
        if not any(self.week):
            raise Refused(
                "pekan_tanpa_jam_kerja",
                "Jam kerja tidak memuat satu hari buka pun. Isi sedikitnya satu hari.",
            )

    def covers(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day <= self.ends)


def _check_apart(name: str, spans: tuple[Span, ...]) -> None:
    for before, after in pairwise(spans):
        if after.opens <= before.closes:
            raise Refused(
                "jam_bertindih",
                f"Hari {name}: jam {before} dan {after} bertindih atau bersambung. "
                "Tulis berurutan dengan istirahat di antaranya, atau gabungkan menjadi satu.",
            )


@dataclass(frozen=True, slots=True)
class DayOff:
    name: str
    kind: DayOffKind
    basis: str = ""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    zone: str
    seasons: tuple[Season, ...]
    days_off: Mapping[date, DayOff] = field(default_factory=dict)
    swap_days: Mapping[date, str] = field(default_factory=dict)
    cuti_bersama_stops: bool = True
    loaded_years: frozenset[int] = frozenset()
    _known: dict[int, tuple[Stretch, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        if self.zone not in ZONES:
            raise Refused(
                "zona_tidak_dikenal",
                f"Zona waktu “{self.zone}” tidak dikenal. Pakai salah satu dari: {', '.join(ZONES)}.",
            )
        # What is remembered per day must not change under our feet.
        object.__setattr__(self, "days_off", dict(self.days_off))
        object.__setattr__(self, "swap_days", dict(self.swap_days))

    def is_working(self, day: date) -> bool:
        return bool(self.stretches(day.toordinal()))

    def spans(self, day: date) -> tuple[tuple[datetime, datetime], ...]:
        return tuple((self.moment(a), self.moment(b)) for a, b in self.stretches(day.toordinal()))

    def opening_after(self, at: datetime) -> datetime:
        """The moment itself within opening hours, else the next opening (C4); closing time is already outside."""
        minute = self.minute(at)
        opening = self.opening_minute(minute)
        return at.astimezone(ZoneInfo(self.zone)) if opening == minute else self.moment(opening)

    def why_closed(self, day: date) -> str | None:
        if self.is_working(day):
            return None
        off = self.day_off(day)
        if off is not None:
            basis = f" ({off.basis})" if off.basis else ""
            return f"{KIND_NAMES[off.kind]}: {off.name}{basis}"
        if self.season(day) is None:
            return "Jam kerja untuk tanggal ini belum ditetapkan"
        name = DAY_NAMES[day.weekday()]
        return f"Akhir pekan ({name})" if day.weekday() > 4 else f"Tidak ada jam kerja pada hari {name}"

    def remark(self, day: date) -> str | None:
        """What is unusual about a day that is worked."""
        if day in self.swap_days:
            return f"hari kerja pengganti: {self.swap_days[day]}"
        off = self.days_off.get(day)
        if off is not None and self.day_off(day) is None:
            return f"cuti bersama {off.name} tetap dihitung"
        season = self.season(day)
        return "jam kerja Ramadan" if season is not None and season.kind == "ramadan" else None

    def day_off(self, day: date) -> DayOff | None:
        """The holiday that closes the agency on that day, policy and swaps applied."""
        off = self.days_off.get(day)
        if off is None or day in self.swap_days:
            return None
        return None if off.kind == "cuti_bersama" and not self.cuti_bersama_stops else off

    def season(self, day: date) -> Season | None:
        covering = [season for season in self.seasons if season.covers(day)]
        return max(covering, key=lambda season: (season.kind == "ramadan", season.starts), default=None)

    def minute(self, at: datetime) -> int:
        """The whole minute on the wall of the zone: seconds are dropped, so a minute has one order everywhere."""
        local = at.astimezone(ZoneInfo(self.zone))
        return local.toordinal() * MINUTES_A_DAY + local.hour * 60 + local.minute

    def moment(self, minute: int) -> datetime:
        day, rest = divmod(minute, MINUTES_A_DAY)
        return datetime.combine(date.fromordinal(day), time(rest // 60, rest % 60), ZoneInfo(self.zone))

    def opening_minute(self, minute: int) -> int:
        first = minute // MINUTES_A_DAY
        for day in range(first, first + LONGEST_CLOSURE):
            for opens, closes in self.stretches(day):
                if minute < closes:
                    return max(minute, opens)
        raise self.hole(first)

    def hole(self, day: int) -> Refused:
        return Refused(
            "kalender_tanpa_jam_kerja",
            f"Kalender tidak memuat jam kerja sesudah {say_date(date.fromordinal(day))}. "
            "Lengkapi jam kerja di kalender lebih dahulu.",
        )

    def stretches(self, day: int) -> tuple[Stretch, ...]:
        """Opening hours of one day (an ordinal) as minutes; asked often, so remembered."""
        known = self._known.get(day)
        if known is None:
            known = self._known[day] = self._stretches(date.fromordinal(day))
        return known

    def _stretches(self, day: date) -> tuple[Stretch, ...]:
        season = self.season(day)
        if season is None or self.day_off(day) is not None:
            return ()
        spans = season.week[day.weekday()]
        if not spans and day in self.swap_days:
            # A worked Saturday has no hours of its own: those of the first day that has some, Monday as a rule.
            spans = next(hours for hours in season.week if hours)
        midnight = day.toordinal() * MINUTES_A_DAY
        return tuple((midnight + _minutes(span.opens), midnight + _minutes(span.closes)) for span in spans)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
