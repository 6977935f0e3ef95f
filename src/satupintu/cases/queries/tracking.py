"""Where a case is, for whoever holds its number and its code and has not signed in: the status and nothing else."""

from dataclasses import dataclass
from datetime import datetime

from satupintu.cases.models import MILESTONE_FIELDS, Case, WorkItem
from satupintu.catalogue.queries import standard_by_hash
from satupintu.people.sealing import index
from satupintu.rules import codes
from satupintu.rules.errors import Refused
from satupintu.rules.procedure.status import Status, citizen_status

PURPOSE = "kode_lacak"


@dataclass(frozen=True, slots=True)
class Tracked:
    number: str
    service: str
    status: Status
    since: datetime
    """When the file last moved."""
    due_at: datetime | None


def tracking_code(ref: str) -> str:
    """The code printed on the proof of filing: made from the ref under a key, so that no row has to keep it."""
    return codes.from_entropy(bytes.fromhex(index(ref, PURPOSE))[: codes.ENTROPY_BYTES])


def track(region_id: int, number: str, code: str) -> Tracked:
    """One sentence for a number that is not there and for a code that is not its own: neither is told from the other."""
    typed = codes.read(code)
    if typed.value is None:
        raise Refused("kode_lacak_salah", (typed.fault or "").replace("verifikasi", "lacak"))
    case = Case.objects.filter(region_id=region_id, number=number.strip()).first()
    if case is None or tracking_code(case.ref) != typed.value:
        raise Refused(
            "lacak_tidak_ditemukan",
            "Tidak ada permohonan dengan nomor dan kode ini; salin keduanya dari bukti pengajuan.",
        )
    return Tracked(case.number or "", _service(case), status_of(case), case.touched_at, case.due_at)


def status_of(case: Case) -> Status:
    """One statement for a case that is under way, none for one that has ended."""
    reached = [name for name, column in MILESTONE_FIELDS.items() if getattr(case, column) is not None]
    if case.state != Case.State.RUNNING:
        return citizen_status(case.state, reached, ())
    standard = standard_by_hash(case.standard_hash)
    codes_open = WorkItem.objects.filter(case=case, closed_at__isnull=True).values_list("step", flat=True)
    return citizen_status(case.state, reached, [standard.step(code) for code in codes_open])


def _service(case: Case) -> str:
    return standard_by_hash(case.standard_hash).service.name
