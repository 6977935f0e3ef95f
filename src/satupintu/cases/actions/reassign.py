from datetime import datetime

from satupintu.cases.course import decide, enter, save
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case, WorkItem
from satupintu.cases.opening import open_work
from satupintu.cases.superior import check_superior
from satupintu.cases.turn import check_open
from satupintu.people.actor import Actor
from satupintu.people.queries import holders_of
from satupintu.rules.errors import Refused

REASSIGNED = "dialihkan"


@keyed
def reassign(
    *, work: int, to: int, reason: str, by: Actor, at: datetime, seen: int | None = None, key: str = ""
) -> Case:
    """A superior gives an open file to another holder of the same post."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_reassignable(docket, item, to, reason)
    check_superior(docket, item, by)
    item.claimed_by_id, item.claimed_at = to, docket.at
    item.version += 1
    item.save(update_fields=["claimed_by", "claimed_at", "version"])
    decide(docket, REASSIGNED, work=item, reason=reason)
    enter(docket, deed=REASSIGNED, facts={"langkah": item.step, "kepada": f"pengguna:{to}"})
    save(docket)
    return docket.case


def check_reassignable(docket: Docket, item: WorkItem, to: int, reason: str) -> None:
    check_open(docket, item)
    if item.post is None:
        raise Refused("tidak_dapat_dialihkan", "Langkah ini menunggu pemohon; tidak dapat dialihkan.")
    if not reason.strip():
        raise Refused("alasan_kosong", "Tulis alasan pengalihan berkas.")
    service = docket.standard.service.code
    able = holders_of(item.post, docket.today)
    if not any(one.user_id == to and service in (one.services or (service,)) for one in able):
        raise Refused(
            "petugas_tidak_dikenal",
            f"Petugas yang dituju bukan pemegang jabatan {item.post.name} pada hari ini.",
        )
