"""A list as somebody likes to see it: kept, shared with his post or agency, renamed, removed."""

import pytest

from satupintu.cases.actions.remove_filter import remove_filter
from satupintu.cases.actions.rename_filter import rename_filter
from satupintu.cases.actions.save_filter import MOST, save_filter
from satupintu.cases.actions.share_filter import share_filter
from satupintu.cases.models import SavedFilter
from satupintu.cases.queries.saved import saved_filters
from satupintu.cases.queries.view import Filters, Order, Tab, View
from satupintu.journal.models import Entry
from tests.rooms.cases.journey import AT, another, post_of, refused
from tests.situations.seats import a_region, an_agency, an_officer

pytestmark = pytest.mark.django_db
VIEW = View(Tab.LATE, Order.DUE, Filters(service="stp-lks-asing", returned=True, text="yayasan"))


def officer(stage, code):
    return stage.officer(post_of(stage, code), AT)


def kept(by, name="Yang terlambat", **more):
    return save_filter(name=name, view=VIEW.as_query(), by=by, at=AT, **more)


def names(*actors):
    return [saved.name for saved in saved_filters(actors)]


def deeds(saved):
    return list(
        Entry.objects.filter(chain=f"saringan:{saved}").order_by("number").values_list("deed", flat=True)
    )


def test_it_is_found_again_as_it_was_asked_for(stage):
    by = officer(stage, "customer_service")
    kept(by, "  Yang   terlambat ")
    (saved,) = saved_filters((by,))
    assert (saved.name, saved.view, saved.own, saved.owner) == ("Yang terlambat", VIEW, True, by.name)
    assert "yayasan" not in str(list(Entry.objects.values_list("facts", flat=True)))


@pytest.mark.parametrize(
    ("sharing", "readers"),
    [
        ("sendiri", {"own"}),
        ("jabatan", {"own", "same_post"}),
        ("instansi", {"own", "same_post", "same_agency"}),
    ],
)
def test_it_is_shared_with_post_or_agency_and_never_further(stage, sharing, readers):
    by = officer(stage, "customer_service")
    everybody = {
        "own": by,
        "same_post": another(stage, "customer_service", "rekan"),
        "same_agency": officer(stage, "kepala_dinas"),
        "other_agency": officer(stage, "tim_teknis"),
        "other_region": an_officer(an_agency(a_region())),
    }
    saved = kept(by)
    share_filter(saved=saved.pk, sharing=sharing, by=by, at=AT)
    assert {who for who, actor in everybody.items() if names(actor)} == readers
    assert names() == []


def test_only_its_maker_changes_it(stage):
    by, colleague = officer(stage, "customer_service"), another(stage, "customer_service", "rekan")
    saved = kept(by, sharing="jabatan").pk
    for deed, sent in (
        (share_filter, {"sharing": "sendiri"}),
        (rename_filter, {"name": "Lain"}),
        (remove_filter, {}),
    ):
        for stranger in (colleague, an_officer(an_agency(a_region()))):
            with refused("saringan_tidak_ada"):
                deed(saved=saved, by=stranger, at=AT, **sent)
    rename_filter(saved=saved, name="Lewat tenggat", by=by, at=AT)
    assert names(colleague) == ["Lewat tenggat"]
    remove_filter(saved=saved, by=by, at=AT)
    assert names(by, colleague) == []
    assert deeds(saved) == ["saringan_disimpan", "saringan_diganti_judul", "saringan_dihapus"]


def test_names_are_short_and_ones_own_differ(stage):
    by = officer(stage, "customer_service")
    first = kept(by)
    with refused("nama_saringan_sudah_ada"):
        kept(by)
    kept(officer(stage, "kepala_dinas"))
    for name in ("", "   ", "x" * 61):
        with refused("nama_saringan_salah"):
            kept(by, name)
        with refused("nama_saringan_salah"):
            rename_filter(saved=first.pk, name=name, by=by, at=AT)
    rename_filter(saved=first.pk, name=first.name, by=by, at=AT)


def test_nothing_else_is_kept(stage):
    by = officer(stage, "customer_service")
    with refused("saringan_tidak_dikenal"):
        save_filter(name="A", view={"tab": "saya", "x": "1"}, by=by, at=AT)
    with refused("saringan_berisi_nomor_pribadi"):
        save_filter(name="A", view={"kata": "9401010101809001"}, by=by, at=AT)
    with refused("cara_berbagi_tidak_dikenal"):
        kept(by, sharing="semua")
    with refused("bukan_petugas"):
        kept(stage.citizen())
    assert not SavedFilter.objects.exists()


def test_there_is_an_end_to_it(stage):
    by = officer(stage, "customer_service")
    for number in range(MOST):
        kept(by, f"Saringan {number}")
    with refused("saringan_terlalu_banyak"):
        kept(by)


def test_what_this_release_does_not_know_is_left_out(stage):
    by = officer(stage, "customer_service")
    kept(by)
    SavedFilter.objects.update(filters={"warna": "biru"})
    assert names(by) == []
