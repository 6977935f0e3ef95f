from dataclasses import asdict, dataclass
from datetime import date, datetime

from satupintu.cases.course import enter, save
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.numbers import next_number
from satupintu.cases.opening import open_work
from satupintu.cases.outputs import add_output
from satupintu.cases.turn import check_turn
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.step import Step


@dataclass(frozen=True, slots=True)
class Visit:
    """What the team found on the spot."""

    day: date
    team: tuple[str, ...]
    findings: str
    latitude: float | None = None
    longitude: float | None = None
    photos: tuple[int, ...] = ()


@keyed
def record_visit(
    *, work: int, visit: Visit, by: Actor, at: datetime, seen: int | None = None, key: str = ""
) -> Case:
    """Record a field visit with its numbered Berita Acara; the step itself stays open for the recommendation."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    check_visit(docket, docket.step_of(item), visit)
    number = next_number(docket, "berita_acara", agency=by.agency_id)
    facts = asdict(visit) | {
        "day": visit.day.isoformat(),
        "team": list(visit.team),
        "photos": list(visit.photos),
    }
    output = add_output(docket, item, kind="berita_acara", number=number.text, day=visit.day, facts=facts)
    enter(
        docket,
        deed="kunjungan",
        facts={"langkah": item.step, "berita_acara": number.pk, "keluaran": output.pk},
    )
    save(docket)
    return docket.case


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
    if not any(name.strip() for name in visit.team):
        raise Refused("tim_kosong", "Isi nama anggota tim yang datang ke lapangan.")
    if not visit.findings.strip():
        raise Refused("hasil_kunjungan_kosong", "Isi hasil pemeriksaan lapangan.")
