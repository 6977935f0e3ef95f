"""The people of an office, for its administrator: accounts, papers, absences, and which seat has nobody today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from satupintu.people.models import Absence, Deputy, Holding, Post, Qualification, User
from satupintu.people.models.user import OFFICER
from satupintu.rules.competence import Held, Kind


@dataclass(frozen=True, slots=True)
class Seat:
    """One post today: who holds it, who of them is away, who stands in."""

    post: Post
    holders: tuple[User, ...]
    away: Mapping[int, Absence]
    deputies: tuple[Deputy, ...]

    @property
    def uncovered(self) -> bool:
        """Nobody can act: no deputy, and whoever holds it is away."""
        return not self.deputies and all(holder.pk in self.away for holder in self.holders)


@dataclass(frozen=True, slots=True)
class OfficerFile:
    user: User
    posts: tuple[Post, ...]
    """Held today; not those he stands in for."""
    qualifications: tuple[Qualification, ...]
    absence: Absence | None


def officers_of(region_id: int, on: date) -> Sequence[OfficerFile]:
    """Everybody whose account this region keeps, by name; four statements however many."""
    mine = Q(home_id=region_id) | Q(home__isnull=True, holdings__region_id=region_id)
    users = list(User.objects.filter(mine, kind=OFFICER).distinct().order_by("name", "id"))
    keys = [user.pk for user in users]
    posts: dict[int, list[Post]] = {}
    for held in _running_holdings(on).filter(user__in=keys, region_id=region_id).select_related("post"):
        posts.setdefault(held.user_id, []).append(held.post)
    papers: dict[int, list[Qualification]] = {}
    for paper in Qualification.objects.filter(user__in=keys, withdrawn_at__isnull=True).order_by(
        "kind", "id"
    ):
        papers.setdefault(paper.user_id, []).append(paper)
    away = absent(keys, on)
    return [
        OfficerFile(user, tuple(posts.get(user.pk, ())), tuple(papers.get(user.pk, ())), away.get(user.pk))
        for user in users
    ]


def seats_of(region_id: int, on: date) -> Sequence[Seat]:
    """Every open post with its people; four statements however many."""
    open_posts = Q(region_id=region_id) & (Q(closed_on__isnull=True) | Q(closed_on__gt=on))
    posts = list(Post.objects.filter(open_posts).select_related("agency").order_by("agency_id", "id"))
    holders: dict[int, list[User]] = {}
    for held in _running_holdings(on).filter(region_id=region_id).select_related("user").order_by("id"):
        if held.user.is_active:
            holders.setdefault(held.post_id, []).append(held.user)
    deputies: dict[int, list[Deputy]] = {}
    standing_in = Deputy.objects.filter(
        region_id=region_id, starts__lte=on, ends__gte=on, withdrawn_at__isnull=True, user__is_active=True
    )
    for deputy in standing_in.select_related("user").order_by("id"):
        deputies.setdefault(deputy.post_id, []).append(deputy)
    away = absent({user.pk for users in holders.values() for user in users}, on)
    return [
        Seat(
            post,
            tuple(holders.get(post.pk, ())),
            {user.pk: away[user.pk] for user in holders.get(post.pk, ()) if user.pk in away},
            tuple(deputies.get(post.pk, ())),
        )
        for post in posts
    ]


def holdings_of(post_id: int, on: date) -> Sequence[Holding]:
    """Running and to come, the earliest first."""
    open_ended = Q(ends__isnull=True) | Q(ends__gte=on)
    rows = Holding.objects.filter(open_ended, post_id=post_id).select_related("user")
    return list(rows.order_by("starts", "id"))


def deputies_of(post_id: int, on: date) -> Sequence[Deputy]:
    """Running and to come, the earliest first; those withdrawn are not among them."""
    rows = Deputy.objects.filter(post_id=post_id, ends__gte=on, withdrawn_at__isnull=True)
    return list(rows.select_related("user").order_by("starts", "id"))


def absent(users: Iterable[int], on: date) -> dict[int, Absence]:
    """Who of these is away on that day, and why."""
    rows = Absence.objects.filter(
        user__in=list(users), starts__lte=on, ends__gte=on, cancelled_at__isnull=True
    )
    return {row.user_id: row for row in rows.order_by("id")}


def absences_ahead(user_id: int, on: date) -> Sequence[Absence]:
    """Those that are running or to come, the nearest first."""
    rows = Absence.objects.filter(user_id=user_id, ends__gte=on, cancelled_at__isnull=True)
    return list(rows.order_by("starts", "id"))


def papers_held(user_id: int, on: date) -> tuple[Held, ...]:
    """What counts on that day, for `rules.competence.compare` with the lines of a standard."""
    return papers_of_many([user_id], on).get(user_id, ())


def papers_of_many(users: Iterable[int], on: date) -> Mapping[int, tuple[Held, ...]]:
    """The same of several, by user, in one statement."""
    running = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    rows = Qualification.objects.filter(running, user_id__in=list(users), withdrawn_at__isnull=True)
    found: dict[int, tuple[Held, ...]] = {}
    for row in rows.order_by("id"):
        found[row.user_id] = (*found.get(row.user_id, ()), Held(_kind(row.kind), row.title, row.level))
    return found


def holders_by_code(region_id: int, on: date) -> Mapping[str, Sequence[User]]:
    """By the code of the post, who holds it on that day; deputies are not among them."""
    found: dict[str, list[User]] = {}
    held = _running_holdings(on).filter(region_id=region_id, user__is_active=True)
    for row in held.select_related("user", "post").order_by("id"):
        found.setdefault(row.post.code, []).append(row.user)
    return found


def has_administrator(region_id: int, on: date) -> bool:
    return (
        _running_holdings(on)
        .filter(region_id=region_id, post__role="pengelola", user__is_active=True)
        .exists()
    )


def _running_holdings(on: date) -> QuerySet[Holding]:
    return Holding.objects.filter(Q(starts__lte=on) & (Q(ends__isnull=True) | Q(ends__gte=on)))


def _kind(kind: str) -> Kind:
    return "pendidikan" if kind == "pendidikan" else "sertifikat" if kind == "sertifikat" else "pernyataan"
