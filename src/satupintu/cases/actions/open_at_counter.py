from datetime import datetime

from satupintu.cases.actions.start_draft import start_draft
from satupintu.cases.counter import Arrival, Person, begin_visit, check_arrival, known_person
from satupintu.cases.course import enter, save
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_docket
from satupintu.cases.seat import check_seat
from satupintu.catalogue.models import StandardVersion
from satupintu.people.actions.register_applicant import register_applicant
from satupintu.people.actor import Actor
from satupintu.people.models import Organisation


@keyed
def open_at_counter(
    *,
    version: StandardVersion,
    person: Person,
    arrival: Arrival,
    by: Actor,
    at: datetime,
    organisation: Organisation | None = None,
    kind: str = "baru",
    key: str = "",
) -> Case:
    """Start a draft for a person who is present: found by his card or registered, with what he agreed to on record.

    The case is his own: once he has an account, it stands among his cases.
    """
    check_arrival(arrival, version.region.code)
    applicant = known_person(person) or register_applicant(
        name=person.name,
        nik=person.nik,
        passport=person.passport,
        stay_permit=person.stay_permit,
        nationality=person.nationality,
        phone=person.phone,
        by=by,
        at=at,
    )
    case = start_draft(
        version=version,
        applicant=applicant,
        organisation=organisation,
        channel=arrival.channel,
        kind=kind,
        by=by,
        at=at,
    )
    docket = open_docket(ref=case.ref, by=by, at=at)
    check_seat(docket, by)
    visit = begin_visit(docket, arrival)
    enter(docket, deed="dilayani_di_loket", facts={"kunjungan_loket": visit.pk, "persetujuan": visit.consent})
    save(docket)
    return docket.case
