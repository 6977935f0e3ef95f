from dataclasses import dataclass
from datetime import date, datetime

from satupintu.cases.course import finish, write_outcome
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_work
from satupintu.cases.outputs import add_output
from satupintu.cases.turn import check_turn, check_way
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@dataclass(frozen=True, slots=True)
class Payment:
    """What was paid, when, and the number on the proof."""

    amount: int
    day: date
    proof: str


@keyed
def record_payment(
    *,
    work: int,
    outcome: str,
    payment: Payment,
    by: Actor,
    at: datetime,
    seen: int | None = None,
    key: str = "",
) -> Case:
    """Record that the fee of the standard was paid in full; nothing else may be asked for (J1)."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    way = check_way(docket, item, outcome, tasks=frozenset({"bayar"}), kinds=frozenset({"lanjut"}), reason="")
    check_payment(docket, payment)
    course = write_outcome(docket, item, way)
    add_output(
        docket,
        item,
        kind="bukti_bayar",
        number=payment.proof,
        day=payment.day,
        facts={"jumlah": payment.amount},
    )
    return finish(course, deed="bayar", facts={"hasil": outcome, "jumlah": payment.amount})


def check_payment(docket: Docket, payment: Payment) -> None:
    fee = docket.standard.fee.amount
    if payment.amount != fee:
        raise Refused(
            "jumlah_bayar_tidak_cocok",
            f"Jumlah yang dibayar Rp {payment.amount:,} tidak sama dengan tarif Rp {fee:,}; periksa buktinya.".replace(
                ",", "."
            ),
        )
    if payment.day > docket.today:
        raise Refused("tanggal_bayar", "Tanggal pembayaran belum tiba; isi tanggal pada bukti bayar.")
    if not payment.proof.strip():
        raise Refused("bukti_bayar_kosong", "Isi nomor bukti bayar.")
