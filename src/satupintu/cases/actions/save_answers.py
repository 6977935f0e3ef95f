import json
from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from satupintu.cases.answers import answers_of
from satupintu.cases.checking import check_answers
from satupintu.cases.course import enter, save
from satupintu.cases.docket import Docket
from satupintu.cases.mending import check_fields_named
from satupintu.cases.models import Answer
from satupintu.cases.opening import first_open, open_docket
from satupintu.cases.turn import check_pen
from satupintu.people.actor import Actor
from satupintu.rules.answers.answer import Checked
from satupintu.rules.answers.facts import sealed_fields


@transaction.atomic
def save_answers(*, ref: str, raw: Mapping[str, object], by: Actor, at: datetime) -> Checked:
    """Keep what is good of what was typed, and give back every fault; a gap in a draft is no fault."""
    docket = open_docket(ref=ref, by=by, at=at)
    item = first_open(docket, {"ajukan", "perbaiki"})
    check_pen(docket, item)
    known = answers_of(docket.case)
    checked = check_answers(docket, known | dict(raw), final=False)
    changed = {field: value for field, value in checked.values.items() if known.get(field) != value}
    dropped = known.keys() - checked.values.keys() - _at_fault(checked)
    if not changed and not dropped:
        return checked
    if docket.step_of(item).task == "perbaiki":
        check_fields_named(docket, changed.keys() | dropped)
    store_answers(docket, changed, dropped)
    enter(docket, deed="isian_disimpan", facts={"isian": sorted(changed), "dikosongkan": sorted(dropped)})
    save(docket)
    return checked


def _at_fault(checked: Checked) -> set[str]:
    """Fields with a fault keep what they had; a fault in a table stands under its cell, `pengurus.0.nik`."""
    return {name.partition(".")[0] for name in checked.faults}


def store_answers(docket: Docket, changed: Mapping[str, object], dropped: Collection[str]) -> None:
    """What is personal is sealed on the way in."""
    sealed = {name.partition(".")[0] for name in sealed_fields(docket.standard.form)}
    Answer.objects.filter(case=docket.case, field__in={*dropped, *changed}).delete()
    Answer.objects.bulk_create(
        Answer(
            region_id=docket.case.region_id,
            case=docket.case,
            field=field,
            value=None if field in sealed else value,
            sealed=json.dumps(value, ensure_ascii=False) if field in sealed else "",
        )
        for field, value in changed.items()
    )
