from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from satupintu.catalogue.models import StandardVersion
from satupintu.people.models import Post, Region
from satupintu.people.queries import holders_of
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import PEMOHON, SYSTEM
from satupintu.rules.standard.resolved import load_resolved
from satupintu.statements.reading import reading

ENOUGH = 2
"""Eligible holders: with one alone, only a superior's release helps where he has already acted on the case."""
MOST_KEPT = 1024
_kept: dict[str, Standard] = {}
"""By hash, so that a process may keep them for ever."""


@dataclass(frozen=True, slots=True)
class ThinStep:
    """A step that too few people may do."""

    step: str
    name: str
    post: str
    holders: int

    def __str__(self) -> str:
        return f"{self.name} ({self.post}): {self.holders or 'tidak ada'} orang"


def standard_by_hash(standard_hash: str) -> Standard:
    """The standard a case is pinned to."""
    return standards_by_hash([standard_hash])[standard_hash]


def standards_by_hash(hashes: Iterable[str]) -> Mapping[str, Standard]:
    """Several standards, with one statement for those this process has not read yet."""
    wanted = set(hashes)
    found = {known: kept for known in wanted if (kept := _kept.get(known)) is not None}
    unread = wanted - found.keys()
    if unread:
        rows = StandardVersion.objects.filter(hash__in=unread).values_list("hash", "resolved")
        read = {known: load_resolved(resolved) for known, resolved in dict(rows).items()}
        if unread - read.keys():
            raise Refused(
                "standar_tidak_ada", "Standar pelayanan berkas ini tidak ditemukan; hubungi pengelola sistem."
            )
        if len(_kept) + len(read) > MOST_KEPT:
            _kept.clear()
        _kept.update(read)
        found.update(read)
    return found


def version_in_force(region_id: int, service: str, on: date) -> StandardVersion:
    """The version under which an application filed on that day falls (A1).

    It is the newest that has begun and is not withdrawn: withdrawing it puts the one before back in force, and closes the
    service only where none is left. Whoever means to close a service withdraws every version.
    """
    found = _in_force(region_id, service, on)
    if not found:
        raise Refused(
            "layanan_tidak_tersedia",
            "Layanan ini belum dibuka atau sudah ditutup di wilayah ini; lihat daftar layanan yang tersedia.",
        )
    return found[0]


@reading
def _in_force(region: int, service: str, on: date) -> QuerySet[StandardVersion]:
    begun = StandardVersion.objects.filter(
        region=region, service=service, effective__lte=on, withdrawn_at__isnull=True
    )
    return begun.defer("resolved").order_by("-effective")[:1]


def versions_of(region_id: int, service: str) -> Sequence[StandardVersion]:
    return list(
        StandardVersion.objects.filter(region_id=region_id, service=service)
        .select_related("agency")
        .defer("resolved")
        .order_by("-effective", "-published_at")
    )


def all_versions(region_id: int) -> Sequence[StandardVersion]:
    """Every version of every service of the region, the withdrawn ones too."""
    rows = StandardVersion.objects.filter(region_id=region_id).defer("resolved")
    return list(rows.order_by("name", "-effective", "-published_at"))


def services_in_force(region_id: int, on: date) -> Sequence[StandardVersion]:
    """One row per service that may be applied for on that day, by name."""
    rows = (
        StandardVersion.objects.filter(region_id=region_id, effective__lte=on, withdrawn_at__isnull=True)
        .defer("resolved")
        .order_by("service", "-effective")
    )
    latest: dict[str, StandardVersion] = {}
    for row in rows:
        latest.setdefault(row.service, row)
    return sorted(latest.values(), key=lambda row: row.name)


def numbers_of_services(on: date) -> Mapping[int, int]:
    """How many services each region, by its id, offers on that day."""
    rows = (
        StandardVersion.objects.filter(effective__lte=on, withdrawn_at__isnull=True)
        .values_list("region_id")
        .annotate(services=Count("service", distinct=True))
    )
    return dict(rows)


def thin_steps(region: Region, standard: Standard, on: date) -> Sequence[ThinStep]:
    """The steps with fewer than two eligible holders on that day (design §4), in the order of the standard."""
    posts = {post.code: post for post in Post.objects.filter(region=region)}
    eligible = {
        code: _eligible(posts.get(code), standard.service.code, on)
        for code in {step.post for step in standard.steps} - {PEMOHON, SYSTEM}
    }
    return [
        ThinStep(step.code, step.name, posts[step.post].name if step.post in posts else step.post, found)
        for step in standard.steps
        if not step.automatic and (found := eligible.get(step.post, ENOUGH)) < ENOUGH
    ]


def _eligible(post: Post | None, service: str, on: date) -> int:
    """Persons, each once; a deputy counts where his decree names this service or none."""
    if post is None:
        return 0
    return len(
        {actor.user_id for actor in holders_of(post, on) if not actor.services or service in actor.services}
    )
