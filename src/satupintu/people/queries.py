"""Who may act as whom, and on which day. Whether a person may act is decided here and nowhere else."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import Q, QuerySet

from satupintu.people.actor import Actor, check_service
from satupintu.people.models import Agency, Applicant, Deputy, Holding, Post, Region, User
from satupintu.people.sealing import index
from satupintu.people.tenures import Tenure, check_usable, current, local_day, why_not
from satupintu.rules.errors import Refused
from satupintu.statements.reading import reading

_SHARED = (
    "id",
    "starts",
    "ends",
    "user_id",
    "user__name",
    "user__is_active",
    "post_id",
    "post__code",
    "post__name",
    "post__signs_as",
    "post__role",
    "post__closed_on",
    "post__agency_id",
    "post__region_id",
    "post__region__zone",
)
_OF_DEPUTY = (*_SHARED, "kind", "services", "withdrawn_at")


def act_as(user: User | int, post: Post | int, *, at: datetime, service: str | None = None) -> Actor:
    """Return the user in this post as of now, or raise with the reason why not.

    One statement for a holder, two for a deputy. Without `service` the actor carries the deputy's scope along, and
    `check_service` asks when the service is known.
    """
    person, seat = _key(user), _key(post)
    tenures = [_tenure(row, _actor(row)) for row in _holdings_of(person, seat)]
    tenure = current(tenures, at)
    if tenure is None:
        tenures += [_tenure(row, _stand_in(row)) for row in _deputyships_of(person, seat)]
        tenure = current(tenures, at)
    if tenure is None:
        raise why_not(tenures, _name_of(post, tenures), at)
    check_usable(tenure, tenure.day_of(at))
    if service is not None:
        check_service(tenure.actor, service)
    return tenure.actor


def posts_of(user: User | int, on: date) -> tuple[Actor, ...]:
    """Return every seat this person may take on that day, own posts first."""
    return _usable(Q(user=user), on)


def seats_of(user: User | int, *, at: datetime) -> tuple[Actor, ...]:
    """Return every seat of this person at the moment, in whatever region: each by the day it is there."""
    tenures = [*_held(Q(user=user)), *_deputised(Q(user=user))]
    return tuple(_each_seat_once(tenure for tenure in tenures if _is_usable(tenure, at)))


def holders_of(post: Post | int, on: date) -> tuple[Actor, ...]:
    """Return everybody who may act in this post on that day, holders first."""
    return _usable(Q(post=post), on)


def act_as_applicant(user: User | int, *, at: datetime) -> Actor:
    """Return the citizen behind this account, or raise with the reason why not."""
    row = (
        Applicant.objects.filter(user=user)
        .values_list("id", "name", "active", "user_id", "user__is_active", "user__activated_at")
        .first()
    )
    if row is None:
        raise Refused("bukan_pemohon", "Akun ini bukan akun pemohon. Masuklah dengan akun pemohon Anda.")
    applicant_id, name, active, user_id, account_open, activated_at = row
    if not (active and account_open):
        raise Refused("akun_nonaktif", "Akun ini sudah tidak aktif. Hubungi loket pelayanan.")
    if activated_at is None or activated_at > at:
        raise Refused("akun_belum_aktif", "Akun ini belum diaktifkan. Masukkan kode aktivasi lebih dahulu.")
    return Actor(user_id=user_id, name=name, capacity="pemohon", applicant_id=applicant_id)


def system_actor() -> Actor:
    return Actor(user_id=None, name="Sistem", capacity="sistem")


def applicant_by_nik(nik: str) -> Applicant | None:
    return Applicant.objects.filter(nik_index=index(nik, "nik"), active=True).first() if nik else None


def region_by_slug(slug: str) -> Region | None:
    return Region.objects.filter(slug=slug).first()


def open_regions() -> Sequence[Region]:
    return list(Region.objects.filter(closed_on__isnull=True).order_by("name"))


def agencies_of(region_id: int, kind: str) -> Sequence[Agency]:
    return list(Agency.objects.filter(region_id=region_id, kind=kind, closed_on__isnull=True).order_by("id"))


def names_of_posts(region_id: int) -> Mapping[str, str]:
    """By code; closed posts too, since old standards still name them."""
    return dict(Post.objects.filter(region_id=region_id).values_list("code", "name"))


def _held(wanted: Q) -> list[Tenure]:
    return [_tenure(row, _actor(row)) for row in _holdings().filter(wanted)]


def _deputised(wanted: Q) -> list[Tenure]:
    return [_tenure(row, _stand_in(row)) for row in _deputies().filter(wanted)]


# Resolving the columns costs more than asking the database; the part that never changes is made once.
@cache
def _holdings() -> "QuerySet[Holding, dict[str, Any]]":
    rows: QuerySet[Holding, dict[str, Any]] = Holding.objects.order_by("-starts", "id").values(*_SHARED)
    return rows


@cache
def _deputies() -> "QuerySet[Deputy, dict[str, Any]]":
    rows: QuerySet[Deputy, dict[str, Any]] = Deputy.objects.order_by("-starts", "id").values(*_OF_DEPUTY)
    return rows


@reading
def _holdings_of(user: int, post: int) -> "QuerySet[Holding, dict[str, Any]]":
    return _holdings().filter(user=user, post=post)


@reading
def _deputyships_of(user: int, post: int) -> "QuerySet[Deputy, dict[str, Any]]":
    return _deputies().filter(user=user, post=post)


def _key(row: User | Post | int) -> int:
    return row if isinstance(row, int) else row.pk


def _usable(wanted: Q, on: date) -> tuple[Actor, ...]:
    running = Q(starts__lte=on) & (Q(ends__isnull=True) | Q(ends__gte=on))
    open_there = Q(user__is_active=True) & (Q(post__closed_on__isnull=True) | Q(post__closed_on__gt=on))
    held = _held(wanted & running & open_there)
    deputised = _deputised(wanted & running & open_there & Q(withdrawn_at__isnull=True))
    return tuple(_each_seat_once([*held, *deputised]))


def _is_usable(tenure: Tenure, at: datetime) -> bool:
    today = tenure.day_of(at)
    closed = tenure.post_closed_on is not None and today >= tenure.post_closed_on
    return tenure.covers(today) and tenure.account_open and not closed


def _each_seat_once(tenures: Iterable[Tenure]) -> Iterable[Actor]:
    seen: dict[tuple[int | None, int | None], Actor] = {}
    for tenure in tenures:
        seen.setdefault((tenure.actor.user_id, tenure.actor.post_id), tenure.actor)
    return seen.values()


def _name_of(post: Post | int, tenures: list[Tenure]) -> str:
    if tenures:
        return tenures[0].actor.post_name
    if isinstance(post, Post):
        return post.name
    return Post.objects.filter(pk=post).values_list("name", flat=True).first() or "ini"


def _tenure(row: dict[str, Any], actor: Actor) -> Tenure:
    withdrawn_at: datetime | None = row.get("withdrawn_at")
    return Tenure(
        actor=actor,
        starts=row["starts"],
        ends=row["ends"],
        withdrawn_on=local_day(withdrawn_at, actor.zone) if withdrawn_at else None,
        post_closed_on=row["post__closed_on"],
        account_open=row["user__is_active"],
    )


def _actor(row: dict[str, Any]) -> Actor:
    return Actor(capacity="tetap", **_seat(row))


def _stand_in(row: dict[str, Any]) -> Actor:
    return Actor(capacity=row["kind"], deputy_id=row["id"], services=tuple(row["services"]), **_seat(row))


def _seat(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "user_id": row["user_id"],
        "name": row["user__name"],
        "post_id": row["post_id"],
        "post_code": row["post__code"],
        "post_name": row["post__name"],
        "signs_as": row["post__signs_as"],
        "role": row["post__role"],
        "agency_id": row["post__agency_id"],
        "region_id": row["post__region_id"],
        "zone": row["post__region__zone"],
    }
