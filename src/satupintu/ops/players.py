"""The accounts of the demo: an officer for every post, and a few applicants. No real person, and no made-up name."""

from collections.abc import Iterator
from datetime import date, datetime

from django.contrib.auth.hashers import make_password

from satupintu.catalogue.places import areas, countries
from satupintu.people.accounts import open_account
from satupintu.people.actions.appoint import appoint
from satupintu.people.actions.register_applicant import register_applicant
from satupintu.people.actions.register_officer import register_officer
from satupintu.people.models import Applicant, Holding, Post, Region, User
from satupintu.people.queries import applicant_by_nik, system_actor
from satupintu.rules.answers.sample_values import Places, Recipe, nik_for

PASSWORD = "peragaan-satu-pintu"  # noqa: S105  everybody may know it; the demo refuses to run on a site in earnest
DECREE = "Peragaan"
LONGEST_LOGIN = 64
APPLICANTS = 3


def officers(region: Region, *, starts: date, at: datetime) -> Iterator[tuple[str, str]]:
    """One account per post, named by its post; gives each login with the post's name."""
    for post in Post.objects.filter(region=region, closed_on__isnull=True).order_by("agency_id", "id"):
        login = f"{region.slug}.{post.code}"[:LONGEST_LOGIN]
        user = User.objects.filter(login=login).first() or register_officer(
            login=login, name=post.name, password=PASSWORD, home=region, by=system_actor(), at=at
        )
        if not Holding.objects.filter(post=post, user=user).exists():
            appoint(post=post, user=user, starts=starts, decree=DECREE, by=system_actor(), at=at)
        yield login, post.name


def has_players() -> bool:
    return Holding.objects.filter(decree=DECREE, user__is_active=True).exists()


def applicants(today: date, *, at: datetime) -> list[Applicant]:
    places = Places(areas=areas(), countries=countries(), region=None)
    found = []
    for number in range(1, APPLICANTS + 1):
        recipe = Recipe(seed=number, today=today, places=places)
        nik = nik_for(recipe, "pemohon", born=date(1980 + number, number, number), sex="perempuan")
        found.append(
            applicant_by_nik(nik)
            or register_applicant(
                name=f"Pemohon Peragaan {number}",
                nik=nik,
                phone=f"0811{number:08}",
                by=system_actor(),
                at=at,
            )
        )
    return found


def open_accounts(at: datetime) -> None:
    """Everybody of the demo may sign in, also those whose sample applications a counter might have entered."""
    encoded = make_password(PASSWORD)
    for applicant in Applicant.objects.filter(user__isnull=True, active=True):
        open_account(applicant, encoded, deed="akun_dibuka", at=at)
