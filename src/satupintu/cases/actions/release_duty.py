from datetime import datetime

from satupintu.cases.course import enter, save
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case, Release
from satupintu.cases.opening import open_work
from satupintu.cases.superior import check_superior
from satupintu.cases.turn import check_open
from satupintu.people.actor import Actor
from satupintu.people.models import User
from satupintu.people.models.user import OFFICER
from satupintu.rules.errors import Refused


@keyed
def release_duty(
    *, work: int, user: int, reason: str, by: Actor, at: datetime, seen: int | None = None, key: str = ""
) -> Case:
    """A superior lets a person do a step that separation of duties would keep from him, and says why."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_open(docket, item)
    check_superior(docket, item, by)
    if by.user_id is None or user == by.user_id:
        raise Refused("pelepasan_diri_sendiri", "Pelepasan tidak dapat diberikan kepada diri sendiri.")
    if not reason.strip():
        raise Refused("alasan_kosong", "Tulis alasan pelepasan.")
    if not User.objects.filter(pk=user, kind=OFFICER, is_active=True).exists():
        raise Refused("petugas_tidak_dikenal", "Petugas yang dilepaskan tidak ada atau tidak aktif.")
    Release.objects.create(
        region_id=docket.case.region_id,
        case=docket.case,
        step=item.step,
        user_id=user,
        by_id=by.user_id,
        reason=reason.strip(),
        at=docket.at,
    )
    enter(docket, deed="pelepasan", facts={"langkah": item.step, "kepada": f"pengguna:{user}"})
    save(docket)
    return docket.case
