"""May this actor open or mend another officer's door? The administrator of a region in which that officer has a seat."""

from datetime import datetime

from satupintu.people.actor import Actor
from satupintu.people.models import User
from satupintu.people.models.user import OFFICER
from satupintu.people.queries import seats_of
from satupintu.rules.errors import Refused

ADMINISTRATOR = "pengelola"


def check_keeps_door(by: Actor, user: User, *, at: datetime) -> None:
    if user.kind != OFFICER:
        raise Refused("bukan_petugas", "Ini bukan akun petugas; akun pemohon diurus di loket.")
    if by.capacity == "sistem":
        return
    if by.user_id == user.pk:
        raise Refused(
            "akun_sendiri", "Akun sendiri diatur di halaman Keamanan akun, atau oleh pengelola lain."
        )
    regions = {seat.region_id for seat in seats_of(user, at=at)}
    if by.role != ADMINISTRATOR or by.region_id not in regions:
        raise Refused(
            "bukan_pengelola", "Hanya pengelola sistem wilayah petugas itu yang dapat melakukannya."
        )
