from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from satupintu.journal.models import Entry
from satupintu.people.actions.establish_region import establish_region
from satupintu.people.models import Agency, Post, Region
from satupintu.people.plans import AgencyPlan, PostPlan, RegionPlan
from satupintu.people.queries import system_actor
from satupintu.rules.errors import Refused
from tests.situations.regions import EXAMPLE as PLAN

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)


def again(plan: RegionPlan) -> Region:
    return establish_region(plan, by=system_actor(), at=AT)


def test_a_region_comes_with_its_agencies_and_posts(region: Region, post: Callable[[str], Post]) -> None:
    assert (region.code, region.zone, region.system_name) == ("99.01", "Asia/Jakarta", "SIPINTU")
    assert post("back_office").superior == post("koordinator")
    assert post("koordinator").superior == post("kepala_dinas")
    assert post("kepala_dinas").superior is None
    assert post("tim_teknis").agency.code == "dinsos"


def test_the_same_file_again_writes_nothing(region: Region) -> None:
    before = list(Post.objects.order_by("id").values())
    with CaptureQueriesContext(connection) as queries:
        again(PLAN)
    assert not [query for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert list(Post.objects.order_by("id").values()) == before
    assert Entry.objects.filter(deed="wilayah_disusun").count() == 1


def test_a_changed_file_changes_the_same_rows(region: Region, post: Callable[[str], Post]) -> None:
    old = {one.code: one for one in Post.objects.all()}
    posts = (
        replace(PLAN.posts[0], name="Kepala DPMPTSP", signs_as="KEPALA"),
        PLAN.posts[1],
        replace(PLAN.posts[2], superior="kepala_dinas"),
        PLAN.posts[3],
        PostPlan("kasir", "dpmptsp", "Kasir", "kasir", superior="koordinator"),
    )
    again(replace(PLAN, motto="Cepat", posts=posts))
    assert post("kepala_dinas").pk == old["kepala_dinas"].pk
    assert (post("kepala_dinas").name, post("kepala_dinas").signs_as) == ("Kepala DPMPTSP", "KEPALA")
    assert post("kepala_dinas").version == old["kepala_dinas"].version + 1
    assert post("koordinator").version == old["koordinator"].version
    assert post("back_office").superior == post("kepala_dinas")
    assert post("kasir").superior == post("koordinator")
    assert Region.objects.get().motto == "Cepat"
    last = Entry.objects.filter(chain="wilayah:99.01").order_by("number").last()
    assert last is not None
    assert last.facts["perubahan"] == 4


def test_what_vanished_is_closed_and_opens_again_when_it_returns(
    region: Region, post: Callable[[str], Post]
) -> None:
    key = post("tim_teknis").pk
    smaller = replace(PLAN, agencies=PLAN.agencies[:1], posts=PLAN.posts[:3])
    again(smaller)
    again(smaller)
    assert post("tim_teknis").closed_on == date(2026, 11, 20)
    assert Agency.objects.get(code="dinsos").closed_on == date(2026, 11, 20)
    again(PLAN)
    assert (post("tim_teknis").pk, post("tim_teknis").closed_on) == (key, None)
    assert Agency.objects.get(code="dinsos").closed_on is None


def test_two_regions_have_posts_of_the_same_code(region: Region) -> None:
    again(replace(PLAN, code="99.02", slug="lain", name="Kabupaten Lain"))
    assert Post.objects.filter(code="kepala_dinas").count() == 2


HEAD = PLAN.posts[0]
BROKEN = [
    (replace(PLAN, zone="Asia/Tidak_Ada"), "zona_tidak_dikenal"),
    (replace(PLAN, zone=""), "zona_tidak_dikenal"),
    (replace(PLAN, agencies=(*PLAN.agencies, AgencyPlan("dinsos", "Dinas", "teknis"))), "kode_ganda"),
    (replace(PLAN, posts=(*PLAN.posts, HEAD)), "kode_ganda"),
    (replace(PLAN, posts=(replace(HEAD, agency="tidak_ada"),)), "instansi_tidak_dikenal"),
    (replace(PLAN, posts=(replace(HEAD, superior="tidak_ada"),)), "atasan_tidak_dikenal"),
    (replace(PLAN, posts=(replace(HEAD, superior="kepala_dinas"),)), "atasan_melingkar"),
    (
        replace(PLAN, posts=(replace(HEAD, superior="koordinator"), PLAN.posts[1])),
        "atasan_melingkar",
    ),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("plan", "code"), BROKEN)
def test_a_contradictory_file_leaves_nothing_behind(plan: RegionPlan, code: str) -> None:
    with pytest.raises(Refused) as caught:
        again(plan)
    assert caught.value.code == code
    assert not Region.objects.exists()


def test_the_database_itself_refuses_a_post_above_itself(head: Post) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=head.pk).update(superior=head)
