"""The question of `act_as`, asked by a list of all its rows at once: whether a person sits in a post."""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from satupintu.people.models import Deputy, Holding


def sits(user: str, post: str, on: date) -> Q:
    """As a condition on a row whose columns `user` and `post` name the two."""
    running = Q(starts__lte=on) & (Q(ends__isnull=True) | Q(ends__gte=on))
    there = {"user": OuterRef(user), "post": OuterRef(post), "user__is_active": True}
    held = Holding.objects.filter(running, **there)
    deputised = Deputy.objects.filter(running, withdrawn_at__isnull=True, **there)
    return Q(Exists(held)) | Q(Exists(deputised))
