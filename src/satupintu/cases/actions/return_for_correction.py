from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Q

from satupintu.cases.course import finish, write_outcome
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case, Paper, Return, ReturnItem, WorkItem
from satupintu.cases.opening import open_work
from satupintu.cases.reasons import count_uses
from satupintu.cases.signature import check_not_signing
from satupintu.cases.superior import check_superior
from satupintu.cases.turn import check_turn, check_way
from satupintu.cases.verdicts import refuse_papers
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing to mend, with its own reason."""

    about: Literal["persyaratan", "isian"]
    code: str
    reason: str


@keyed
def return_for_correction(
    *,
    work: int,
    outcome: str,
    defects: Sequence[Defect],
    by: Actor,
    at: datetime,
    note: str = "",
    superior: Actor | None = None,
    superior_reason: str = "",
    seen: int | None = None,
    key: str = "",
) -> Case:
    """Give the file back with every defect at once; the clock stops where the standard says so, and never starts anew."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    way = check_way(
        docket,
        item,
        outcome,
        tasks=frozenset(),
        kinds=frozenset({"kembalikan"}),
        reason=note or "lihat daftar perbaikan",
    )
    check_defects(docket, defects)
    late = late_findings(docket, item, defects)
    check_late_findings(docket, item, late, superior, superior_reason)
    check_not_signing(docket)
    course = write_outcome(docket, item, way, note)
    _write_return(docket, item, defects, late, note, superior, superior_reason)
    count_uses(docket, [defect.reason.strip() for defect in defects])
    refuse_papers(docket, {defect.code: defect.reason for defect in defects if defect.about == "persyaratan"})
    return finish(
        course,
        deed="kembalikan",
        facts={"hasil": outcome, "langkah": item.step, "perbaikan": [d.code for d in defects]},
    )


def check_defects(docket: Docket, defects: Sequence[Defect]) -> None:
    if not defects:
        raise Refused(
            "tanpa_perbaikan", "Sebutkan sekurangnya satu persyaratan atau isian yang harus diperbaiki."
        )
    known = {
        "persyaratan": {requirement.code for requirement in docket.standard.requirements},
        "isian": {field.code for group in docket.standard.form for field in group.fields},
    }
    seen: set[tuple[str, str]] = set()
    for defect in defects:
        if defect.code not in known[defect.about]:
            raise Refused("perbaikan_tidak_dikenal", f"Tidak ada {defect.about} dengan kode «{defect.code}».")
        if not defect.reason.strip():
            raise Refused("alasan_perbaikan_kosong", f"Tulis alasan perbaikan untuk «{defect.code}».")
        if (defect.about, defect.code) in seen:
            raise Refused("perbaikan_ganda", f"«{defect.code}» disebut dua kali; gabungkan alasannya.")
        seen.add((defect.about, defect.code))


def late_findings(docket: Docket, item: WorkItem, defects: Sequence[Defect]) -> list[Defect]:
    """What this very step or post had before it at its own last return, unchanged since; first sight is never late."""
    before = _own_last_return(docket, item)
    if before is None:
        return []
    items = ReturnItem.objects.filter(
        return_of__case=docket.case, return_of__ordinal__gte=before.ordinal, mended_at__isnull=False
    )
    given = Paper.objects.filter(case=docket.case, given_at__gt=before.at)
    changed = set(items.values_list("about", "code"))
    changed |= {("persyaratan", code) for code in given.values_list("requirement", flat=True)}
    return [defect for defect in defects if (defect.about, defect.code) not in changed]


def _own_last_return(docket: Docket, item: WorkItem) -> Return | None:
    own = Q(work__step=item.step)
    if item.post_id is not None:
        own |= Q(work__post=item.post_id)
    return Return.objects.filter(own, case=docket.case).order_by("-ordinal").first()


def check_late_findings(
    docket: Docket, item: WorkItem, late: Sequence[Defect], superior: Actor | None, superior_reason: str
) -> None:
    """What was visible the first time should have been said then (design §4, D2)."""
    if not late:
        return
    listed = ", ".join(defect.code for defect in late)
    if superior is None or not superior_reason.strip():
        raise Refused(
            "temuan_terlambat",
            f"Perbaikan ini ({listed}) sudah terlihat pada pengembalian sebelumnya; pengembalian berikutnya memerlukan "
            "persetujuan atasan dengan alasan.",
        )
    if superior.user_id == docket.by.user_id:
        raise Refused(
            "pelepasan_diri_sendiri",
            "Persetujuan atasan tidak dapat diberikan oleh yang mengembalikan sendiri.",
        )
    check_superior(docket, item, superior)


def _write_return(
    docket: Docket,
    item: WorkItem,
    defects: Sequence[Defect],
    late: Sequence[Defect],
    note: str,
    superior: Actor | None,
    superior_reason: str,
) -> None:
    made = Return.objects.create(
        region_id=docket.case.region_id,
        case=docket.case,
        work=item,
        at=docket.at,
        by_id=docket.by.user_id,
        note=note.strip(),
        ordinal=Return.objects.filter(case=docket.case).count() + 1,
        late_finding=bool(late),
        superior_id=superior.user_id if superior and late else None,
        superior_reason=superior_reason.strip() if late else "",
    )
    ReturnItem.objects.bulk_create(
        ReturnItem(
            region_id=docket.case.region_id,
            return_of=made,
            about=defect.about,
            code=defect.code,
            reason=defect.reason.strip(),
            fresh=defect not in late,
        )
        for defect in defects
    )
