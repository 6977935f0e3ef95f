"""The door through which every outcome is done: a page names the work and the outcome, and the right action runs."""

import inspect
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from satupintu.cases.actions.cancel import cancel
from satupintu.cases.actions.hand_over import Taker
from satupintu.cases.actions.recommend import Letter
from satupintu.cases.actions.record_payment import Payment
from satupintu.cases.actions.reject import REMEDY
from satupintu.cases.actions.return_for_correction import Defect
from satupintu.cases.actions.withdraw import withdraw
from satupintu.cases.deeds.table import FILE, SIGN, DeedKind, deed_for
from satupintu.cases.models import Case
from satupintu.cases.opening import unknown_case
from satupintu.cases.ports import SurveyGate
from satupintu.cases.reach import within_reach
from satupintu.catalogue.queries import standard_by_hash
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.rules.procedure.movement import find_case_outcome, find_outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """All that a person may enter with a deed; each action takes what is its own."""

    reason: str = ""
    note: str = ""
    legal_basis: str = ""
    remedy: str = REMEDY
    defects: Sequence[Defect] = ()
    superior: Actor | None = None
    superior_reason: str = ""
    number: str = ""
    letter: Letter = "rekomendasi_teknis"
    payment: Payment | None = None
    taker: Taker | None = None
    file: int | None = None
    marks: Sequence[str] = ()
    meterai_serial: str = ""
    reference: str = ""


NOTHING = Given()


def do(
    *,
    work: int,
    outcome: str,
    by: Actor,
    at: datetime,
    given: Given = NOTHING,
    survey: SurveyGate | None = None,
    seen: int | None = None,
    key: str = "",
) -> Case:
    """Do one outcome of one piece of work by its own action, which asks everything anew under the case's lock."""
    ref, kind = _deed_of(work, outcome, by, at)
    if kind is SIGN:
        raise Refused(
            "tanda_tangan_tersendiri",
            "Tanda tangan elektronik dibubuhkan di halaman tanda tangan, dengan frasa sandi Anda.",
        )
    entered = {entry.name: getattr(given, entry.name) for entry in fields(given)}
    entered |= {"survey": survey, "seen": seen, "key": key, "outcome": outcome}
    entered |= {"ref": ref} if kind is FILE else {"work": work}
    taken = inspect.signature(kind.action).parameters
    _check_entered(kind, entered)
    case = kind.action(by=by, at=at, **{name: value for name, value in entered.items() if name in taken})
    if not isinstance(case, Case):
        raise TypeError(f"{kind.name} gives no case")
    return case


def end(
    *,
    ref: str,
    outcome: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    seen: int | None = None,
    key: str = "",
) -> Case:
    """End the whole case, by withdrawal or cancellation, whichever the standard calls it."""
    found = (
        within_reach(Case.objects.filter(ref=ref), by, at=at).values_list("standard_hash", flat=True).first()
    )
    if found is None:
        raise unknown_case()
    kind = find_case_outcome(standard_by_hash(found), outcome).kind
    action = withdraw if kind == "tarik" else cancel
    return action(ref=ref, outcome=outcome, reason=reason, by=by, at=at, seen=seen, key=key)


def _deed_of(work: int, outcome: str, by: Actor, at: datetime) -> tuple[str, DeedKind]:
    row = (
        within_reach(Case.objects.filter(work=work), by, at=at)
        .values_list("ref", "standard_hash", "work__step")
        .first()
    )
    if row is None:
        raise unknown_case()
    ref, standard_hash, code = row
    step = standard_by_hash(standard_hash).step(code)
    return ref, deed_for(step, find_outcome(step, outcome))


_MISSING = {
    "payment": "Isi jumlah, tanggal, dan nomor bukti pembayaran.",
    "taker": "Isi siapa yang mengambil izin.",
    "file": "Unggah hasil pindaian lebih dahulu.",
}


def _check_entered(kind: DeedKind, entered: dict[str, object]) -> None:
    """What an action cannot even be called without; the rest it asks for by itself."""
    for name in kind.asks:
        if name in _MISSING and entered[name] is None:
            raise Refused("isian_tindakan_kosong", _MISSING[name])
