"""Everybody who has no business with the objects of a region, each with a browser that is signed in."""

from datetime import date, datetime

from django.test import Client

from satupintu.cases.actions.start_draft import start_draft
from satupintu.catalogue.models import StandardVersion
from satupintu.ops.walk.stage import an_applicant, citizen
from satupintu.people.actions.disable_account import disable_account
from satupintu.people.actions.register_officer import register_officer
from satupintu.people.models import Agency, Applicant, Holding, Post, User
from satupintu.people.models.user import CITIZEN, OFFICER
from satupintu.people.queries import system_actor
from tests.rooms.cases.journey import ADVISING, COUNTING
from tests.situations.browsers import opened_account, signed_in
from tests.web.foreign import Asker, House

STARTED = date(2020, 1, 1)


def askers(house: House) -> list[Asker]:
    """Everybody who has no business with the region's objects."""
    stranger, neighbour = an_applicant(at=house.at, number=2), an_applicant(at=house.at, number=3)
    a_draft_elsewhere(house, neighbour)
    return [
        Asker("nobody", Client()),
        *(
            Asker(name, signed_in(user), CITIZEN, user=user)
            for name, user in (
                ("a citizen without a case", opened_account(stranger, at=house.at)),
                ("an applicant of the other region", opened_account(neighbour, at=house.at)),
            )
        ),
        *officers_elsewhere(house),
        *guests(house),
        a_disabled_officer(house),
    ]


def a_draft_elsewhere(house: House, applicant: Applicant) -> None:
    version = StandardVersion.objects.get(pk=house.stage.version.pk)
    agency = Agency.objects.create(region=house.other, code="dinas_lain", name="Dinas Lain", kind="ptsp")
    version.pk, version.region, version.agency = None, house.other, agency
    version.save()
    start_draft(version=version, applicant=applicant, by=citizen(applicant), at=house.at)


def officers_elsewhere(house: House) -> list[Asker]:
    """One for every role that there is."""
    region, found = house.other, []
    agency = Agency.objects.filter(region=region)[0]
    roles = {*Post.objects.filter(region=house.stage.region).values_list("role", flat=True), "pengelola"}
    for role in sorted(roles):
        post = Post.objects.create(region=region, agency=agency, code=f"kursi_{role}", name=role, role=role)
        user = seated(post, f"lain.{role}", house.at)
        house.own = {("kelola/", "user"): str(user.pk), ("kelola/", "post"): str(post.pk)}
        found.append(Asker(f"{role} elsewhere", signed_in(user), OFFICER, region.slug, user))
    return found


def seated(post: Post, login: str, at: datetime) -> User:
    user = register_officer(login=login, name=login, home=post.region, by=system_actor(), at=at)
    Holding.objects.create(region=post.region, post=post, user=user, starts=STARTED)
    return user


def guests(house: House) -> list[Asker]:
    """Officers of the agency whose advice nobody has asked yet, one for every role it has."""
    stage = house.stage
    agency = Post.objects.get(region=stage.region, code=stage.standard.step(ADVISING).post).agency
    assert agency != stage.version.agency
    found = []
    for post in {one.role: one for one in Post.objects.filter(agency=agency)}.values():
        user = seated(post, f"tamu.{post.role}", house.at)
        name = f"{post.role} of a guest agency"
        found.append(Asker(name, signed_in(user), OFFICER, stage.region.slug, user, colleague=True))
    return found


def a_disabled_officer(house: House) -> Asker:
    """Of the very post where the case lies; his browser is still open."""
    post = house.filed.item(COUNTING).post
    assert post is not None
    user = seated(post, "bekas.petugas", house.at)
    client = signed_in(user)
    disable_account(user, by=system_actor(), at=house.at)
    return Asker("a disabled officer", client, "nonaktif", house.stage.region.slug)
