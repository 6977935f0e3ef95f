from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction

from satupintu.cases.docket import Docket
from satupintu.cases.look import look_at_work
from satupintu.cases.models import Tick
from satupintu.cases.turn import check_turn
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@dataclass(frozen=True, slots=True)
class Found:
    """What the officer found of one requirement or field; None takes the tick away."""

    about: Literal["persyaratan", "isian"]
    code: str
    fits: bool | None
    reason: str = ""


@transaction.atomic
def save_ticks(*, work: int, found: Sequence[Found], by: Actor, at: datetime) -> int:
    """Keep the checklist as the officer goes, so that nothing is lost with sixty files open.

    A draft and no deed: it neither locks the case nor moves its version, and the journal hears of it when the file is
    returned or accepted.
    """
    docket, item = look_at_work(work=work, by=by, at=at)
    check_turn(docket, item)
    author = check_found(docket, found)
    for one in found:
        if one.fits is None:
            Tick.objects.filter(work=item, about=one.about, code=one.code).delete()
    kept = [
        Tick(
            region_id=docket.case.region_id,
            work=item,
            about=one.about,
            code=one.code,
            fits=one.fits,
            reason="" if one.fits else one.reason.strip(),
            by_id=author,
            at=docket.at,
        )
        for one in found
        if one.fits is not None
    ]
    Tick.objects.bulk_create(
        kept,
        update_conflicts=True,
        unique_fields=["work", "about", "code"],
        update_fields=["fits", "reason", "by", "at"],
    )
    return len(kept)


def check_found(docket: Docket, found: Sequence[Found]) -> int:
    """Each of something that this standard has, and once; gives who found it."""
    if docket.by.user_id is None:
        raise Refused("bukan_petugas", "Daftar periksa hanya diisi petugas.")
    known = {("persyaratan", paper.code) for paper in docket.standard.requirements}
    known |= {("isian", field.code) for group in docket.standard.form for field in group.fields}
    named = [(one.about, one.code) for one in found]
    for about, code in named:
        if (about, code) not in known:
            raise Refused("perbaikan_tidak_dikenal", f"Tidak ada {about} dengan kode «{code}».")
    if len(set(named)) != len(named):
        raise Refused("tanda_ganda", "Satu persyaratan atau isian ditandai dua kali; muat ulang halaman.")
    return docket.by.user_id
