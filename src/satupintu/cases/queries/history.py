"""What happened to a case, in human words: for the officers in full, for the applicant what concerns him."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Literal

from django.db.models import Count

from satupintu.cases.course import PASSED_BY
from satupintu.cases.docket import Docket
from satupintu.cases.models import ClockInterval, Decision, Return, WorkItem
from satupintu.cases.queries.whereabouts import APPLICANT
from satupintu.notices.models import Notice
from satupintu.notices.queries import text_of, told_of
from satupintu.people.actor import PREFIXES
from satupintu.people.models import User
from satupintu.rules.standard.model.step import Step

Kind = Literal["mulai", "langkah", "dilewati", "kembali", "keputusan", "jam", "kabar", "sekarang"]
INSIDE = frozenset({"mundur", "tidak_perlu"})
"""Ways of the office among itself: no news for the applicant."""
MOVED_ON = "dialihkan"
CLOCK_WORDS = {
    "lengkap": "berkas dinyatakan lengkap",
    "diajukan": "permohonan diajukan",
    "peristiwa": "peristiwa yang ditunggu terjadi",
    "perbaikan_selesai": "perbaikan diterima",
    "disetujui": "permohonan disetujui",
    "ditandatangani": "surat ditandatangani",
    "terbit": "surat terbit",
    "diserahkan": "surat diserahkan",
    "selesai": "permohonan selesai",
    "ditolak": "permohonan ditolak",
    "ditarik": "permohonan ditarik pemohon",
    "dibatalkan": "permohonan dibatalkan",
}


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the timeline; `who` is empty where the reader is not told a name."""

    at: datetime
    kind: Kind
    title: str
    detail: str = ""
    who: str = ""
    post: str = ""


def timeline(docket: Docket) -> tuple[Event, ...]:
    """Oldest first, what is open now last; a fixed number of statements."""
    teller = _Teller(docket, for_officer=docket.by.applicant_id is None)
    happened = sorted(teller.happened(), key=attrgetter("at"))
    return (*happened, *teller.now())


@dataclass(slots=True)
class _Teller:
    docket: Docket
    for_officer: bool

    def happened(self) -> Iterator[Event]:
        decisions = list(Decision.objects.filter(case=self.docket.case).select_related("post").order_by("id"))
        names = self._names(decisions)
        yield Event(self.docket.case.started_at, "mulai", "Draf permohonan dibuka")
        yield from self._steps(names, {found.work_id: found for found in decisions if found.work_id})
        yield from self._decisions(names, decisions)
        yield from self._returns()
        yield from self._clock()
        yield from self._notices()

    def now(self) -> Iterator[Event]:
        for item in self.docket.open_items:
            post = item.post.name if item.post else APPLICANT
            yield Event(item.opened_at, "sekarang", self.docket.step_of(item).name, post=post)

    def _names(self, decisions: list[Decision]) -> Mapping[int, str]:
        if not self.for_officer:
            return {}
        people = [item.done_by_id for item in self.docket.items] + [found.by_id for found in decisions]
        known = {pk for pk in people if pk is not None}
        return dict(User.objects.filter(pk__in=known).values_list("pk", "name"))

    def _steps(self, names: Mapping[int, str], decided: Mapping[int, Decision]) -> Iterator[Event]:
        for item in self.docket.items:
            if item.closed_at is None:
                continue
            step = self.docket.step_of(item)
            if item.capacity == PASSED_BY:
                if self.for_officer:
                    yield Event(item.closed_at, "dilewati", step.name, "Dilewati menurut standar layanan")
                continue
            outcome = next((found for found in step.outcomes if found.code == item.outcome), None)
            if outcome is None or (outcome.kind in INSIDE and not self.for_officer):
                continue
            told = self.for_officer or outcome.kind == "tolak"
            reason = decided[item.pk].reason if told and item.pk in decided else ""
            yield Event(
                item.closed_at,
                "langkah",
                f"{step.name}: {outcome.label}",
                reason,
                names.get(item.done_by_id or 0, ""),
                self._post(item, step),
            )

    def _post(self, item: WorkItem, step: Step) -> str:
        if item.post is None:
            return APPLICANT
        prefix = next((said for code, said in PREFIXES.items() if code == item.capacity), "")
        return f"{prefix} {item.post.name}".strip() if self.for_officer else item.post.name

    def _decisions(self, names: Mapping[int, str], decisions: list[Decision]) -> Iterator[Event]:
        """Those that are no way out of a step: withdrawal and cancellation, and work given to a colleague."""
        general = {found.code: found.label for found in self.docket.standard.case_outcomes}
        for found in decisions:
            post = found.post.name if found.post else APPLICANT
            who = names.get(found.by_id or 0, "")
            if found.work_id is None and found.outcome in general:
                yield Event(found.at, "keputusan", general[found.outcome], found.reason, who, post)
            elif found.outcome == MOVED_ON and self.for_officer:
                yield Event(found.at, "keputusan", "Dialihkan kepada petugas lain", found.reason, who, post)

    def _returns(self) -> Iterator[Event]:
        rows = Return.objects.filter(case=self.docket.case).annotate(defects=Count("items")).order_by("id")
        for row in rows:
            late = " Memuat temuan yang terlambat." if row.late_finding and self.for_officer else ""
            title = f"Permintaan perbaikan ke-{row.ordinal}"
            yield Event(row.at, "kembali", title, f"{row.defects} hal harus diperbaiki.{late}")

    def _clock(self) -> Iterator[Event]:
        for row in ClockInterval.objects.filter(case=self.docket.case).order_by("id"):
            yield Event(row.started_at, "jam", "Hitungan waktu berjalan", self._why(row.start_reason))
            if row.stopped_at is not None:
                yield Event(row.stopped_at, "jam", "Hitungan waktu berhenti", self._why(row.stop_reason))

    def _why(self, reason: str) -> str:
        """The moment that turned the clock, or the step for which it stands still."""
        step = next((step for step in self.docket.standard.steps if step.code == reason), None)
        said = f"menunggu {step.name.lower()}" if step else CLOCK_WORDS.get(reason, reason)
        return f"{said[:1].upper()}{said[1:]}."

    def _notices(self) -> Iterator[Event]:
        case = self.docket.case
        events = [f"{case.chain}:{number}" for number in range(1, case.journal_length + 1)]
        for notice in told_of(case.region_id, events):
            to_applicant = notice.addressee_kind == Notice.Addressee.APPLICANT
            if not to_applicant and not self.for_officer:
                continue
            channel, state = notice.get_channel_display(), notice.get_state_display()
            to = "pemohon" if to_applicant else "petugas"
            yield Event(
                notice.created_at, "kabar", f"Pemberitahuan {channel} kepada {to}: {state}", text_of(notice)
            )
