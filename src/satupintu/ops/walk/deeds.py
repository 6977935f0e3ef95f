"""Each outcome of each step as the real action that a person would set off."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from satupintu.cases.actions.accept_as_complete import accept_as_complete
from satupintu.cases.actions.approve import approve
from satupintu.cases.actions.attach_paper import PaperDetails, attach_paper
from satupintu.cases.actions.correct import correct
from satupintu.cases.actions.file_application import file_application
from satupintu.cases.actions.give_number import give_number
from satupintu.cases.actions.hand_back import hand_back
from satupintu.cases.actions.hand_over import Taker, hand_over
from satupintu.cases.actions.initial import initial
from satupintu.cases.actions.prepare_signing import prepare_signing
from satupintu.cases.actions.print_permit import print_permit
from satupintu.cases.actions.publish_permit import publish_permit
from satupintu.cases.actions.receive_event import receive_event
from satupintu.cases.actions.recommend import recommend
from satupintu.cases.actions.record_payment import Payment, record_payment
from satupintu.cases.actions.record_signature import record_signature
from satupintu.cases.actions.record_visit import Visit, record_visit
from satupintu.cases.actions.refer import refer
from satupintu.cases.actions.register_scan import ON_PAPER, register_scan
from satupintu.cases.actions.reject import reject
from satupintu.cases.actions.return_for_correction import Defect, return_for_correction
from satupintu.cases.actions.sign_by_hand import sign_by_hand
from satupintu.cases.actions.verify import verify
from satupintu.cases.models import Case, Paper, WorkItem
from satupintu.files.actions.receive_file import receive_file
from satupintu.files.actions.release_file import release_file
from satupintu.files.models import StoredFile
from satupintu.ops.walk.pen import PASSPHRASE, RehearsalPen
from satupintu.ops.walk.stage import Stage
from satupintu.people.actor import Actor
from satupintu.people.queries import system_actor
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.requirement import Requirement
from satupintu.rules.standard.model.step import PEMOHON, Outcome, Step
from satupintu.signing.attempt import attempt
from satupintu.signing.ports import Passphrase, SignerIdentity

REASON = "Alasan contoh untuk peragaan."


@dataclass(frozen=True, slots=True)
class Deed:
    """One outcome of one open step, with what a person would enter."""

    stage: Stage
    case: Case
    item: WorkItem
    step: Step
    outcome: Outcome
    at: datetime
    visit: bool = False

    @property
    def by(self) -> Actor:
        if self.step.post == PEMOHON:
            return self.stage.citizen()
        return self.stage.officer(self.item.post, self.at) if self.item.post else system_actor()

    @property
    def today(self) -> date:
        return self.at.astimezone(ZoneInfo(self.stage.region.zone)).date()

    def do(self) -> Case:
        if self.visit:
            visit_now(self)
        special = {"kembalikan": _return, "mundur": _hand_back, "tolak": _reject}.get(self.outcome.kind)
        return (special or _BY_TASK[self.step.task])(self)


class _Ready:
    """The survey gate of a rehearsal: the applicant has filled in the form."""

    def passed(self, case: str) -> bool:
        return True


def give_paper(stage: Stage, case: Case, requirement: Requirement, *, at: datetime) -> None:
    """A checked file for one requirement, with the details that the standard asks for."""
    by = stage.citizen()
    file = a_checked_file(stage, requirement.code, by=by, at=at)
    today = at.astimezone(ZoneInfo(stage.region.zone)).date()
    details = PaperDetails(
        number="001/CONTOH/2026",
        day=today,
        issuer="Instansi Contoh",
        expires=today.replace(year=today.year + 1, day=1),
        alternative=requirement.alternatives[0] if requirement.alternatives else "",
        stamp_serial="0" * 22 if requirement.stamp_duty else "",
    )
    attach_paper(ref=case.ref, requirement=requirement.code, file=file.pk, details=details, by=by, at=at)


def a_checked_file(stage: Stage, name: str, *, by: Actor, at: datetime) -> StoredFile:
    """Its bytes are nowhere: only what is known of a file takes part in a rehearsal."""
    file = receive_file(
        region=stage.region,
        sha256=hashlib.sha256(f"{name}/{at.isoformat()}".encode()).hexdigest(),
        size=120_000,
        media_type="application/pdf",
        original_name=f"{name}.pdf",
        by=by,
        at=at,
    )
    return release_file(
        region_id=stage.region.pk, file_id=file.pk, media_type="application/pdf", pages=2, at=at
    )


def visit_now(deed: Deed) -> None:
    visit = Visit(
        day=deed.today,
        team=("Anggota Tim 1", "Anggota Tim 2"),
        findings="Keadaan di lapangan sesuai dengan isian.",
        latitude=-7.6,
        longitude=112.8,
    )
    record_visit(work=deed.item.pk, visit=visit, by=deed.by, at=deed.at)


def _file(deed: Deed) -> Case:
    return file_application(ref=deed.case.ref, outcome=deed.outcome.code, by=deed.by, at=deed.at)


def _correct(deed: Deed) -> Case:
    for code in _refused_papers(deed.case):
        give_paper(deed.stage, deed.case, deed.stage.standard.requirement(code), at=deed.at)
    return correct(work=deed.item.pk, outcome=deed.outcome.code, by=deed.by, at=deed.at)


def _refused_papers(case: Case) -> list[str]:
    refused = Paper.objects.filter(case=case, state=Paper.State.REFUSED)
    return sorted(set(refused.values_list("requirement", flat=True)))


def _return(deed: Deed) -> Case:
    given = Paper.objects.filter(case=deed.case).exclude(state=Paper.State.REPLACED).order_by("id").first()
    fields = [field.code for group in deed.stage.standard.form for field in group.fields]
    defects = [Defect("persyaratan", given.requirement, "Dokumen tidak terbaca.")] if given else []
    defects = defects or [Defect("isian", code, "Isian tidak sesuai dokumen.") for code in fields[:1]]
    send = partial(
        return_for_correction,
        work=deed.item.pk,
        outcome=deed.outcome.code,
        defects=defects,
        note=REASON,
        by=deed.by,
        at=deed.at,
    )
    superior = deed.item.post.superior if deed.item.post else None
    try:
        return send()
    except Refused as refusal:
        # His superior is asked only where the action itself sends the officer to him.
        if refusal.code != "temuan_terlambat" or superior is None:
            raise
    return send(superior=deed.stage.officer(superior, deed.at), superior_reason=REASON)


def _hand_back(deed: Deed) -> Case:
    return hand_back(work=deed.item.pk, outcome=deed.outcome.code, reason=REASON, by=deed.by, at=deed.at)


def _reject(deed: Deed) -> Case:
    return reject(
        work=deed.item.pk,
        outcome=deed.outcome.code,
        reason=REASON,
        legal_basis="Dasar hukum pada standar pelayanan ini.",
        by=deed.by,
        at=deed.at,
    )


def _sign(deed: Deed) -> Case:
    by, pen = deed.by, RehearsalPen()
    prepared = prepare_signing(work=deed.item.pk, by=by, at=deed.at)
    signed = attempt(
        pen,
        prepared.document,
        document_hash=prepared.document_hash,
        identity=SignerIdentity(key=str(by.user_id), name=by.name),
        passphrase=Passphrase(PASSPHRASE),
        at=deed.at,
    )
    return record_signature(
        work=deed.item.pk,
        outcome=deed.outcome.code,
        signed=signed.content,
        verification=pen.verify(signed.content),
        by=by,
        at=deed.at,
    )


def _hand_over(deed: Deed) -> Case:
    return hand_over(
        work=deed.item.pk,
        outcome=deed.outcome.code,
        taker=Taker(name=deed.stage.applicant.name),
        survey=_Ready(),
        by=deed.by,
        at=deed.at,
    )


def _event(deed: Deed) -> Case:
    return receive_event(
        work=deed.item.pk, outcome=deed.outcome.code, reference="PERISTIWA-CONTOH", by=deed.by, at=deed.at
    )


def _pay(deed: Deed) -> Case:
    paid = Payment(deed.stage.standard.fee.amount, deed.today, "BUKTI-CONTOH")
    return record_payment(work=deed.item.pk, outcome=deed.outcome.code, payment=paid, by=deed.by, at=deed.at)


def _sign_by_hand(deed: Deed) -> Case:
    return sign_by_hand(work=deed.item.pk, outcome=deed.outcome.code, by=deed.by, at=deed.at)


def _register_scan(deed: Deed) -> Case:
    file = a_checked_file(deed.stage, "pindaian", by=deed.by, at=deed.at)
    return register_scan(
        work=deed.item.pk,
        outcome=deed.outcome.code,
        file=file.pk,
        marks=tuple(ON_PAPER),
        by=deed.by,
        at=deed.at,
    )


def _plain(action: Callable[..., Case]) -> Callable[[Deed], Case]:
    def do(deed: Deed) -> Case:
        reason = REASON if deed.outcome.reason_required else ""
        return action(work=deed.item.pk, outcome=deed.outcome.code, reason=reason, by=deed.by, at=deed.at)

    return do


_BY_TASK: dict[str, Callable[[Deed], Case]] = {
    "ajukan": _file,
    "perbaiki": _correct,
    "periksa_kelengkapan": _plain(accept_as_complete),
    "verifikasi": _plain(verify),
    "teruskan": _plain(refer),
    "rekomendasi": _plain(recommend),
    "setujui": _plain(approve),
    "beri_nomor": _plain(give_number),
    "tanda_tangan": _sign,
    "terbitkan": _plain(publish_permit),
    "cetak": _plain(print_permit),
    "paraf": _plain(initial),
    "bayar": _pay,
    "tanda_tangan_basah": _sign_by_hand,
    "daftarkan_pindaian": _register_scan,
    "serahkan": _hand_over,
    "tunggu_peristiwa": _event,
    "putuskan_penolakan": _plain(verify),
}
