from datetime import datetime

from satupintu.cases.actions.file_application import check_ready
from satupintu.cases.course import finish, write_outcome
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case, Paper, Return, ReturnItem, WorkItem
from satupintu.cases.opening import open_work
from satupintu.cases.turn import check_pen, check_way
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@keyed
def correct(
    *, work: int, by: Actor, at: datetime, outcome: str = "", seen: int | None = None, key: str = ""
) -> Case:
    """Send the mended file back to the step that asked for it; the clock goes on from where it stood."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_pen(docket, item)
    way = check_way(
        docket,
        item,
        outcome or docket.step_of(item).outcomes[0].code,
        tasks=frozenset({"perbaiki"}),
        kinds=frozenset({"lanjut"}),
        reason="",
    )
    answering = open_return(docket, item)
    check_mended(docket, answering)
    check_ready(docket)
    course = write_outcome(docket, item, way)
    answering.answered_at = docket.at
    answering.save(update_fields=["answered_at"])
    ReturnItem.objects.filter(return_of=answering).update(mended_at=docket.at)
    return finish(
        course, deed="perbaiki", facts={"langkah": item.returner, "pengembalian": answering.ordinal}
    )


def open_return(docket: Docket, item: WorkItem) -> Return:
    """The return this correction answers: the last one of the step that sent the file back."""
    found = (
        Return.objects.filter(case=docket.case, work__step=item.returner, answered_at__isnull=True)
        .order_by("-ordinal")
        .first()
    )
    if found is None:
        raise Refused("tanpa_pengembalian", "Tidak ada permintaan perbaikan yang menunggu untuk berkas ini.")
    return found


def check_mended(docket: Docket, answering: Return) -> None:
    """Every refused paper has been replaced; a field may stay as it was, if the applicant stands by it."""
    named = [item.code for item in answering.items.all() if item.about == "persyaratan"]
    refused = set(
        Paper.objects.filter(case=docket.case, requirement__in=named, state=Paper.State.REFUSED).values_list(
            "requirement", flat=True
        )
    )
    still = [docket.standard.requirement(code).name for code in named if code in refused]
    if still:
        raise Refused("perbaikan_belum_selesai", f"Unggah pengganti untuk: {'; '.join(still)}.")
