from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_administrator
from satupintu.people.models import Deputy, Holding, Post, User
from satupintu.people.seating import (
    check_decree,
    check_deputy_free,
    check_deputy_kind,
    check_not_own_deputy,
    check_officer,
    check_period,
    check_post_open,
    deputy_warnings,
)


@transaction.atomic
def depute(
    *,
    post: Post,
    user: User,
    kind: str,
    decree: str,
    starts: date,
    ends: date,
    services: Iterable[str] = (),
    by: Actor,
    at: datetime,
) -> tuple[Deputy, tuple[str, ...]]:
    """Name a deputy by decree; returned with it: what is unusual about it, which does not refuse it."""
    scope = sorted(set(services))
    seat = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    person = User.objects.get(pk=user.pk)
    holdings = list(Holding.objects.filter(post=seat).order_by("starts", "id"))
    deputies = list(Deputy.objects.filter(post=seat).order_by("starts", "id"))

    check_administrator(by, seat.region_id)
    check_deputy_kind(kind)
    check_decree(decree)
    check_period(starts, ends)
    check_post_open(seat, starts)
    check_officer(person)
    check_not_own_deputy(seat, person, holdings, starts=starts, ends=ends)
    check_deputy_free(seat, person, deputies, starts=starts, ends=ends, services=scope)
    warnings = deputy_warnings(kind, person, holdings=holdings, deputies=deputies, starts=starts, ends=ends)

    deputy = Deputy.objects.create(
        region_id=seat.region_id,
        post=seat,
        user=person,
        kind=kind,
        decree=decree,
        starts=starts,
        ends=ends,
        services=scope,
    )
    record(
        f"jabatan:{seat.pk}",
        deed="pengganti_ditunjuk",
        facts=_facts(deputy),
        by=by.signatory,
        at=at,
    )
    return deputy, warnings


def _facts(deputy: Deputy) -> dict[str, object]:
    return {
        "pengganti": deputy.pk,
        "pengguna": deputy.user_id,
        "jenis": deputy.kind,
        "mulai": deputy.starts.isoformat(),
        "sampai": deputy.ends.isoformat(),
        "layanan": deputy.services,
        "sk": deputy.decree,
    }
