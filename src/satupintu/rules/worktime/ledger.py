"""“Kenapa tanggal ini?”: a due date told day by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from satupintu.rules.worktime.calendar import MINUTES_A_DAY, Stretch, WorkCalendar
from satupintu.rules.worktime.clock import FOREVER, Interval, common, length
from satupintu.rules.worktime.counting import Count, CountedDay
from satupintu.rules.worktime.term import DAY_COUNT_NAMES, Term
from satupintu.rules.worktime.words import say_date, say_day, say_days, say_minutes, say_time


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One day: the days of the term used up to its end, and the office minutes counted in it."""

    day: date
    counts: bool
    running_total_days: Fraction
    minutes: int
    why: str

    def __str__(self) -> str:
        return f"{say_day(self.day)}: {self.why}"


@dataclass(frozen=True, slots=True)
class _Spent:
    """What one day took from the term."""

    line: CountedDay
    days: Fraction
    minutes: int
    total_days: Fraction


@dataclass(frozen=True, slots=True)
class Ledger:
    calendar: WorkCalendar
    term: Term
    running: Sequence[Interval]
    count: Count

    def lines(self) -> tuple[LedgerLine, ...]:
        return (*self._before_receipt(), *self._counted())

    def _before_receipt(self) -> Iterator[LedgerLine]:
        first, received = self.count.starts // MINUTES_A_DAY, self.count.received // MINUTES_A_DAY
        for ordinal in range(first, received):
            day = date.fromordinal(ordinal)
            why = self.calendar.why_closed(day) or "Sesudah jam tutup"
            if ordinal == first:
                why = (
                    f"Mulai pukul {_time(self.count.starts)}, di luar jam kerja ({_small(why)}); diterima pada jam buka "
                    f"berikutnya, {say_day(date.fromordinal(received))} pukul {_time(self.count.received)}"
                )
            yield LedgerLine(day, counts=False, running_total_days=Fraction(0), minutes=0, why=f"{why}.")

    def _counted(self) -> Iterator[LedgerLine]:
        left_days, left_minutes = Fraction(self.term.days), self.term.minutes
        for line in self.count.days:
            total = self.term.days - line.left_days
            spent = _Spent(line, left_days - line.left_days, left_minutes - line.left_minutes, total)
            counts = bool(spent.days or spent.minutes)
            why = _sentence(self._clauses(spent))
            yield LedgerLine(date.fromordinal(line.day), counts, total, line.ran, why)
            left_days, left_minutes = line.left_days, line.left_minutes

    def _clauses(self, spent: _Spent) -> Iterator[str]:
        line, day = spent.line, date.fromordinal(spent.line.day)
        if line.day == self.count.received // MINUTES_A_DAY:
            yield from self._receipt()
            if self.term.days:
                return
        closed = self.calendar.why_closed(day)
        if closed is not None:
            yield closed
        yield from self._pause(line)
        yield from self._counts(spent)
        if closed is None:
            yield from self._remark(day)
        if line is self.count.days[-1] and self.count.ends is not None:
            yield f"tenggat pukul {_time(self.count.ends)}"

    def _counts(self, spent: _Spent) -> Iterator[str]:
        if spent.days:
            yield self._days(spent)
        elif self.term.counted == "hari_kalender" and 0 < spent.line.left_days <= 1 and not spent.line.total:
            yield "hari terakhir harus hari kerja"
        if spent.minutes:
            verb = "ditambah" if self.term.days else "dihitung"
            yield f"{verb} {say_minutes(spent.minutes)} kerja"

    def _remark(self, day: date) -> Iterator[str]:
        remark = self.calendar.remark(day)
        if remark is not None:
            yield remark

    def _receipt(self) -> Iterator[str]:
        starts, received = self.count.starts, self.count.received
        if starts != received and starts // MINUTES_A_DAY == received // MINUTES_A_DAY:
            yield f"mulai pukul {_time(starts)}, di luar jam kerja"
        yield f"diterima pukul {_time(received)}"
        if self.term.days:
            unit = "hari kerja" if self.term.counted == "hari_kerja" else "hari"
            yield f"hitungan hari mulai {unit} berikutnya"

    def _pause(self, line: CountedDay) -> Iterator[str]:
        midnight = line.day * MINUTES_A_DAY
        office = self.calendar.stretches(line.day)
        hours = office or ((midnight, midnight + MINUTES_A_DAY),)
        if not office and self.term.counted == "hari_kerja":
            return
        until = FOREVER if self.count.ends is None else self.count.ends
        for gap, reason in self._gaps():
            if length(common(hours, [(gap[0], min(gap[1], until))])):
                why = f" ({reason})" if reason else ""
                yield f"jeda{why}" if line.ran or not office else f"jeda{why}, tidak dihitung"

    def _gaps(self) -> Iterator[tuple[Stretch, str]]:
        resumes = [*self.running[1:], None]
        for interval, following in zip(self.running, resumes, strict=True):
            if interval.stops is not None:
                stops = self.calendar.minute(interval.stops)
                starts = FOREVER if following is None else self.calendar.minute(following.starts)
                yield (stops, starts), interval.reason

    def _days(self, spent: _Spent) -> str:
        unit = DAY_COUNT_NAMES[self.term.counted]
        if spent.days == 1 and spent.total_days.denominator == 1:
            return f"{unit} ke-{spent.total_days}"
        total = f"jumlah {say_days(spent.total_days)} {unit}"
        if not spent.line.total:
            return total
        if spent.days == 1:
            return f"sehari penuh, {total}"
        ran = spent.line.ran - spent.minutes
        return f"dihitung {say_minutes(ran)} dari {say_minutes(spent.line.total)}, {total}"


def _time(minute: int) -> str:
    return say_time(minute % MINUTES_A_DAY)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _sentence(clauses: Iterator[str]) -> str:
    text = "; ".join(clauses)
    return f"{text[:1].upper()}{text[1:]}."


def caution(years: Sequence[int]) -> str | None:
    """The warning beside a date that touches years whose holidays are not decreed yet."""
    if not years:
        return None
    named = ", ".join(str(year) for year in years)
    return f"Keputusan hari libur tahun {named} belum dimuat; tanggal ini masih dapat bergeser."


def changes(old: Sequence[LedgerLine], new: Sequence[LedgerLine]) -> tuple[str, ...]:
    """The days that count otherwise than before, each with its new reason."""
    before = {line.day: line.counts for line in old}
    return tuple(
        f"{say_date(line.day)}: {line.why}"
        for line in new
        if line.day in before and before[line.day] != line.counts
    )
