from datetime import datetime

from satupintu.cases.course import enter, save
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.numbers import next_number
from satupintu.cases.opening import open_work
from satupintu.cases.outputs import add_output
from satupintu.cases.turn import check_turn
from satupintu.cases.uploaded import own_file
from satupintu.cases.visits import Photo, Visit, check_visit, open_plan, visit_answers
from satupintu.people.actor import Actor


@keyed
def record_visit(
    *, work: int, visit: Visit, by: Actor, at: datetime, seen: int | None = None, key: str = ""
) -> Case:
    """Record a field visit with its numbered Berita Acara; the step itself stays open for the recommendation."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    step = docket.step_of(item)
    check_visit(docket, step, visit)
    answers = visit_answers(docket, step, visit.answers)
    written = {"langkah": item.step}
    number = visit.number.strip()
    if not number:
        given = next_number(docket, "berita_acara", agency=by.agency_id)
        number, written["berita_acara"] = given.text, str(given.pk)
    facts = _facts(docket, visit, answers)
    output = add_output(docket, item, kind="berita_acara", number=number, day=visit.day, facts=facts)
    plan = open_plan(item)
    if plan is not None:
        plan.output = output
        plan.save(update_fields=["output"])
    enter(docket, deed="kunjungan", facts={**written, "keluaran": output.pk})
    save(docket)
    return docket.case


def _facts(docket: Docket, visit: Visit, answers: dict[str, object]) -> dict[str, object]:
    """What the Berita Acara is typeset from; every file in it is one that this very person has uploaded."""
    return {
        "day": visit.day.isoformat(),
        "team": [name.strip() for name in visit.team if name.strip()],
        "findings": visit.findings.strip(),
        "result": visit.result,
        "latitude": visit.latitude,
        "longitude": visit.longitude,
        "photos": [_photo(docket, photo) for photo in visit.photos],
        "present": [
            {
                "name": one.name.strip(),
                "role": one.role.strip(),
                "signature": own_file(docket, one.signature).pk if one.signature is not None else None,
            }
            for one in visit.present
        ],
        "answers": answers,
    }


def _photo(docket: Docket, photo: Photo) -> dict[str, object]:
    return {
        "file": own_file(docket, photo.file).pk,
        "taken_at": photo.taken_at.isoformat() if photo.taken_at else None,
        "latitude": photo.latitude,
        "longitude": photo.longitude,
    }
