"""Where a standard is walked: a region with somebody in every seat, and an applicant."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import count

from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.places import areas, countries
from satupintu.catalogue.shelf import ShelvedRegion, ShelvedStandard
from satupintu.ops.establish import establish_files, fill_years, publish_shelved
from satupintu.ops.walk.pen import PASSPHRASE, RehearsalPen
from satupintu.people.actions.appoint import appoint
from satupintu.people.actions.register_applicant import register_applicant
from satupintu.people.actions.register_officer import register_officer
from satupintu.people.actor import Actor
from satupintu.people.models import Applicant, Holding, Post, Region, User
from satupintu.people.queries import act_as, applicant_by_nik, system_actor
from satupintu.rules.answers.sample_values import Places
from satupintu.rules.standard.model.standard import Standard
from satupintu.signing.attempt import Accepted, attempt, sha256
from satupintu.signing.in_use import identity_of
from satupintu.signing.ports import Passphrase, Signer

FIRST_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Stage:
    region: Region
    version: StandardVersion
    standard: Standard
    applicant: Applicant
    places: Places
    signer: Signer = field(default_factory=RehearsalPen)
    passphrase: Passphrase = field(default_factory=lambda: Passphrase(PASSPHRASE))

    def officer(self, post: Post, at: datetime) -> Actor:
        """Whoever holds the post on that day."""
        holding = Holding.objects.filter(post=post).order_by("id").values_list("user_id", flat=True)[0]
        return act_as(holding, post, at=at)

    def sign(self, document: bytes, *, by: Actor, at: datetime) -> Accepted:
        return attempt(
            self.signer,
            document,
            document_hash=sha256(document),
            identity=identity_of(by),
            passphrase=self.passphrase,
            at=at,
        )

    def citizen(self) -> Actor:
        return citizen(self.applicant)


def citizen(applicant: Applicant) -> Actor:
    return Actor(
        user_id=applicant.user_id, name=applicant.name, capacity="pemohon", applicant_id=applicant.pk
    )


def set_stage(shelved: ShelvedRegion, standard: ShelvedStandard, *, at: datetime) -> Stage:
    by = system_actor()
    fill_years(range(standard.effective.year, at.year + 2), by=by, at=at)
    region = establish_files(shelved.region, shelved.calendar, by=by, at=at)
    version = publish_shelved(region, shelved.region, standard, by=by, at=at)
    seat_everybody(region, by=by, at=at)
    return Stage(
        region,
        version,
        standard.read.standard,
        an_applicant(at=at),
        Places(areas(), countries(), shelved.region.region.code),
    )


def seat_everybody(region: Region, *, by: Actor, at: datetime, password: str | None = None) -> list[User]:
    """One officer per post, named by his post: no invented people."""
    seated = []
    for post in Post.objects.filter(region=region, closed_on__isnull=True).order_by("id"):
        login = f"{region.slug}.{post.code}"
        user = User.objects.filter(login=login).first()
        if user is None:
            user = register_officer(login=login, name=post.name, password=password, home=region, by=by, at=at)
        if not Holding.objects.filter(post=post, user=user).exists():
            appoint(post=post, user=user, starts=FIRST_DAY, by=by, at=at)
        seated.append(user)
    return seated


def an_applicant(*, at: datetime, number: int = 1) -> Applicant:
    """Right in form and belonging to nobody: births of no real day come so many to one district."""
    return register_applicant(
        name=f"Pemohon Contoh {number}",
        nik=sample_nik(number),
        phone=f"0810{number:08}",
        by=system_actor(),
        at=at,
    )


def free_number() -> int:
    """Of a sample applicant that does not exist yet, so that every sample application is somebody's own."""
    return next(
        number
        for number in count(1 + Applicant.objects.count())
        if applicant_by_nik(sample_nik(number)) is None
    )


def sample_nik(number: int) -> str:
    thousands, rest = divmod(number, 1000)
    return f"9401010101{80 + thousands % 20:02}{9000 + rest:04}"
