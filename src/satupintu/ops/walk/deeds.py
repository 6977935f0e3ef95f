"""Each outcome of each step as the real action that a person would set off."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from satupintu.cases.actions.attach_paper import PaperDetails, attach_paper
from satupintu.cases.actions.hand_over import Taker
from satupintu.cases.actions.prepare_signing import prepare_signing
from satupintu.cases.actions.record_payment import Payment
from satupintu.cases.actions.record_visit import record_visit
from satupintu.cases.actions.register_scan import ON_PAPER
from satupintu.cases.actions.return_for_correction import Defect
from satupintu.cases.batches.keeping import record_file
from satupintu.cases.deeds.doing import Given, do
from satupintu.cases.models import Case, Paper, WorkItem
from satupintu.cases.visits import Visit
from satupintu.files.actions.keep_document import lay_down
from satupintu.files.actions.receive_file import receive_file
from satupintu.files.actions.release_file import release_file
from satupintu.files.models import StoredFile
from satupintu.ops.walk.sample_paper import PAGES, sample_paper
from satupintu.ops.walk.stage import Stage
from satupintu.people.actor import Actor
from satupintu.people.queries import system_actor
from satupintu.rules.answers.sample import sample
from satupintu.rules.errors import Refused
from satupintu.rules.pickup import LABELS
from satupintu.rules.standard.model.requirement import Requirement
from satupintu.rules.standard.model.step import PEMOHON, Outcome, Step

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
        if self.outcome.kind == "kembalikan":
            return _return(self)
        if self.step.task == "tanda_tangan" and self.outcome.kind == "lanjut":
            return _sign(self)
        if self.step.task == "perbaiki":
            _mend(self)
        return self.give(self._given())

    def give(self, given: Given) -> Case:
        return do(
            work=self.item.pk,
            outcome=self.outcome.code,
            given=given,
            survey=_Ready(),
            by=self.by,
            at=self.at,
        )

    def _given(self) -> Given:
        """What a person would enter, whichever of it the deed asks for."""
        reasoned = self.outcome.reason_required or self.outcome.kind in {"mundur", "tolak"}
        return Given(
            reason=REASON if reasoned else "",
            legal_basis="Dasar hukum pada standar pelayanan ini.",
            payment=Payment(self.stage.standard.fee.amount, self.today, "BUKTI-CONTOH"),
            taker=Taker(name=self.stage.applicant.name, shown=_everything(self)),
            file=_scan(self) if self.step.task == "daftarkan_pindaian" else None,
            marks=tuple(ON_PAPER),
            reference="PERISTIWA-CONTOH",
        )


def _everything(deed: Deed) -> tuple[str, ...]:
    papers = (paper.code for paper in deed.stage.standard.requirements if paper.at_pickup != "tidak")
    return (*LABELS, *papers)


class _Ready:
    """The survey gate of a rehearsal: the applicant has filled in the form."""

    remark = ""

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
    """Its bytes are nowhere: only what is known of a file takes part in a walk; the demo lays them down afterwards."""
    content = sample_paper(name, at)
    file = receive_file(
        region=stage.region,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type="application/pdf",
        original_name=f"{name}.pdf",
        by=by,
        at=at,
    )
    return release_file(
        region_id=stage.region.pk, file_id=file.pk, media_type="application/pdf", pages=PAGES, at=at
    )


def visit_now(deed: Deed) -> None:
    visit = Visit(
        day=deed.today,
        team=("Anggota Tim 1", "Anggota Tim 2"),
        findings="Keadaan di lapangan sesuai dengan isian.",
        result="direkomendasikan",
        latitude=-7.6,
        longitude=112.8,
        answers=sample(deed.step.visit_form, seed=deed.case.pk, today=deed.today, places=deed.stage.places),
    )
    record_visit(work=deed.item.pk, visit=visit, by=deed.by, at=deed.at)


def _mend(deed: Deed) -> None:
    for code in _refused_papers(deed.case):
        give_paper(deed.stage, deed.case, deed.stage.standard.requirement(code), at=deed.at)


def _refused_papers(case: Case) -> list[str]:
    refused = Paper.objects.filter(case=case, state=Paper.State.REFUSED)
    return sorted(set(refused.values_list("requirement", flat=True)))


def _return(deed: Deed) -> Case:
    given = Paper.objects.filter(case=deed.case).exclude(state=Paper.State.REPLACED).order_by("id").first()
    fields = [field.code for group in deed.stage.standard.form for field in group.fields]
    defects = [Defect("persyaratan", given.requirement, "Dokumen tidak terbaca.")] if given else []
    defects = defects or [Defect("isian", code, "Isian tidak sesuai dokumen.") for code in fields[:1]]
    entered = Given(note=REASON, defects=defects)
    superior = deed.item.post.superior if deed.item.post else None
    try:
        return deed.give(entered)
    except Refused as refusal:
        # His superior is asked only where the action itself sends the officer to him.
        if refusal.code != "temuan_terlambat" or superior is None:
            raise
    return deed.give(replace(entered, superior=deed.stage.officer(superior, deed.at), superior_reason=REASON))


def _sign(deed: Deed) -> Case:
    by = deed.by
    prepared = prepare_signing(work=deed.item.pk, by=by, at=deed.at)
    signed = deed.stage.sign(prepared.document, by=by, at=deed.at)
    with transaction.atomic():
        lay_down(signed.content)
        return record_file(
            deed.item.pk, deed.outcome.code, signed.content, signed.verification, by=by, at=deed.at
        )


def _scan(deed: Deed) -> int:
    """Each case has its own: two permits with one scan would be a fault of the register."""
    return a_checked_file(deed.stage, f"pindaian {deed.case.pk}", by=deed.by, at=deed.at).pk
