from datetime import datetime

from satupintu.cases.course import finish, write_outcome
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.numbers import has_series, next_number
from satupintu.cases.opening import open_work
from satupintu.cases.outputs import add_output
from satupintu.cases.permit_of import abandon_permit
from satupintu.cases.signature import check_not_signing, check_unsigned
from satupintu.cases.turn import check_turn, check_way
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused

LETTER = "surat_penolakan"
REMEDY = (
    "Keberatan dapat diajukan secara tertulis kepada pejabat yang menetapkan paling lama 21 hari kerja sejak "
    "keputusan diumumkan; bila tidak puas, banding kepada atasan pejabat lalu gugatan ke Pengadilan Tata Usaha Negara."
)
"""The remedy that a refusal must state (UU 30/2014, D2)."""


@keyed
def reject(
    *,
    work: int,
    outcome: str,
    reason: str,
    legal_basis: str,
    by: Actor,
    at: datetime,
    remedy: str = REMEDY,
    seen: int | None = None,
    key: str = "",
) -> Case:
    """Refuse the application for good: with reasons, the legal basis and the remedy, in a letter of its own."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    way = check_way(docket, item, outcome, tasks=frozenset(), kinds=frozenset({"tolak"}), reason=reason)
    check_grounds(reason, legal_basis, remedy)
    check_not_signing(docket)
    check_unsigned(docket)
    course = write_outcome(docket, item, way, reason, legal_basis=legal_basis, remedy=remedy)
    abandon_permit(docket, "permohonan ditolak")
    number, taken = _number(docket)
    add_output(docket, item, kind=LETTER, number=number)
    return finish(course, deed="tolak", facts={"hasil": outcome, "langkah": item.step, **taken})


def _number(docket: Docket) -> tuple[str, dict[str, object]]:
    """Of the office's own series; one that keeps its book on paper writes it in by hand."""
    if not has_series(docket, LETTER):
        return "", {}
    given = next_number(docket, LETTER)
    return given.text, {LETTER: given.pk}


def check_grounds(reason: str, legal_basis: str, remedy: str) -> None:
    if not reason.strip():
        raise Refused("alasan_kosong", "Tulis alasan penolakan; pemohon berhak mengetahuinya.")
    if not legal_basis.strip():
        raise Refused("dasar_hukum_kosong", "Tulis dasar hukum penolakan.")
    if not remedy.strip():
        raise Refused("upaya_hukum_kosong", "Tulis upaya hukum yang dapat ditempuh pemohon.")
