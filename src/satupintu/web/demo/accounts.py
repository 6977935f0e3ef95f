"""Whom the demo lets one be: the officer of every post, region by region, and the sample applicants."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from satupintu.cases.models import Case, WorkItem
from satupintu.people.models import Applicant, Holding, Region, User
from satupintu.people.queries import open_regions

MOST = 20
PASSPHRASE = "frasa-sandi-peragaan"  # noqa: S105  everybody may know it; the demo refuses to run on a site in earnest
"""Opens the key of everybody in the demo who signs."""


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
    """Those for whom something waits come first, then those without any application; the rest is left out."""
    waiting = (
        WorkItem.objects.filter(
            post__isnull=True, closed_at__isnull=True, case__applicant__user__isnull=False
        )
        .order_by("case__region_id", "id")
        .values_list("case__applicant__user_id", "case__applicant__name", "case__standard__name", "step")
    )
    roles = [
        Role(user, f"{name}: {service}, {step.replace('_', ' ')}", "")
        for user, name, service, step in waiting[:MOST]
    ]
    fresh = (
        Applicant.objects.filter(user__is_active=True)
        .exclude(pk__in=Case.objects.values("applicant"))
        .order_by("id")
        .values_list("user_id", "name")
    )
    return [*(Role(user, name, "") for user, name in fresh[:5]), *roles]


def someone(user_id: int) -> User | None:
    return User.objects.filter(pk=user_id, is_active=True).first()
