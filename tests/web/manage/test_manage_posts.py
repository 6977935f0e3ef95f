"""Seats, holders and deputies as the administrator keeps them."""

from datetime import timedelta

from satupintu.people.models import Deputy, Holding, Post
from tests.rooms.cases.journey import TODAY
from tests.web.manager import a_foreign_administrator, browser_of, day, said
from tests.web.markup import faults

LATER = TODAY + timedelta(days=30)


def pages(base, post, held):
    here = f"{base}jabatan/{post.pk}/"
    return (
        f"{base}jabatan/",
        here,
        f"{here}dudukkan/",
        f"{here}tunjuk/",
        f"{here}pemegang/{held.pk}/",
    )


def the_head(stage):
    held = Holding.objects.get(post__agency=stage.version.agency, post__role="kepala_dinas")
    return held.post, held


def test_each_page_is_there_for_the_administrator_and_for_nobody_else(stage, client, base, officer):
    _, stranger = a_foreign_administrator()
    other, foreign = browser_of(officer), browser_of(stranger)
    for address in pages(base, *the_head(stage)):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert not faults(said(answer)), address
        assert (other.get(address).status_code, foreign.get(address).status_code) == (409, 403)


def test_another_regions_post_does_not_exist(stage, client, base):
    region, stranger = a_foreign_administrator()
    post, held = the_head(stage)
    own = f"/{region.slug}/petugas/kelola/"
    foreign = browser_of(stranger)
    for address in pages(own, post, held)[1:]:
        assert (foreign.get(address).status_code, foreign.post(address).status_code) == (404, 404), address
    seat = Post.objects.get(region=region, role="pengelola")
    sent = {"petugas": str(held.user_id)} | day("mulai", TODAY)
    answer = foreign.post(f"{own}jabatan/{seat.pk}/dudukkan/", sent)
    assert answer.status_code == 422
    assert "Pilih petugasnya dari daftar" in said(answer)
    assert not Holding.objects.filter(post=seat, user=held.user).exists()


def test_a_holder_leaves_and_another_is_seated(stage, client, base, officer):
    post, held = the_head(stage)
    here = f"{base}jabatan/{post.pk}/"
    sent = {"petugas": str(officer.pk), "sk": "SK 1"} | day("mulai", LATER)
    taken = client.post(f"{here}dudukkan/", sent)
    assert taken.status_code == 422
    assert "sudah dipegang" in said(taken)
    last = day("sampai", LATER - timedelta(days=1))
    assert client.post(f"{here}pemegang/{held.pk}/", last)["Location"] == here
    assert client.post(f"{here}dudukkan/", sent)["Location"] == here
    assert Holding.objects.get(post=post, user=officer).starts == LATER
    assert "SK 1" in said(client.get(here))


def test_a_deputy_is_named_with_what_is_unusual_and_ended(stage, client, base, officer):
    post, _ = the_head(stage)
    here = f"{base}jabatan/{post.pk}/"
    sent = (
        {"petugas": str(officer.pk), "jenis": "plt", "sk": "SP 1"}
        | day("mulai", TODAY)
        | day("sampai", LATER)
    )
    without = client.post(f"{here}tunjuk/", sent | {"sk": " "})
    assert without.status_code == 422
    assert "surat perintah" in said(without)
    assert client.post(f"{here}tunjuk/", sent)["Location"] == here
    assert "biasanya penggantinya adalah Plh." in said(client.get(here))
    row = Deputy.objects.get(post=post)
    assert client.post(f"{here}pengganti/{row.pk}/", day("sampai", TODAY))["Location"] == here
    row.refresh_from_db()
    assert row.ends == TODAY


def test_a_seat_in_which_nobody_can_act_is_told_at_once(stage, client, base):
    post, held = the_head(stage)
    assert post.name not in said(client.get(base)).split("Tunjuk pemegang")[0]
    client.post(
        f"{base}orang/{held.user_id}/absen/", {"jenis": "cuti"} | day("mulai", TODAY) | day("sampai", LATER)
    )
    assert post.name in said(client.get(base)).split("Tunjuk pemegang")[0]


def test_the_list_asks_the_same_however_many_seats(stage, client, base, django_assert_max_num_queries):
    agency = stage.version.agency
    for number in range(20):
        Post.objects.create(
            region=stage.region,
            agency=agency,
            code=f"jabatan_{number}",
            name=f"Jabatan {number}",
            role="loket",
        )
    with django_assert_max_num_queries(14):
        client.get(f"{base}jabatan/")
