"""Which version holds on which day, and what a case is pinned to."""

from datetime import date, timedelta

import pytest

from satupintu.cases.actions.start_draft import start_draft
from satupintu.catalogue import queries
from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.queries import (
    numbers_of_services,
    services_in_force,
    standard_by_hash,
    standards_by_hash,
    thin_steps,
    version_in_force,
    versions_of,
)
from satupintu.ops.cli import main
from satupintu.ops.walk.stage import an_applicant, citizen
from satupintu.people.actions.appoint import appoint
from satupintu.people.actions.depute import depute
from satupintu.people.actions.register_officer import register_officer
from satupintu.people.models import Post, User
from satupintu.people.queries import system_actor
from satupintu.rules.errors import Refused
from tests.rooms.catalogue.shelves import AT

TODAY = AT.date()
NEXT = date(2026, 12, 1)


def in_force(desk, service, on):
    try:
        return version_in_force(desk.region.pk, service, on).effective
    except Refused as refusal:
        return refusal.code


def test_the_version_in_force_follows_the_day(desk, file, version_from):
    first = desk.publish(file)
    second = desk.publish(version_from(NEXT.isoformat()))
    days = {
        first.effective - timedelta(days=1): "layanan_tidak_tersedia",
        first.effective: first.effective,
        NEXT - timedelta(days=1): first.effective,
        NEXT: NEXT,
        NEXT + timedelta(days=400): NEXT,
    }
    assert {day: in_force(desk, first.service, day) for day in days} == days
    assert [row.pk for row in services_in_force(desk.region.pk, NEXT)] == [second.pk]
    assert [row.pk for row in services_in_force(desk.region.pk, TODAY)] == [first.pk]
    assert [row.pk for row in versions_of(desk.region.pk, first.service)] == [second.pk, first.pk]
    assert numbers_of_services(NEXT) == {desk.region.pk: 1}


def test_what_is_withdrawn_is_in_force_no_more(desk, file, version_from):
    first, second = desk.publish(file), desk.publish(version_from(NEXT.isoformat()))
    desk.withdraw(second)
    assert in_force(desk, first.service, NEXT) == first.effective
    desk.withdraw(first)
    assert in_force(desk, first.service, NEXT) == "layanan_tidak_tersedia"
    assert services_in_force(desk.region.pk, NEXT) == []
    assert numbers_of_services(NEXT) == {}
    assert len(versions_of(desk.region.pk, first.service)) == 2


def test_an_unknown_service_and_another_region_have_none(desk, file):
    version = desk.publish(file)
    assert in_force(desk, "tidak-ada", TODAY) == "layanan_tidak_tersedia"
    with pytest.raises(Refused):
        version_in_force(desk.region.pk + 1, version.service, TODAY)


def test_a_case_keeps_its_version_when_a_newer_one_is_published(desk, file, version_from):
    first = desk.publish(file)
    applicant = an_applicant(at=AT)
    case = start_draft(version=first, applicant=applicant, by=citizen(applicant), at=AT)
    label = 'label = "Ajukan permohonan"'
    second = desk.publish(version_from("2026-11-20", label, 'label = "Kirim permohonan"'))
    desk.withdraw(first)
    case.refresh_from_db()
    assert case.standard_id == first.pk
    assert case.standard_hash == first.hash != second.hash
    assert standard_by_hash(case.standard_hash).first_step.outcomes[0].label == "Ajukan permohonan"
    assert in_force(desk, first.service, TODAY) == second.effective


