"""Whose name stands under an office's paper: whoever did the deed, in the seat that he did it in, as it was on that day."""

from datetime import date

from django.db.models import Q

from satupintu.cases.docket import Docket
from satupintu.cases.models import Output, WorkItem
from satupintu.papers.about import Signature
from satupintu.people.actor import Actor, signature_line
from satupintu.people.models import Deputy, Holding, Post, User
from satupintu.people.queries_signatures import printed_signatory


def signature_of(docket: Docket, output: Output) -> Signature | None:
    """Nobody's where the system did it."""
    post = _post_of(docket, output)
    if output.made_by_id is None or post is None:
        return None
    return signed_then(output.made_by_id, post, on=docket.local_day(output.made_at))


def signature_of_work(docket: Docket, work: WorkItem, user: int | None, *, on: date) -> Signature | None:
    return signed_then(user, work.post, on=on) if user is not None and work.post is not None else None


def signed_then(user: int, post: Post, *, on: date) -> Signature:
    """Also of who has left the post since: the paper says what was so on the day."""
    actor = seat_then(user, post, on)
    printed = printed_signatory(actor)
    decree = f"Surat penugasan {printed.decree}" if printed.decree else ""
    return Signature(actor.name, signature_line(actor), printed.rank, printed.nip, decree)


def seat_then(user: int, post: Post, on: date) -> Actor:
    """The seat as it was on that day, whoever sits there now."""
    name = User.objects.values_list("name", flat=True).get(pk=user)
    running = Q(user=user, post=post, starts__lte=on)
    held = Holding.objects.filter(running & (Q(ends__isnull=True) | Q(ends__gte=on))).exists()
    deputies = Deputy.objects.filter(running, ends__gte=on, withdrawn_at__isnull=True).order_by(
        "-starts", "id"
    )
    deputy = None if held else deputies.first()
    return Actor(
        user_id=user,
        name=name,
        capacity="tetap" if deputy is None else ("plh" if deputy.kind == "plh" else "plt"),
        post_id=post.pk,
        post_name=post.name,
        signs_as=post.signs_as,
        deputy_id=deputy.pk if deputy else None,
    )


def _post_of(docket: Docket, output: Output) -> Post | None:
    """Of the piece of work that the output came from."""
    before = [
        item.post for item in docket.items if item.step == output.step and item.opened_at <= output.made_at
    ]
    return before[-1] if before else None
