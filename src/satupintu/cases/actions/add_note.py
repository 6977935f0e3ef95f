from datetime import datetime

from satupintu.cases.course import enter, save
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case, Note
from satupintu.cases.opening import open_docket
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@keyed
def add_note(*, ref: str, text: str, by: Actor, at: datetime, key: str = "") -> Case:
    """Leave a remark for colleagues; the applicant does not see it."""
    docket = open_docket(ref=ref, by=by, at=at)
    author = check_note_taker(by)
    if not text.strip():
        raise Refused("catatan_kosong", "Tulis isi catatan.")
    note = Note.objects.create(
        region_id=docket.case.region_id, case=docket.case, by_id=author, at=docket.at, text=text.strip()
    )
    enter(docket, deed="catatan", facts={"nota": note.pk})
    save(docket)
    return docket.case


def check_note_taker(by: Actor) -> int:
    if by.post_id is None or by.user_id is None:
        raise Refused("bukan_petugas", "Catatan internal hanya untuk petugas.")
    return by.user_id
