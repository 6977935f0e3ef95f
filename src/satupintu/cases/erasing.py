"""A person's cases when he is forgotten: what may go goes, and each case's journal says how much of it went."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Q

from satupintu.cases.findable import follow_names
from satupintu.cases.models import Answer, Case, CounterVisit, Message, Output, Paper, WorkItem
from satupintu.files.actions.erase_files import erase_files
from satupintu.files.models import StoredFile
from satupintu.files.personal_data import owner
from satupintu.journal.actions.append import append
from satupintu.journal.chain import Head
from satupintu.people.actor import Actor

DECIDED = (Case.State.DONE, Case.State.REJECTED)
"""Something was issued or refused: what it was decided on is part of the archive (I3)."""
GONE = "(dihapus atas permintaan pemohon)"


def erase_cases(applicant_id: int, *, by: Actor, at: datetime) -> Mapping[str, int]:
    """In the caller's transaction, which has made sure that nothing runs."""
    counted: Counter[str] = Counter()
    own = Case.objects.filter(applicant_id=applicant_id, organisation__isnull=True)
    attached: set[int] = set()
    for case in own.exclude(state=Case.State.RUNNING).select_for_update(of=("self",)).order_by("id"):
        gone, files = _empty(case, at)
        if gone:
            _enter(case, gone, by, at)
        counted.update(gone)
        attached |= files
    counted["berkas"] = erase_files(_loose(applicant_id, attached))
    counted["pencarian"] = follow_names(applicant=applicant_id)
    return dict(counted)


def _empty(case: Case, at: datetime) -> tuple[dict[str, int], set[int]]:
    """What of this case went, by kind; and the files that were attached to it."""
    papers = Paper.objects.filter(case=case, file__isnull=False)
    messages = Message.objects.filter(case=case, file__isnull=False, from_applicant=True)
    files = set(papers.values_list("file", flat=True)) | set(messages.values_list("file", flat=True))
    gone = {"lampiran": len(files)}
    if case.state not in DECIDED:
        gone["isian"] = Answer.objects.filter(case=case).delete()[0]
        gone["pesan"] = Message.objects.filter(case=case, from_applicant=True).update(text=GONE)
        if case.state == Case.State.DRAFT:
            _throw_away(case, at)
            gone["draf"] = 1
    return {kind: count for kind, count in gone.items() if count}, {pk for pk in files if pk}


def _throw_away(case: Case, at: datetime) -> None:
    """As its owner would have done (`discard_draft`)."""
    Paper.objects.filter(case=case).delete()
    open_visit = CounterVisit.objects.filter(case=case, closed_at__isnull=True)
    open_visit.update(closed_at=at, result=CounterVisit.Result.LEFT)
    work = WorkItem.objects.filter(case=case)
    work.filter(closed_at__isnull=True).update(closed_at=at, outcome=Case.State.WITHDRAWN, live=False)
    work.update(live=False)
    case.state, case.closed_at = Case.State.WITHDRAWN, at


def _enter(case: Case, gone: Mapping[str, int], by: Actor, at: datetime) -> None:
    head = Head(case.chain, case.journal_length, case.journal_head)
    _, head = append(head, deed="data_pemohon_dihapus", facts=dict(gone), by=by.signatory, at=at)
    case.journal_length, case.journal_head = head.length, head.hash
    case.touched_at = max(case.touched_at, at)
    case.version += 1
    case.save(update_fields=["state", "closed_at", "journal_length", "journal_head", "touched_at", "version"])


def _loose(applicant_id: int, attached: Collection[int]) -> set[int]:
    """The attached files and whatever else he sent, but for those that something kept still holds."""
    sent = StoredFile.objects.filter(uploaded_by=owner(applicant_id)).exclude(state=StoredFile.State.ERASED)
    wanted = set(attached) | set(sent.values_list("pk", flat=True))
    others = ~Q(case__applicant_id=applicant_id) | Q(case__organisation__isnull=False)
    held = set(Paper.objects.filter(others, file__in=wanted).values_list("file", flat=True))
    held |= set(Message.objects.filter(others, file__in=wanted).values_list("file", flat=True))
    held |= set(Output.objects.filter(file__in=wanted).values_list("file", flat=True))
    return wanted - {pk for pk in held if pk}
