"""Whom the demo lets one be: the officer of every post, region by region, and the sample applicants."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from satupintu.people.models import Applicant, Holding, Region, User
from satupintu.people.queries import open_regions


@dataclass(frozen=True, slots=True)
class Role:
    user_id: int
    name: str
    login: str


@dataclass(frozen=True, slots=True)
class Cast:
    """One region's officers, by agency."""

    region: Region
    agencies: Sequence[tuple[str, Sequence[Role]]]


def casts(at: datetime) -> list[Cast]:
    held = (
        Holding.objects.filter(user__is_active=True, starts__lte=at.date())
        .order_by("post__agency_id", "post_id")
        .values_list("region_id", "post__agency__name", "user_id", "post__name", "user__login")
    )
    by_region: dict[int, dict[str, list[Role]]] = defaultdict(lambda: defaultdict(list))
    for region, agency, user, post, login in held:
        by_region[region][agency].append(Role(user, post, login))
    return [Cast(region, list(by_region[region.pk].items())) for region in open_regions()]


def applicants() -> list[Role]:
    rows = (
        Applicant.objects.filter(user__isnull=False, user__is_active=True)
        .order_by("id")
        .values_list("user_id", "name", "user__login")[:20]
    )
    return [Role(*row) for row in rows]


def someone(user_id: int) -> User | None:
    return User.objects.filter(pk=user_id, is_active=True).first()
