"""Field visits: what is written down of one, and what is asked before it is planned or recorded."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, get_args

from satupintu.cases.docket import Docket
from satupintu.cases.models import PlannedVisit, WorkItem
from satupintu.catalogue.places import areas, countries
from satupintu.rules.answers.check import check
from satupintu.rules.errors import Refused
from satupintu.rules.procedure.facts import system_facts
from satupintu.rules.standard.model.step import Step

VisitResult = Literal["direkomendasikan", "tidak_direkomendasikan", "perlu_perbaikan"]
_HOUR = re.compile(r"([01]\d|2[0-3])\.[0-5]\d")


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture taken on the spot, with the moment and the place that the phone gave."""

    file: int
    taken_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who was there, and his signature where he gave one on the screen."""

    name: str
    role: str
    signature: int | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """What the team found on the spot."""

    day: date
    team: tuple[str, ...]
    findings: str
    result: VisitResult
    latitude: float | None = None
    longitude: float | None = None
    photos: tuple[Photo, ...] = ()
    present: tuple[Present, ...] = ()
    answers: Mapping[str, object] = field(default_factory=dict)
    """By the form that the standard has for this visit, as typed."""
    number: str = ""
    """Of the Berita Acara, where the agency keeps its book on paper."""


@dataclass(frozen=True, slots=True)
class VisitPlan:
    day: date
    members: tuple[str, ...]
    starts_at: str = ""
    vehicle: str = ""
    order_number: str = ""
    """Of the surat tugas, where it is given by hand."""


def check_visitable(step: Step) -> None:
    if step.visit == "tidak":
        raise Refused("tanpa_kunjungan", f"Langkah {step.name} tidak memakai kunjungan lapangan.")


def check_visit(docket: Docket, step: Step, visit: Visit) -> None:
    check_visitable(step)
    if visit.day > docket.today:
        raise Refused(
            "tanggal_kunjungan", "Tanggal kunjungan belum tiba; isi tanggal kunjungan yang sudah dilakukan."
        )
    if docket.case.filed_at and visit.day < docket.local_day(docket.case.filed_at):
        raise Refused(
            "tanggal_kunjungan", "Tanggal kunjungan lebih awal daripada tanggal permohonan; periksa lagi."
        )
    _check_somebody(visit.team)
    if not visit.findings.strip():
        raise Refused("hasil_kunjungan_kosong", "Isi hasil pemeriksaan lapangan.")
    if visit.result not in get_args(VisitResult):
        raise Refused(
            "simpulan_kunjungan",
            "Pilih simpulan: direkomendasikan, tidak direkomendasikan, atau perlu perbaikan.",
        )
    for latitude, longitude in [
        (visit.latitude, visit.longitude),
        *((one.latitude, one.longitude) for one in visit.photos),
    ]:
        _check_place(latitude, longitude)
    if any(not one.name.strip() or not one.role.strip() for one in visit.present):
        raise Refused("hadirin_tanpa_nama", "Isi nama dan kedudukan setiap orang yang hadir.")


def visit_answers(docket: Docket, step: Step, raw: Mapping[str, object]) -> dict[str, object]:
    """The form of the visit, checked as every form is; all its gaps are told at once."""
    checked = check(
        step.visit_form,
        raw,
        today=docket.today,
        areas=areas(),
        countries=countries(),
        final=True,
        region=docket.region.code,
        system=system_facts(docket.standard, channel=docket.case.channel, kind=docket.case.kind),
    )
    if checked.faults:
        raise Refused("isian_kunjungan_belum_lengkap", " ".join(checked.faults.values()), **checked.faults)
    return checked.values


def check_plan(docket: Docket, plan: VisitPlan) -> None:
    if plan.day < docket.today:
        raise Refused("tanggal_rencana", "Tanggal kunjungan sudah lewat; pilih hari ini atau sesudahnya.")
    if plan.starts_at and not _HOUR.fullmatch(plan.starts_at):
        raise Refused("jam_rencana", "Tulis jam kunjungan seperti 09.30.")
    _check_somebody(plan.members)


def open_plan(item: WorkItem) -> PlannedVisit | None:
    """The visit that is still to come, for this piece of work."""
    return PlannedVisit.objects.filter(work=item, moved_at__isnull=True, output__isnull=True).first()


def check_unplanned(plan: PlannedVisit | None) -> None:
    if plan is not None:
        raise Refused(
            "kunjungan_sudah_direncanakan",
            f"Kunjungan sudah direncanakan pada {plan.day:%d-%m-%Y}; ubah jadwalnya dengan alasan.",
        )


def check_planned(plan: PlannedVisit | None) -> PlannedVisit:
    if plan is None:
        raise Refused(
            "kunjungan_belum_direncanakan", "Belum ada kunjungan yang direncanakan untuk berkas ini."
        )
    return plan


def _check_somebody(names: Sequence[str]) -> None:
    if not any(name.strip() for name in names):
        raise Refused("tim_kosong", "Isi nama anggota tim yang datang ke lapangan.")


def _check_place(latitude: float | None, longitude: float | None) -> None:
    if (latitude is None) != (longitude is None):
        raise Refused("posisi_tidak_lengkap", "Posisi terdiri atas lintang dan bujur; isi keduanya.")
    if latitude is None or longitude is None:
        return
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise Refused("posisi_tidak_ada", "Posisi ini tidak ada di bumi; periksa lintang dan bujurnya.")
