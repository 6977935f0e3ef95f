from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from satupintu.cases.answers import answers_of
from satupintu.cases.docket import Docket
from satupintu.cases.looks import looks_chain
from satupintu.cases.models import Reveal
from satupintu.cases.opening import read_docket
from satupintu.cases.seat import check_seat
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.models import Applicant
from satupintu.rules.answers.facts import sealed_fields
from satupintu.rules.errors import Refused

OF_APPLICANT: Mapping[str, Callable[[Applicant], str]] = {
    "pemohon.nik": lambda applicant: applicant.nik,
    "pemohon.kk": lambda applicant: applicant.kk,
    "pemohon.paspor": lambda applicant: applicant.passport,
    "pemohon.kitas": lambda applicant: applicant.stay_permit,
    "pemohon.telepon": lambda applicant: applicant.phone,
}
ANSWER = "isian."


@transaction.atomic
def reveal(*, ref: str, about: str, by: Actor, at: datetime, reason: str = "") -> str:
    """Show one personal number in full, as an act in the journal.

    `about` is "pemohon.nik", "isian.nik_ketua" or, in a table, "isian.pengurus.0.nik". Whose step is open needs no
    reason: the work is the reason.
    """
    docket = read_docket(ref=ref, by=by, at=at)
    check_may_reveal(docket, reason)
    value = _value(docket, about)
    Reveal.objects.create(
        region_id=docket.case.region_id,
        case=docket.case,
        user_id=by.user_id or 0,
        post_id=by.post_id,
        about=about,
        reason=reason.strip(),
        at=at,
    )
    record(looks_chain(ref), deed="dibuka_penuh", facts={"isian": about}, by=by.signatory, at=at)
    return value


def check_may_reveal(docket: Docket, reason: str) -> None:
    by = docket.by
    if by.user_id is None or by.post_id is None:
        raise Refused("bukan_petugas", "Hanya petugas yang dapat membuka nomor pribadi secara penuh.")
    check_seat(docket, by)
    own = any(item.post_id == by.post_id for item in docket.open_items)
    if not own and not reason.strip():
        raise Refused(
            "alasan_membuka_kosong",
            "Langkah berkas ini bukan milik jabatan Anda; tulis alasan membuka nomor ini. Alasannya dicatat.",
        )


def _value(docket: Docket, about: str) -> str:
    if about in OF_APPLICANT:
        found: object = OF_APPLICANT[about](docket.case.applicant)
    elif about.startswith(ANSWER):
        found = _answer(docket, about.removeprefix(ANSWER))
    else:
        found = None
    if not isinstance(found, str | int) or found == "":
        raise Refused("nomor_tidak_ada", "Nomor yang diminta tidak ada pada berkas ini.")
    return str(found)


def _answer(docket: Docket, place: str) -> object:
    """One sealed answer, or a sealed cell of a table; what is not sealed needs no act to be read."""
    field, *inside = place.split(".")
    name = ".".join([field, *inside[1:]])
    if name not in sealed_fields(docket.standard.form):
        return None
    found: object = answers_of(docket.case, only=[field]).get(field)
    for step in inside:
        if isinstance(found, list) and step.isdigit() and int(step) < len(found):
            found = found[int(step)]
        elif isinstance(found, Mapping):
            found = found.get(step)
        else:
            return None
    return found
