from datetime import datetime

from satupintu.cases.course import Course, finish, write_outcome
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.numbers import next_number
from satupintu.cases.opening import open_work
from satupintu.cases.outputs import add_output
from satupintu.cases.turn import check_turn, check_way
from satupintu.people.actor import Actor
from satupintu.people.models import Agency


@keyed
def refer(
    *,
    work: int,
    outcome: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    seen: int | None = None,
    key: str = "",
) -> Case:
    """Send the case to a technical agency with a numbered Surat Pengantar; the agency sees it from now on."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    way = check_way(
        docket,
        item,
        outcome,
        tasks=frozenset({"teruskan"}),
        kinds=frozenset({"lanjut", "tidak_perlu"}),
        reason=reason,
    )
    course = write_outcome(docket, item, way, reason)
    facts: dict[str, object] = {"hasil": outcome}
    if way.kind == "lanjut":
        letter = next_number(docket, "surat_pengantar")
        addressed = addressees(course)
        add_output(docket, item, kind="surat_pengantar", number=letter.text, facts={"kepada": addressed})
        facts["surat_pengantar"] = letter.pk
    return finish(course, deed="teruskan", facts=facts)


def addressees(course: Course) -> list[str]:
    """The agencies whose turn it is now: to them the letter goes."""
    agencies = {item.post.agency_id for item in course.opened if item.post is not None}
    return list(Agency.objects.filter(pk__in=agencies).order_by("id").values_list("name", flat=True))
