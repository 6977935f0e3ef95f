"""What may be done on the pages of bodies and mandates, by the name of the button that was pressed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TypedDict, TypeVar

from django.contrib import messages
from django.http import Http404

from satupintu.people.actions.accept_invitation import accept_invitation
from satupintu.people.actions.invite import invite
from satupintu.people.actions.leave import leave
from satupintu.people.actions.renew_invitation import renew_invitation
from satupintu.people.actions.revoke_mandate import revoke_mandate
from satupintu.people.actions.withdraw_invitation import withdraw_invitation
from satupintu.people.mandates import check_terms
from satupintu.people.models import Invitation, Mandate, Organisation
from satupintu.people.queries_mandates import acting_for, agents_of, invitations_open, members_of
from satupintu.people.tenures import local_day
from satupintu.rules.accounts import DAY_ZONE
from satupintu.rules.answers.dates import read_date
from satupintu.rules.errors import Faults, Refused
from satupintu.rules.standard.model.form import Field
from satupintu.web.forms.typed import typed
from satupintu.web.visitor.form_keys import done_once
from satupintu.web.visitor.pages import CitizenRequest

Row = TypeVar("Row", Mandate, Invitation)

ENDS = Field(code="sampai", label="Berlaku sampai", kind="tanggal", required=False)


class Terms(TypedDict):
    organisation: Organisation | None
    kind: str
    letter: str
    starts: date
    ends: date | None


def today_of(request: CitizenRequest) -> date:
    return local_day(request.at, DAY_ZONE)


def held_mandate(request: CitizenRequest, pk: int) -> Mandate:
    """One's own, in force today; whoever has none finds nothing here."""
    for one in acting_for(request.citizen.applicant_id or 0, "", today_of(request))[1:]:
        if one.mandate_id == pk:
            return Mandate.objects.select_related("organisation").get(pk=pk)
    raise Http404


def done(request: CitizenRequest, organisation: Organisation | None) -> str:
    """Do what the button says, once, and return the code of an invitation, if one was made."""
    if "undang" in request.POST:
        return _invited(request, organisation)
    for name, deed in DEEDS.items():
        if name in request.POST:
            once = partial(deed, request, organisation)
            done = done_once(request, once, by=request.citizen, at=request.at)
            if not done.again:
                messages.success(request, done.result)
            return ""
    raise Http404


def _invited(request: CitizenRequest, organisation: Organisation | None) -> str:
    """The receipt keeps which offer was made, never its code: whoever sends the form again gets another code for it."""
    codes: dict[str, str] = {}

    def deed() -> str:
        invitation, code = invite(**_terms(request, organisation), by=request.citizen, at=request.at)
        codes[str(invitation.pk)] = code
        return str(invitation.pk)

    done = done_once(request, deed, by=request.citizen, at=request.at)
    if done.again:
        return renew_invitation(int(done.result), by=request.citizen, at=request.at)
    return codes[done.result]


def _terms(request: CitizenRequest, organisation: Organisation | None) -> Terms:
    """What is offered; everything that is wrong with it is said at once."""
    answer, faults = read_date(ENDS, typed(request.POST, [ENDS])[ENDS.code]), Faults()
    kind = request.POST.get("kedudukan", "") if organisation else "kuasa"
    letter, starts = request.POST.get("surat", ""), today_of(request)
    ends = date.fromisoformat(str(answer.value)) if answer.value and not answer.fault else None
    faults.ask(lambda: check_terms(kind, letter, starts, ends, for_body=organisation is not None))
    if answer.fault:
        faults.found.append(Refused("masa_kuasa_salah", answer.fault))
    faults.check()
    return {"organisation": organisation, "kind": kind, "letter": letter, "starts": starts, "ends": ends}


def _accepted(request: CitizenRequest, _organisation: Organisation | None) -> str:
    accept_invitation(request.POST.get("kode", ""), by=request.citizen, at=request.at)
    return "Undangan diterima. Anda kini dapat mengajukan untuknya."


def _revoked(request: CitizenRequest, organisation: Organisation | None) -> str:
    today = today_of(request)
    if organisation is not None:
        given = members_of(organisation.pk, today)
    else:
        given = agents_of(request.citizen.applicant_id or 0, today)
    revoke_mandate(_picked(given, request.POST["cabut"]), by=request.citizen, at=request.at)
    return "Kuasa dicabut."


def _left(request: CitizenRequest, _organisation: Organisation | None) -> str:
    leave(held_mandate(request, _number(request.POST["lepas"])), by=request.citizen, at=request.at)
    return "Kedudukan Anda dilepas. Yang sudah diajukan tetap berjalan."


def _cancelled(request: CitizenRequest, organisation: Organisation | None) -> str:
    if organisation is not None:
        offers = invitations_open(organisation_id=organisation.pk, at=request.at)
    else:
        offers = invitations_open(principal_id=request.citizen.applicant_id, at=request.at)
    invitation = _picked(offers, request.POST["batal"])
    withdraw_invitation(invitation, by=request.citizen, at=request.at)
    return "Undangan dibatalkan; kodenya tidak berlaku lagi."


DEEDS: Mapping[str, Callable[[CitizenRequest, Organisation | None], str]] = {
    "terima": _accepted,
    "cabut": _revoked,
    "lepas": _left,
    "batal": _cancelled,
}


def _picked(rows: Sequence[Row], typed_number: str) -> Row:
    number = _number(typed_number)
    for row in rows:
        if row.pk == number:
            return row
    raise Http404


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 12):
        raise Http404
    return int(text)
