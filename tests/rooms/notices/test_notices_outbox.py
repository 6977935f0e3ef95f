from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from satupintu.journal.models import Entry
from satupintu.notices.actions.announce import announce
from satupintu.notices.actions.register_template import register_template
from satupintu.notices.models import Notice, NoticeTemplate
from satupintu.notices.outgoing import Outgoing
from satupintu.notices.queries import inbox, text_of, told_of
from satupintu.notices.wording import digest_of
from satupintu.rules.errors import Refused
from tests.situations.seats import AT, THE_SYSTEM, a_region

pytestmark = pytest.mark.django_db
TEXT = "Permohonan {nomor} kini di {langkah}."


@pytest.fixture
def region():
    return a_region()


def words(region, text=TEXT, code="pelacakan"):
    return register_template(region=region, code=code, text=text, by=THE_SYSTEM, at=AT)


def a_notice(region, **other):
    notice = Outgoing(
        region_id=region.id,
        event="jurnal:7",
        addressee_kind="pemohon",
        addressee=5,
        channel="whatsapp",
        template="pelacakan",
        params={"nomor": "P-1", "langkah": "verifikasi"},
    )
    return replace(notice, **other)


def test_told_once_per_event_addressee_and_channel(region):
    words(region)
    first = a_notice(region)
    others = [
        a_notice(region, event="jurnal:8"),
        a_notice(region, addressee=6),
        a_notice(region, addressee_kind="jabatan"),
        a_notice(region, channel="aplikasi"),
    ]
    announce([first, *others, first], at=AT)
    announce([first, a_notice(region, params={"nomor": "P-1", "langkah": "lain"})], at=AT)
    assert Notice.objects.count() == 5
    assert text_of(told_of(region.id, ["jurnal:7"])[0]) == "Permohonan P-1 kini di verifikasi."


def test_without_the_constraint_it_would_be_told_twice(region):
    words(region)
    announce([a_notice(region)], at=AT)
    known = Notice.objects.get()
    known.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        known.save(force_insert=True)
    known.event = "jurnal:9"
    known.save(force_insert=True)


@pytest.mark.parametrize("many", [1, 60])
def test_two_statements_however_many(region, many, django_assert_num_queries):
    words(region)
    notices = [a_notice(region, addressee=n) for n in range(many)]
    with django_assert_num_queries(2):
        announce(notices, at=AT)
    with django_assert_num_queries(0):
        announce([], at=AT)


@pytest.mark.django_db(transaction=True)
def test_words_that_were_meant_are_read_once_and_then_known(region, django_assert_num_queries):
    words(region)
    meant = a_notice(region, digest=digest_of(TEXT))
    announce([meant], at=AT)
    with django_assert_num_queries(1):
        announce([replace(meant, event="jurnal:8"), replace(meant, addressee=6)], at=AT)
    with django_assert_num_queries(2):  # the newest words may be others tomorrow
        announce([a_notice(region, event="jurnal:9")], at=AT)


@pytest.mark.django_db(transaction=True)
def test_words_that_were_taken_back_are_not_known(region):
    meant = a_notice(region, digest=digest_of(TEXT))
    with transaction.atomic():
        words(region)
        announce([meant], at=AT)
        transaction.set_rollback(True)
    with pytest.raises(Refused) as refusal:
        announce([meant], at=AT)
    assert refusal.value.code == "templat_tidak_dikenal"


def test_streams_states_and_due_times(region):
    words(region)
    later = AT + timedelta(hours=2)
    announce(
        [
            a_notice(region),
            a_notice(region, addressee_kind="petugas", channel="aplikasi"),
            a_notice(region, addressee_kind="jabatan", due_at=later),
        ],
        at=AT,
    )
    rows = Notice.objects.order_by("id").values_list("addressee_kind", "stream", "state", "due_at")
    assert list(rows) == [
        ("pemohon", "pemohon", "antre", AT),
        ("petugas", "petugas", "sampai", AT),
        ("jabatan", "petugas", "antre", later),
    ]


def test_the_inbox_shows_its_own_notices_newest_first(region):
    words(region)
    mine = [a_notice(region, event=f"jurnal:{n}", channel="aplikasi") for n in range(3)]
    announce([*mine, a_notice(region), a_notice(region, addressee=6, channel="aplikasi")], at=AT)
    assert [notice.event for notice in inbox(region.id, "pemohon", 5, limit=2)] == ["jurnal:2", "jurnal:1"]
    assert inbox(a_region().id, "pemohon", 5) == []


def test_the_same_words_keep_their_version_and_new_words_get_the_next(region):
    first = words(region)
    assert words(region) == first
    second = words(region, TEXT + " Terima kasih.")
    assert (first.version, second.version) == (1, 2)
    assert words(region) == first
    chain = Entry.objects.filter(chain=f"templat:{region.id}")
    assert [entry.facts["versi"] for entry in chain.order_by("number")] == [1, 2]


def test_the_newest_words_of_the_region_stand_unless_others_are_meant(region):
    other = a_region()
    words(None, "Nasional {nomor}", code="pelacakan")
    announce([a_notice(region, event="a")], at=AT)
    words(region, "Lama {nomor}")
    words(region, "Baru {nomor}")
    words(None, "Nasional baru {nomor}")
    announce(
        [
            a_notice(region, event="b"),
            a_notice(region, event="c", digest=digest_of("Lama {nomor}")),
            a_notice(other, event="d"),
        ],
        at=AT,
    )
    said = [text_of(notice) for notice in told_of(region.id, ["a", "b", "c", "d"])]
    assert said == ["Nasional P-1", "Baru P-1", "Lama P-1"]
    assert [text_of(notice) for notice in told_of(other.id, ["d"])] == ["Nasional baru P-1"]


def test_unknown_words_and_missing_values_are_refused_and_nothing_is_kept(region):
    words(region)
    words(a_region(), code="milik_lain")
    for code, notice in [
        ("templat_tidak_dikenal", a_notice(region, template="entah")),
        ("templat_tidak_dikenal", a_notice(region, template="milik_lain")),
        ("templat_tidak_dikenal", a_notice(region, digest=digest_of("lain"))),
        ("isian_pesan_kurang", a_notice(region, params={"nomor": "P-1"})),
    ]:
        with pytest.raises(Refused) as refusal, transaction.atomic():
            announce([a_notice(region), notice], at=AT)
        assert refusal.value.code == code
    assert not Notice.objects.exists()


def test_a_version_is_unique_also_among_national_words(region):
    words(None)
    for broken in ({"version": 1, "digest": "x"}, {"version": 2, "digest": digest_of(TEXT)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            NoticeTemplate.objects.create(code="pelacakan", text=TEXT, created_at=AT, **broken)


@pytest.mark.parametrize(
    "broken",
    [{"stream": "petugas"}, {"channel": "merpati"}, {"state": "hilang"}, {"due_at": AT - timedelta(days=1)}],
)
def test_the_database_itself_refuses_a_strange_row(region, broken):
    words(region)
    announce([a_notice(region)], at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.update(**broken)
