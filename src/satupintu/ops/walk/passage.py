"""One deed of the walk as it will be printed, with what was promised and did not happen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from satupintu.cases.clock import clock_runs
from satupintu.cases.docket import Docket
from satupintu.cases.models import Case, WorkItem
from satupintu.catalogue.queries import standard_by_hash
from satupintu.notices.models import Notice
from satupintu.notices.queries import told_of
from satupintu.ops.walk.deeds import Deed
from satupintu.people.models import Post
from satupintu.people.queries import system_actor
from satupintu.rules.standard.model.notice import Told
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import PEMOHON, CaseOutcome


@dataclass(frozen=True, slots=True)
class Passage:
    variation: str
    depth: int
    step: str
    post: str
    outcome: str
    label: str
    at: datetime
    opens: tuple[str, ...]
    state: str
    clock: str
    due: datetime | None
    step_due: tuple[datetime | None, ...]
    notices: tuple[str, ...]
    faults: tuple[str, ...]

    @property
    def title(self) -> str:
        return f"{self.step}/{self.outcome}"


def passage_of(
    variation: str,
    depth: int,
    deed: Deed | None,
    after: Case,
    *,
    ending: CaseOutcome | None = None,
    who: str = "",
) -> Passage:
    case = Case.objects.select_related("region").get(pk=after.pk)
    standard = standard_by_hash(case.standard_hash)
    items = list(WorkItem.objects.filter(case=case).select_related("post").order_by("id"))
    docket = Docket(case, standard, items, system_actor(), case.touched_at)
    told = told_of(case.region_id, [f"{case.chain}:{case.journal_length}"])
    opened = [item for item in docket.open_items if item.opened_at == case.touched_at]
    promised = deed.outcome.told if deed else (ending.told if ending else ())
    return Passage(
        variation=variation,
        depth=depth,
        step=deed.step.code if deed else "*",
        post=deed.step.post if deed else who,
        outcome=deed.outcome.code if deed else (ending.code if ending else ""),
        label=deed.outcome.label if deed else (ending.label if ending else ""),
        at=case.touched_at,
        opens=tuple(item.step for item in opened),
        state=case.state,
        clock=_clock(docket),
        due=case.due_at,
        step_due=tuple(item.due_at for item in opened),
        notices=tuple(_say(notice) for notice in told),
        faults=tuple(_faults(standard, docket, opened, promised, told)),
    )


def _clock(docket: Docket) -> str:
    if clock_runs(docket):
        return "jalan"
    if docket.standard.promise.starts not in docket.milestones():
        return "belum mulai"
    return (
        "berhenti" if docket.case.closed_at or docket.standard.promise.ends in docket.milestones() else "jeda"
    )


def _say(notice: Notice) -> str:
    return f"{_audience(notice)}/{notice.channel}: {notice.template.code}"


def _audience(notice: Notice) -> str:
    if notice.addressee_kind == PEMOHON:
        return PEMOHON
    return Post.objects.values_list("code", flat=True).get(pk=notice.addressee)


def _faults(
    standard: Standard,
    docket: Docket,
    opened: list[WorkItem],
    promised: tuple[Told, ...],
    told: Sequence[Notice],
) -> list[str]:
    """What the standard promises of this deed, asked of the outbox itself."""
    sent = {(_audience(notice), notice.channel) for notice in told}
    faults = []
    turns = [item.post.code for item in opened if item.post is not None]
    for telling in promised:
        audience = turns if telling.who == "berikutnya" else [telling.who]
        faults += [
            f"pemberitahuan «{telling.template}» kepada {who} lewat {channel} tidak terkirim"
            for who in audience
            for channel in telling.channels
            if (who, channel) not in sent
        ]
    faults += [
        f"{post} tidak diberi tahu gilirannya lewat {channel}"
        for post in turns
        for channel in standard.turn.channels
        if (post, channel) not in sent
    ]
    if standard.tracking and (opened or docket.case.closed_at):
        faults += [
            f"pemohon tidak diberi tahu perubahan langkah lewat {channel}"
            for channel in standard.tracking.channels
            if (PEMOHON, channel) not in sent
        ]
    if _clock(docket) == "jalan" and standard.promise.duration and docket.case.due_at is None:
        faults.append("jam layanan berjalan tanpa tenggat")
    if _clock(docket) == "jeda" and docket.case.due_at is not None:
        faults.append("tenggat masih ada padahal berkas di tangan pemohon")
    return faults
