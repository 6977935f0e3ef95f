"""Which action an outcome sets off, what the person must give with it, and what stands in its way: one table for all."""

from collections.abc import Callable
from dataclasses import dataclass

from satupintu.cases.actions.accept_as_complete import accept_as_complete
from satupintu.cases.actions.approve import approve
from satupintu.cases.actions.correct import correct
from satupintu.cases.actions.file_application import file_application
from satupintu.cases.actions.give_number import give_number
from satupintu.cases.actions.hand_back import hand_back
from satupintu.cases.actions.hand_over import hand_over
from satupintu.cases.actions.initial import initial
from satupintu.cases.actions.prepare_signing import prepare_signing
from satupintu.cases.actions.print_permit import print_permit
from satupintu.cases.actions.publish_permit import publish_permit
from satupintu.cases.actions.receive_event import receive_event
from satupintu.cases.actions.recommend import recommend
from satupintu.cases.actions.record_payment import record_payment
from satupintu.cases.actions.refer import refer
from satupintu.cases.actions.register_scan import register_scan
from satupintu.cases.actions.reject import reject
from satupintu.cases.actions.return_for_correction import return_for_correction
from satupintu.cases.actions.sign_by_hand import sign_by_hand
from satupintu.cases.actions.verify import verify
from satupintu.cases.deeds import hurdles
from satupintu.cases.docket import Docket
from satupintu.cases.models import WorkItem
from satupintu.cases.ports import SurveyGate
from satupintu.cases.turn import check_pen, check_turn
from satupintu.rules.standard.model.step import Outcome, Step

Hurdle = Callable[[Docket, WorkItem, Outcome, SurveyGate | None], None]


@dataclass(frozen=True, slots=True)
class DeedKind:
    """One action: how it is called, which entries of `Given` it reads, and what may stand in its way."""

    action: Callable[..., object]
    asks: tuple[str, ...] = ()
    """The entries that this deed needs beyond the reason that an outcome may demand."""
    hurdle: Hurdle = hurdles.none
    turn: Callable[[Docket, WorkItem], None] = check_turn

    @property
    def name(self) -> str:
        return self.action.__name__


SIGN = DeedKind(prepare_signing, ("passphrase",), hurdles.unchanged)
"""Signing takes three moves with the signer between them; no single action does it."""
FILE = DeedKind(file_application, (), hurdles.filing, check_pen)

_BY_KIND: dict[str, DeedKind] = {
    "kembalikan": DeedKind(return_for_correction, ("defects",), hurdles.not_signing),
    "mundur": DeedKind(hand_back, ("reason",), hurdles.not_signing),
    "tolak": DeedKind(reject, ("reason", "legal_basis", "remedy"), hurdles.rejecting),
}
_BY_TASK: dict[str, DeedKind] = {
    "ajukan": FILE,
    "perbaiki": DeedKind(correct, (), hurdles.correcting, check_pen),
    "periksa_kelengkapan": DeedKind(accept_as_complete, (), hurdles.papers_there),
    "verifikasi": DeedKind(verify),
    "putuskan_penolakan": DeedKind(verify),
    "teruskan": DeedKind(refer),
    "rekomendasi": DeedKind(recommend, (), hurdles.recommending),
    "setujui": DeedKind(approve, (), hurdles.approving),
    "paraf": DeedKind(initial),
    "bayar": DeedKind(record_payment, ("payment",)),
    "beri_nomor": DeedKind(give_number, (), hurdles.numbering),
    "tanda_tangan": SIGN,
    "tanda_tangan_basah": DeedKind(sign_by_hand, (), hurdles.unchanged),
    "daftarkan_pindaian": DeedKind(register_scan, ("file", "marks"), hurdles.scanning),
    "terbitkan": DeedKind(publish_permit, (), hurdles.in_force),
    "cetak": DeedKind(print_permit, (), hurdles.printing),
    "serahkan": DeedKind(hand_over, ("taker",), hurdles.handing_over),
    "tunggu_peristiwa": DeedKind(receive_event, ("reference",)),
}


def deed_for(step: Step, outcome: Outcome) -> DeedKind:
    """By the kind of the outcome where that decides, else by the task of the step."""
    return _BY_KIND.get(outcome.kind) or _BY_TASK[step.task]
