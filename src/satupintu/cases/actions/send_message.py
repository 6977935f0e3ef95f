from datetime import datetime

from satupintu.cases.course import enter, save
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case, Message
from satupintu.cases.opening import open_docket
from satupintu.cases.thread import LONGEST_MESSAGE, check_may_write, is_applicant
from satupintu.cases.uploaded import own_file
from satupintu.cases.words import announce_words
from satupintu.notices.outgoing import AddresseeKind, Channel
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@keyed
def send_message(
    *, ref: str, text: str, by: Actor, at: datetime, file: int | None = None, key: str = ""
) -> Case:
    """Ask or answer in the thread of a case; the other side is told that something was written, not what."""
    docket = open_docket(ref=ref, by=by, at=at)
    check_may_write(docket)
    check_message(text)
    message = Message.objects.create(
        region_id=docket.case.region_id,
        case=docket.case,
        from_applicant=is_applicant(by),
        by_id=by.user_id,
        post_id=by.post_id,
        at=docket.at,
        text=text.strip(),
        file=own_file(docket, file) if file is not None else None,
    )
    side = "pemohon" if message.from_applicant else "petugas"
    number = enter(docket, deed="pesan", facts={"pesan": message.pk, "dari": side})
    _tell(docket, event=f"{docket.case.chain}:{number}", from_applicant=message.from_applicant)
    save(docket)
    return docket.case


def check_message(text: str) -> None:
    if not text.strip():
        raise Refused("pesan_kosong", "Tulis isi pesan.")
    if len(text) > LONGEST_MESSAGE:
        raise Refused("pesan_terlalu_panjang", f"Pesan paling panjang {LONGEST_MESSAGE} huruf; persingkat.")


def _tell(docket: Docket, *, event: str, from_applicant: bool) -> None:
    if from_applicant:
        announce_words(docket, "utas_untuk_petugas", _desks(docket), event=event)
        return
    tracking = docket.standard.tracking
    channels: list[Channel] = ["aplikasi", *(tracking.channels if tracking else ())]
    to: list[tuple[AddresseeKind, int]] = [("pemohon", docket.case.applicant_id)]
    announce_words(docket, "utas_untuk_pemohon", to, event=event, channels=tuple(dict.fromkeys(channels)))


def _desks(docket: Docket) -> list[tuple[AddresseeKind, int]]:
    """The posts of the agency before which the file lies; where it lies with nobody there, the last that had it."""
    own = [
        item
        for item in docket.items
        if item.post is not None and item.post.agency_id == docket.case.agency_id
    ]
    waiting = [item.post_id for item in own if item.closed_at is None]
    posts = waiting or [item.post_id for item in own[-1:]]
    return [("jabatan", post) for post in dict.fromkeys(posts) if post is not None]