def test_a_standard_is_read_once_a_process(desk, file, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(queries, "_kept", {})
    version = desk.publish(file)
    with django_assert_num_queries(1):
        first = standard_by_hash(version.hash)
    with django_assert_num_queries(0):
        assert standard_by_hash(version.hash) is first
        assert standards_by_hash([version.hash, version.hash]) == {version.hash: first}


def test_no_more_are_kept_than_there_is_room_for(desk, file, version_from, monkeypatch):
    monkeypatch.setattr(queries, "_kept", {})
    monkeypatch.setattr(queries, "MOST_KEPT", 1)
    hashes = [desk.publish(file).hash, desk.publish(version_from(NEXT.isoformat())).hash]
    for known in hashes:
        standard_by_hash(known)
    assert list(queries._kept) == hashes[1:]
    assert standards_by_hash(hashes).keys() == set(hashes)


def test_an_unknown_hash_is_refused(db):
    with pytest.raises(Refused) as refused:
        standard_by_hash("0" * 64)
    assert refused.value.code == "standar_tidak_ada"


def seat(post, login, starts=date(2026, 1, 1)):
    user = User.objects.filter(login=login).first() or register_officer(
        login=login, name=login.title(), by=system_actor(), at=AT
    )
    appoint(post=post, user=user, starts=starts, decree="SK", by=system_actor(), at=AT)


def stand_in(post, login, services=()):
    user = register_officer(login=login, name=login.title(), by=system_actor(), at=AT)
    depute(
        post=post, user=user, kind="plh", decree="SP 1", starts=date(2026, 11, 1), ends=date(2026, 12, 31),
        services=list(services), by=system_actor(), at=AT,
    )  # fmt: skip


@pytest.fixture
def manned(desk, file):
    """The standard, and a seat of its own for the step that is watched; every other post has two people."""
    version = desk.publish(file)
    standard = standard_by_hash(version.hash)
    watched = next(step for step in standard.steps if step.task == "tanda_tangan").post
    Post.objects.filter(region=desk.region).update(seats=0)
    for post in Post.objects.filter(region=desk.region).exclude(code=watched):
        for number in (1, 2):
            seat(post, f"{post.code}{number}")
    post = Post.objects.get(region=desk.region, code=watched)

    def holders(on=TODAY):
        thin = thin_steps(desk.region, standard, on)
        assert {row.step for row in thin} in (
            {step.code for step in standard.steps if step.post == watched},
            set(),
        )
        return thin[0].holders if thin else "cukup"

    return post, holders, version


def test_a_step_that_nobody_may_do_is_thin(manned):
    _, holders, _ = manned
    assert holders() == 0


def test_a_step_of_one_holder_is_thin_and_of_two_is_not(manned):
    post, holders, _ = manned
    seat(post, "satu")
    assert holders() == 1
    seat(post, "dua", starts=NEXT)
    assert holders() == 1
    assert holders(on=NEXT) == "cukup"


@pytest.mark.parametrize(("named", "expected"), [("semua", "cukup"), ("ini", "cukup"), ("lain", 1)])
def test_a_deputy_counts_where_the_decree_names_the_service(manned, named, expected):
    post, holders, version = manned
    seat(post, "satu")
    stand_in(post, "pengganti", {"semua": [], "ini": [version.service], "lain": ["layanan-lain"]}[named])
    assert holders() == expected


def test_a_person_in_two_posts_is_one_holder_of_each(manned):
    post, holders, _ = manned
    seat(post, "satu")
    other = Post.objects.filter(region=post.region).exclude(pk=post.pk).first()
    seat(other, "satu")
    assert holders() == 1


def test_an_empty_region_is_thin_wherever_an_officer_must_act(desk, file):
    version = desk.publish(file)
    standard = standard_by_hash(version.hash)
    officers = [
        step for step in standard.steps if step.post not in {"pemohon", "sistem"} and not step.automatic
    ]
    thin = thin_steps(desk.region, standard, TODAY)
    assert [row.step for row in thin] == [step.code for step in officers]
    assert all("tidak ada orang" in str(row) for row in thin)
    assert StandardVersion.objects.get() == version


def publish_words(file):
    return ["standard", "publish", str(file), "--sk", "503/1/2026", "--tanggal", "2026-01-05"]


def test_publishing_warns_of_thin_steps_and_goes_through(desk, file, capsys):
    assert main(publish_words(file)) == 0
    said = capsys.readouterr().out
    assert "Peringatan: kurang dari dua orang" in said
    for row in thin_steps(desk.region, standard_by_hash(StandardVersion.objects.get().hash), TODAY):
        assert f"  - {row}" in said


def test_publishing_warns_of_nothing_where_every_post_has_two_people(desk, file, capsys):
    Post.objects.filter(region=desk.region).update(seats=0)
    for post in Post.objects.filter(region=desk.region):
        for number in (1, 2):
            seat(post, f"{post.code}{number}")
    # The region's file is established again by the command, and its seats with it; who sits there stays.
    assert main(publish_words(file)) == 0
    assert "Peringatan" not in capsys.readouterr().out
