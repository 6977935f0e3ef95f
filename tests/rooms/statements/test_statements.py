"""Statements put into SQL once say what Django's own would say, each time with other values."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Count, F, Q
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from satupintu.journal.models import Receipt
from satupintu.people.actions.establish_region import establish_region
from satupintu.people.models import Applicant, Post, Region
from satupintu.people.queries import system_actor
from satupintu.permits.models import Series
from satupintu.statements.changing import Change, changing, rewrite
from satupintu.statements.inserting import insert, insert_unless_there
from satupintu.statements.reading import reading
from tests.situations.regions import EXAMPLE

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def region(db):
    return establish_region(EXAMPLE, by=system_actor(), at=AT)


def receipt(key, **more):
    return Receipt(
        actor="pengguna:1", key=key, payload_hash="0" * 64, result={"ref": key}, **{"at": AT} | more
    )


QUERIES = {
    "instances": lambda region: Post.objects.filter(region=region).order_by("code"),
    "with what they point to": lambda region: (
        Post.objects.filter(region=region).select_related("region", "superior").order_by("code")
    ),
    "some columns": lambda region: Post.objects.filter(region=region).defer("signs_as").order_by("code"),
    "tuples": lambda region: Post.objects.filter(region=region).values_list("seats", "code").order_by("code"),
    "single values": lambda region: (
        Post.objects.filter(region=region).values_list("superior__code", flat=True).order_by("code")
    ),
    "dicts": lambda region: (
        Post.objects.filter(region=region).values("code", "agency__name").order_by("code")
    ),
    "one of two": lambda region: Post.objects.filter(Q(region=region) | Q(code="kasir")).order_by("code")[:2],
    "none": lambda region: Post.objects.filter(region=region, code="kasir"),
}


@pytest.mark.parametrize("ask", QUERIES.values(), ids=QUERIES)
def test_it_finds_what_the_query_set_finds(region, ask):
    again = reading(ask)
    for _ in range(2):
        assert again(region.pk) == list(ask(region.pk))


def test_it_reads_the_other_rows_when_told_of_them(region):
    named = reading(lambda code, name: Post.objects.filter(code=code, region__name=name))
    for post in Post.objects.select_related("region"):
        (found,) = named(post.code, post.region.name)
        assert (found.pk, found.name, found.signs_as) == (post.pk, post.name, post.signs_as)


def test_related_rows_come_along_in_the_same_statement(region, django_assert_num_queries):
    with_region = reading(lambda code: Post.objects.filter(code=code).select_related("region", "superior"))
    with_region("koordinator")
    with django_assert_num_queries(1):
        (post,) = with_region("koordinator")
        assert (post.region, post.superior.code) == (region, "kepala_dinas")
        (head,) = [post.superior]
        assert head.superior_id is None


def test_moments_days_json_and_sealed_values_come_back_as_they_are(region):
    insert(receipt("satu", at=AT + timedelta(microseconds=7)))
    insert(Applicant(name="Pemohon", nik="1407024101900001", registered_at=AT))
    close = changing(lambda code, day: Change(Post.objects.filter(code=code), {"closed_on": day}))
    close("koordinator", date(2026, 11, 20))
    kept = reading(lambda at: Receipt.objects.filter(at__gt=at).values_list("at", "result"))
    assert kept(AT) == [(AT + timedelta(microseconds=7), {"ref": "satu"})]
    assert kept(AT + timedelta(seconds=1)) == []
    closed = reading(lambda day: Post.objects.filter(closed_on=day).values_list("code", "closed_on"))
    assert closed(date(2026, 11, 20)) == [("koordinator", date(2026, 11, 20))]
    (found,) = reading(lambda name: Applicant.objects.filter(name=name))("Pemohon")
    assert (found.nik, found.registered_at) == ("1407024101900001", AT)
    assert found.nik_index == Applicant.objects.get().nik_index != ""


def test_a_keyword_makes_a_statement_of_its_own(region):
    @reading
    def posts(region, *, closed):
        rows = Post.objects.filter(region=region)
        return rows.filter(closed_on__isnull=not closed).order_by("code")

    assert len(posts(region.pk, closed=False)) == 4
    assert posts(region.pk, closed=True) == []
    assert len(posts(region.pk, closed=False)) == 4


def test_only_the_first_time_is_a_query_put_into_sql(region, monkeypatch):
    posts = reading(lambda region, code: Post.objects.filter(region=region, code=code))
    close = changing(lambda code, day: Change(Post.objects.filter(code=code), {"closed_on": day}))
    posts(region.pk, "koordinator")
    close("koordinator", None)

    def never(*_, **__):
        raise AssertionError("put into SQL again")

    monkeypatch.setattr(SQLCompiler, "pre_sql_setup", never)
    assert [post.code for post in posts(region.pk, "back_office")] == ["back_office"]
    assert len(close("back_office", date(2026, 11, 20))) == 1
    with pytest.raises(AssertionError, match="again"):  # control: Django's own does it every time
        list(Post.objects.filter(region=region.pk, code="back_office"))


def test_nothing_is_no_value_to_look_for(region):
    of_superior = reading(lambda superior: Post.objects.filter(superior=superior))
    with pytest.raises(TypeError):
        of_superior(None)


def test_other_shapes_of_rows_are_not_guessed(region):
    named = reading(lambda code: Post.objects.filter(code=code).values_list("code", "name", named=True))
    with pytest.raises(TypeError, match="NamedValuesListIterable"):
        named("koordinator")


def test_what_is_annotated_comes_along(region):
    counted = reading(lambda code: Post.objects.filter(code=code).annotate(below=Count("subordinates")))
    assert [post.below for code in ("koordinator", "tim_teknis") for post in counted(code)] == [1, 0]


@pytest.mark.django_db(transaction=True)
def test_a_row_is_locked_inside_a_transaction_only():
    locked = reading(lambda code: Region.objects.select_for_update(of=("self",)).filter(code=code))
    for _ in range(2):
        with transaction.atomic():
            assert locked("99.01") == []
        with pytest.raises(TransactionManagementError):
            locked("99.01")


def test_a_change_says_whom_it_met(region):
    @changing
    def close(code: str, day: date) -> Change:
        return Change(Post.objects.filter(code=code, closed_on__isnull=True), {"closed_on": day})

    post = Post.objects.get(code="back_office")
    assert close("back_office", date(2026, 11, 20)) == [(post.pk,)]
    assert close("back_office", date(2026, 11, 21)) == []
    post.refresh_from_db()
    assert post.closed_on == date(2026, 11, 20)


def test_a_change_may_set_nothing_and_gives_what_it_counted(region):
    insert(Series(region=region, code="izin", year=2026, last=6))

    @changing
    def count(code: str, step: int) -> Change:
        return Change(Series.objects.filter(code=code), {"last": F("last") + step}, gives=("year", "last"))

    assert [count("izin", step) for step in (1, 2)] == [[(2026, 7)], [(2026, 9)]]
    open_again = changing(lambda code, day: Change(Post.objects.filter(code=code), {"closed_on": day}))
    open_again("koordinator", date(2026, 11, 20))
    open_again("koordinator", None)
    assert Post.objects.get(code="koordinator").closed_on is None


def test_rewriting_touches_the_fields_named_and_no_other(region):
    post = Post.objects.get(code="koordinator")
    post.name, post.seats, post.superior_id = "Nama Baru", 9, None
    with CaptureQueriesContext(connection) as queries:
        rewrite(post, ("name", "superior"))
    assert len(queries) == 1
    post.refresh_from_db()
    assert (post.name, post.seats, post.superior_id) == ("Nama Baru", 1, None)


def test_rewriting_what_is_gone_is_an_error(region):
    post = Post.objects.get(code="tim_teknis")
    Post.objects.filter(pk=post.pk).delete()
    with pytest.raises(DatabaseError, match="not there"):
        rewrite(post, ("name",))


def test_new_rows_get_their_keys_in_order():
    first, second = receipt("satu"), receipt("dua")
    insert(first, second)
    assert Receipt.objects.get(key="satu").pk == first.pk
    assert Receipt.objects.get(key="dua").pk == second.pk
    second.result = {"ref": "lain"}
    second.save()
    assert Receipt.objects.count() == 2
    insert()


def test_what_is_there_already_is_an_error_or_passed_over():
    assert insert_unless_there(receipt("satu")) == 1
    assert insert_unless_there(receipt("satu"), receipt("dua")) == 1
    assert insert_unless_there() == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(receipt("dua"))
    assert Receipt.objects.count() == 2


def test_an_error_spoils_the_whole_transaction():
    """As Django's own writing does: who swallows the error still commits nothing."""
    insert(receipt("satu"))
    with transaction.atomic():
        with pytest.raises(IntegrityError):
            insert(receipt("satu"))
        with pytest.raises(TransactionManagementError):
            Receipt.objects.exists()
