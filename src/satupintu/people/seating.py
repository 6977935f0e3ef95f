"""May this person have this seat in this period? Asked before appointing and before naming a deputy (L2)."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from satupintu.people.models import Deputy, Holding, Post, User
from satupintu.people.models.tenure import PLH, PLT
from satupintu.people.models.user import OFFICER
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.words import say_date

PLT_MONTHS, PLT_LONGEST_MONTHS = 3, 6
PLT_BASIS = "SE BKN 1/SE/I/2021"


def check_period(starts: date, ends: date | None) -> None:
    if ends is not None and ends < starts:
        raise Refused(
            "masa_terbalik",
            f"Masa tugas berakhir {say_date(ends)}, sebelum mulai {say_date(starts)}. Perbaiki tanggalnya.",
        )


def check_officer(user: User) -> None:
    if user.kind != OFFICER or not user.is_active:
        raise Refused("bukan_petugas", "Hanya akun petugas yang aktif yang dapat diberi jabatan.")


def check_post_open(post: Post, starts: date) -> None:
    if post.closed_on is not None and starts >= post.closed_on:
        raise Refused(
            "jabatan_ditutup",
            f"Jabatan {post.name} sudah dihapus dari susunan organisasi sejak {say_date(post.closed_on)}.",
        )


def check_deputy_kind(kind: str) -> None:
    if kind not in (PLH, PLT):
        raise Refused(
            "jenis_pengganti", "Pengganti adalah Plh. (pejabat berhalangan) atau Plt. (jabatan kosong)."
        )


def check_decree(decree: str) -> None:
    if not decree.strip():
        raise Refused("tanpa_surat_perintah", "Isi nomor surat perintah atau SK penugasan pengganti ini.")


def check_shortens(ends: date | None, last_day: date) -> None:
    if ends is not None and last_day > ends:
        raise Refused(
            "perpanjangan_perlu_sk",
            f"Masa tugas ini berakhir {say_date(ends)}; perpanjangan dicatat sebagai penugasan baru dengan SK-nya.",
        )


def check_not_withdrawn(deputy: Deputy) -> None:
    if deputy.withdrawn_at is not None:
        raise Refused("sudah_dicabut", "Penugasan pengganti ini sudah dicabut.")


def check_seat_free(
    post: Post, user: User, holdings: Iterable[Holding], *, starts: date, ends: date | None
) -> None:
    """`holdings` are those of the post; nobody holds a post twice, and a post with seats has no more holders."""
    in_the_way = [held for held in holdings if _meet(held.starts, held.ends, starts, ends)]
    for held in in_the_way:
        if held.user_id == user.pk:
            raise _taken(post, held, "jabatan_sudah_dipegang")
    if post.seats == 0:
        return
    for day in {starts, *(held.starts for held in in_the_way if held.starts > starts)}:
        sitting = [held for held in in_the_way if _meet(held.starts, held.ends, day, day)]
        if len(sitting) >= post.seats:
            raise _taken(post, sitting[0], "jabatan_terisi")


def check_deputy_free(
    post: Post,
    user: User,
    deputies: Iterable[Deputy],
    *,
    starts: date,
    ends: date,
    services: Sequence[str],
) -> None:
    """Two deputies at a time only for services that nobody can mistake for the other's."""
    for other in deputies:
        if other.withdrawn_at is not None or not _meet(other.starts, other.ends, starts, ends):
            continue
        apart = bool(services) and bool(other.services) and not set(services) & set(other.services)
        if other.user_id == user.pk or not apart:
            raise Refused(
                "pengganti_ganda",
                f"Jabatan {post.name} sudah punya pengganti ({other.get_kind_display()} menurut {other.decree}) "
                f"dari {say_date(other.starts)} sampai {say_date(other.ends)}. Akhiri penugasan itu lebih dahulu, "
                "atau pisahkan layanannya.",
            )


def check_not_own_deputy(
    post: Post, user: User, holdings: Iterable[Holding], *, starts: date, ends: date
) -> None:
    for held in holdings:
        if held.user_id == user.pk and _meet(held.starts, held.ends, starts, ends):
            raise Refused(
                "pengganti_diri_sendiri",
                f"{user.name} sendiri pemegang jabatan {post.name} pada masa itu; pilih orang lain sebagai pengganti.",
            )


def deputy_warnings(
    kind: str,
    user: User,
    *,
    holdings: Sequence[Holding],
    deputies: Iterable[Deputy],
    starts: date,
    ends: date,
) -> tuple[str, ...]:
    """Say what is unusual; the decree decides, so none of it refuses."""
    held = any(_meet(one.starts, one.ends, starts, ends) for one in holdings)
    if kind == PLH:
        vacant = (
            "Jabatan ini tidak ada pemegangnya pada masa itu; biasanya pengganti jabatan kosong adalah Plt."
        )
        return () if held else (vacant,)
    warnings = []
    if held:
        warnings.append("Jabatan ini ada pemegangnya pada masa itu; biasanya penggantinya adalah Plh.")
    first = _first_of_row(user, deputies, starts)
    if ends >= _months_after(first, PLT_LONGEST_MONTHS):
        warnings.append(
            f"Masa Plt. berturut-turut sejak {say_date(first)} melebihi 3 + 3 bulan ({PLT_BASIS})."
        )
    elif ends >= _months_after(starts, PLT_MONTHS):
        warnings.append(f"Masa Plt. melebihi 3 bulan dalam satu surat perintah ({PLT_BASIS}).")
    return tuple(warnings)


def _first_of_row(user: User, deputies: Iterable[Deputy], starts: date) -> date:
    """Follow this person's Plt. periods back as long as each joins the next without a day between."""
    own = [one for one in deputies if one.user_id == user.pk and one.kind == PLT and one.withdrawn_at is None]
    first = starts
    for one in sorted(own, key=lambda deputy: deputy.starts, reverse=True):
        if one.starts < first <= one.ends + timedelta(days=1):
            first = one.starts
    return first


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _meet(starts: date, ends: date | None, other_starts: date, other_ends: date | None) -> bool:
    return (ends is None or ends >= other_starts) and (other_ends is None or other_ends >= starts)


def _taken(post: Post, held: Holding, code: str) -> Refused:
    until = f" sampai {say_date(held.ends)}" if held.ends else ""
    return Refused(
        code,
        f"Jabatan {post.name} sudah dipegang {held.user.name} sejak {say_date(held.starts)}{until}. "
        "Akhiri masa jabatan itu lebih dahulu.",
    )
