from datetime import date, datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_administrator
from satupintu.people.models import Holding, Post, User
from satupintu.people.seating import check_officer, check_period, check_post_open, check_seat_free


def appoint(
    *,
    post: Post,
    user: User,
    starts: date,
    ends: date | None = None,
    decree: str = "",
    by: Actor,
    at: datetime,
) -> Holding:
    with transaction.atomic():
        seat = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
        person = User.objects.get(pk=user.pk)
        holdings = Holding.objects.filter(post=seat).select_related("user").order_by("starts", "id")

        check_administrator(by, seat.region_id)
        check_period(starts, ends)
        check_post_open(seat, starts)
        check_officer(person)
        check_seat_free(seat, person, holdings, starts=starts, ends=ends)

        holding = Holding.objects.create(
            region_id=seat.region_id, post=seat, user=person, starts=starts, ends=ends, decree=decree
        )
        record(
            f"jabatan:{seat.pk}",
            deed="jabatan_diisi",
            facts={
                "pemangku": holding.pk,
                "pengguna": person.pk,
                "mulai": starts.isoformat(),
                "sampai": ends.isoformat() if ends else None,
                "sk": decree,
            },
            by=by.signatory,
            at=at,
        )
    return holding
