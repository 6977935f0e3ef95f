from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from satupintu.cases.answers import answers_of
from satupintu.cases.course import enter
from satupintu.cases.docket import Docket
from satupintu.cases.models import Reveal
from satupintu.cases.opening import open_docket
from satupintu.cases.seat import check_seat
from satupintu.catalogue.places import areas, countries
from satupintu.people.actor import Actor
from satupintu.people.models import Applicant
from satupintu.rules.answers.shown import Names, has_hidden_cells, rows_of, show
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.form import Field, all_fields

OF_THE_APPLICANT = {
    "pemohon.nik": "nik",
    "pemohon.kk": "kk",
    "pemohon.paspor": "passport",
    "pemohon.kitas": "stay_permit",
    "pemohon.telepon": "phone",
}


@dataclass(frozen=True, slots=True)
class Revealed:
    text: str
    rows: tuple[tuple[str, ...], ...] = ()


@transaction.atomic
def reveal_data(*, ref: str, what: str, reason: str, by: Actor, at: datetime) -> Revealed:
    """Show one hidden answer in full: `nik_ketua`, or `pemohon.nik` of the applicant himself; it stays on record (G8).

    The case's version does not move: looking makes nobody's open page stale.
    """
    docket = open_docket(ref=ref, by=by, at=at)
    author, post = check_may_reveal(docket, reason)
    shown = _applicants_own(docket, what) if what in OF_THE_APPLICANT else _answer(docket, what)
    row = Reveal.objects.create(
        region_id=docket.case.region_id,
        case=docket.case,
        what=what,
        by_id=author,
        post_id=post,
        at=docket.at,
        reason=reason.strip(),
    )
    enter(docket, deed="data_dibuka", facts={"bukaan": row.pk, "isian": what})
    docket.case.touched_at = docket.at
    docket.case.save(update_fields=["journal_length", "journal_head", "touched_at"])
    return shown


def check_may_reveal(docket: Docket, reason: str) -> tuple[int, int]:
    by = docket.by
    if by.user_id is None or by.post_id is None:
        raise Refused("bukan_petugas", "Data tersembunyi hanya dibuka petugas.")
    check_seat(docket, by)
    if not reason.strip():
        raise Refused("alasan_buka_kosong", "Tulis untuk apa data ini perlu dilihat utuh; alasannya dicatat.")
    return by.user_id, by.post_id


def _applicants_own(docket: Docket, what: str) -> Revealed:
    value = getattr(Applicant.objects.get(pk=docket.case.applicant_id), OF_THE_APPLICANT[what])
    if not value:
        raise _nothing_hidden()
    return Revealed(value)


def _answer(docket: Docket, code: str) -> Revealed:
    field = next((one for one in all_fields(docket.standard.form) if one.code == code), None)
    if field is None or not _hidden(field):
        raise _nothing_hidden()
    value = answers_of(docket.case, only=[code]).get(code)
    if value is None:
        raise _nothing_hidden()
    names = Names(areas(), countries())
    return Revealed(show(field, value, names), rows_of(field, value, names, hidden=False))


def _hidden(field: Field) -> bool:
    return field.sealed or has_hidden_cells(field)


def _nothing_hidden() -> Refused:
    return Refused("tidak_tersembunyi", "Tidak ada data tersembunyi pada isian ini.")
