"""Who keeps accounts and posts: the administrator of the region; and who helps people at the counter."""

from django.db.models import Q

from satupintu.people.actor import Actor, check_region
from satupintu.people.models import Applicant, Holding, User
from satupintu.people.models.user import OFFICER
from satupintu.rules.errors import Refused

ADMINISTRATOR = "pengelola"
COUNTER = frozenset({"front_office", "back_office", "loket"})


def check_administrator(by: Actor, region_id: int) -> None:
    check_region(by, region_id)
    if by.capacity != "sistem" and by.role != ADMINISTRATOR:
        raise Refused("bukan_pengelola", "Hanya pengelola sistem wilayah ini yang dapat melakukannya.")


def check_keeps(by: Actor, user: User) -> None:
    """An officer's account is kept by the administrator of his region; nobody keeps his own."""
    if user.kind != OFFICER:
        raise Refused("bukan_petugas", "Ini bukan akun petugas.")
    if by.capacity == "sistem":
        return
    if by.user_id == user.pk:
        raise Refused(
            "akun_sendiri",
            "Akun sendiri tidak dapat diatur dari sini. Mintalah pengelola lain, atau petugas TI dengan perintah.",
        )
    region_id = by.region_id
    if region_id is None:
        raise Refused("bukan_pengelola", "Hanya pengelola sistem wilayah ini yang dapat melakukannya.")
    check_administrator(by, region_id if _belongs(user, region_id) else -1)


def _belongs(user: User, region_id: int) -> bool:
    if user.home_id is not None:
        return user.home_id == region_id
    return Holding.objects.filter(Q(user=user, region_id=region_id)).exists()


def check_counter(by: Actor) -> int:
    """Return the region whose counter this is."""
    if by.region_id is None or by.role not in COUNTER:
        raise Refused("bukan_petugas_loket", "Ini dicatat oleh petugas loket, di hadapan orangnya.")
    return by.region_id


def check_not_himself(by: Actor, applicant: Applicant) -> None:
    """An officer is a citizen too; his own account is another officer's business."""
    own = User.objects.filter(pk=by.user_id or 0).values_list("nik_index", flat=True).first()
    if own and own == applicant.nik_index:
        raise Refused(
            "urusan_sendiri", "Ini akun Anda sendiri sebagai pemohon. Mintalah petugas lain melayaninya."
        )
