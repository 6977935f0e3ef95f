"""Where an application stands, in words: at whom, by when, why that day, what was sent, and what has happened so far."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render

from satupintu.cases.docket import Docket
from satupintu.cases.downloading import check_downloadable
from satupintu.cases.letters.shelf import OUTPUTS, letters_of
from satupintu.cases.models import Case
from satupintu.cases.queries.filling import Filling, docket_to_read
from satupintu.cases.queries.history import Event as Happened
from satupintu.cases.queries.history import timeline
from satupintu.cases.queries.own_case import own_case
from satupintu.cases.survey_gate import survey_gate_in_use
from satupintu.rules.errors import Refused
from satupintu.rules.procedure.status import Status
from satupintu.rules.standard.promised import promise_sentence
from satupintu.rules.worktime.words import say_moment
from satupintu.web.design.event import Event
from satupintu.web.portal.own_case import address_of
from satupintu.web.portal.standing import standing_of
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key
from satupintu.web.visitor.pages import CitizenRequest

TONES: Mapping[Status, str] = {
    Status.TO_MEND: "kuning",
    Status.APPROVED: "hijau",
    Status.ISSUED: "hijau",
    Status.REJECTED: "merah",
    Status.FILED: "biru",
    Status.EXAMINED: "biru",
}


def progress_page(request: CitizenRequest, case: Case, filling: Filling | None) -> HttpResponse:
    docket = docket_to_read(case, by=request.citizen, at=request.at)
    own = own_case(docket)
    standing = standing_of(case, by=request.citizen, at=request.at)
    context = {
        "face": face_of(case.region),
        "case": case,
        "own": own,
        "service": standing.standard.service,
        "standing": standing,
        "tone": TONES.get(own.status, ""),
        "events": events_of(timeline(docket), case.region.zone),
        "promise": promise_sentence(standing.standard),
        "correcting": filling is not None and filling.correcting,
        "unread": sum(message.unread for message in own.messages),
        "may_withdraw": case.closed_at is None,
        "may_repeat": case.closed_at is not None and case.number is not None,
        "rejection": own.rejection,
        "permit": own.permit,
        "waits": waits_for(docket) if own.permit else "",
        "letters": letters_of(docket),
        "others": [row for row in own.outputs if row.kind not in OUTPUTS],
        "address": address_of(case),
        "key": new_key(),
    }
    return render(request, "portal/progress.html", context)


def waits_for(docket: Docket) -> str:
    """Why the file cannot be fetched yet; empty where it can."""
    try:
        check_downloadable(docket, survey_gate_in_use())
    except Refused as refused:
        return refused.sentence
    return ""


def events_of(happened: Sequence[Happened], zone: str) -> list[Event]:
    return [
        Event(
            title=one.title,
            when=say_moment(one.at.astimezone(ZoneInfo(zone))),
            text=one.detail,
            state="kini" if one.kind == "sekarang" else "lalu",
            by=one.post,
        )
        for one in happened
    ]
