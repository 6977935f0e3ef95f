"""Administrators of two regions, each with a browser that is signed in, and what a page says."""

from satupintu.people.actions.appoint import appoint
from satupintu.people.actions.register_officer import register_officer
from satupintu.people.models import Agency, Holding, Post, User
from satupintu.people.queries import system_actor
from tests.rooms.cases.journey import AT
from tests.situations.browsers import signed_in
from tests.situations.seats import a_region

STARTED = AT.date().replace(month=1)


def an_administrator(region, agency, login):
    post = Post.objects.filter(region=region, role="pengelola").first()
    if post is None:
        post = Post.objects.create(
            region=region, agency=agency, code="pengelola_uji", name="Pengelola sistem", role="pengelola"
        )
    held = Holding.objects.filter(post=post, user__is_active=True).select_related("user").first()
    if held is not None:
        return held.user
    user = register_officer(login=login, name=login, home=region, by=system_actor(), at=AT)
    appoint(post=post, user=user, starts=STARTED, by=system_actor(), at=AT)
    return user


def a_foreign_administrator():
    region = a_region()
    agency = Agency.objects.create(region=region, code="dinas_lain", name="Dinas Lain", kind="ptsp")
    return region, an_administrator(region, agency, "pengelola.lain")


def browser_of(user):
    return signed_in(User.objects.get(pk=user.pk))


def day(name, of):
    """What a date is typed as, in three boxes."""
    return {f"{name}.hari": str(of.day), f"{name}.bulan": str(of.month), f"{name}.tahun": str(of.year)}


def said(answer):
    return answer.content.decode()
