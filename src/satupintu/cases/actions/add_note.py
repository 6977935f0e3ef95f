from collections.abc import Sequence
from datetime import datetime

from satupintu.cases.course import enter, save
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.mentions import Mentioned, mentioned_in
from satupintu.cases.models import Case, Mention, Note
from satupintu.cases.opening import open_docket
from satupintu.cases.words import announce_words
from satupintu.notices.outgoing import AddresseeKind
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@keyed
def add_note(*, ref: str, text: str, by: Actor, at: datetime, key: str = "") -> Case:
    """Leave a remark for colleagues, and call on those it names; the applicant does not see it."""
    docket = open_docket(ref=ref, by=by, at=at)
    author = check_note_taker(by)
    if not text.strip():
        raise Refused("catatan_kosong", "Tulis isi catatan.")
    note = Note.objects.create(
        region_id=docket.case.region_id, case=docket.case, by_id=author, at=docket.at, text=text.strip()
    )
    number = enter(docket, deed="catatan", facts={"nota": note.pk})
    _call_on(docket, note, mentioned_in(docket, text), event=f"{docket.case.chain}:{number}")
    save(docket)
    return docket.case


def _call_on(docket: Docket, note: Note, mentioned: Sequence[Mentioned], *, event: str) -> None:
    if not mentioned:
        return
    Mention.objects.bulk_create(
        Mention(region_id=docket.case.region_id, note=note, post_id=one.post, user_id=one.user)
        for one in mentioned
    )
    announce_words(docket, "sebutan_dalam_catatan", _addressees(mentioned), event=event)


def _addressees(mentioned: Sequence[Mentioned]) -> list[tuple[AddresseeKind, int]]:
    posts = [one.post for one in mentioned if one.post is not None]
    users = [one.user for one in mentioned if one.user is not None]
    return [*(("jabatan", post) for post in posts), *(("petugas", user) for user in users)]


def check_note_taker(by: Actor) -> int:
    if by.post_id is None or by.user_id is None:
        raise Refused("bukan_petugas", "Catatan internal hanya untuk petugas.")
    return by.user_id
