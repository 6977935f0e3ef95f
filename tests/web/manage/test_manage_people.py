"""The administrator's pages about people: who they let in, and a deed each."""

from datetime import timedelta

from satupintu.people.models import Absence, Qualification, User
from tests.rooms.cases.journey import TODAY
from tests.web.manager import a_foreign_administrator, browser_of, day, said
from tests.web.markup import faults


def pages(base, officer):
    person = f"{base}orang/{officer.pk}/"
    return (
        base,
        f"{base}orang/",
        f"{base}orang/baru/",
        person,
        f"{person}sandi/",
        f"{person}akun/nonaktifkan/",
        f"{person}kualifikasi/",
        f"{person}absen/",
    )


def test_each_page_is_there_for_the_administrator_and_well_made(client, base, officer):
    for address in pages(base, officer):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert not faults(said(answer)), address


def test_another_seat_is_sent_back_to_its_own_work(base, officer):
    other = browser_of(officer)
    for address in pages(base, officer):
        answer = other.get(address)
        assert answer.status_code == 409, address
        assert "hanya untuk jabatan lain" in said(answer)


def test_another_regions_administrator_reaches_nothing(stage, base, officer):
    region, stranger = a_foreign_administrator()
    foreign = browser_of(stranger)
    for address in pages(base, officer):
        assert foreign.get(address).status_code == 403, address
    own = f"/{region.slug}/petugas/kelola/"
    for address in pages(own, officer)[3:]:
        for answer in (foreign.get(address), foreign.post(address)):
            assert answer.status_code == 404, address
            assert officer.login not in said(answer)


def test_an_account_is_opened_and_a_taken_name_is_said_beside_its_field(client, base, stage):
    sent = {"nama": "Petugas Baru", "nama_masuk": "petugas.baru"}
    assert client.post(f"{base}orang/baru/", sent)["Location"] == f"{base}orang/"
    assert User.objects.get(login="petugas.baru").home == stage.region
    again = client.post(f"{base}orang/baru/", sent)
    assert again.status_code == 422
    assert "sudah dipakai" in said(again)
    assert 'value="Petugas Baru"' in said(again)
    assert client.post(f"{base}orang/baru/", sent | {"nama": " ", "nama_masuk": "lain"}).status_code == 422


def test_a_temporary_password_is_shown_once(client, base, officer):
    address = f"{base}orang/{officer.pk}/sandi/"
    answer = client.post(address)
    assert "no-store" in answer["Cache-Control"]
    row = User.objects.get(pk=officer.pk)
    shown = [word for word in said(answer).split("<code>") if row.check_password(word.split("</code>")[0])]
    assert len(shown) == 1
    assert "<code>" not in said(client.get(address))


def test_an_account_is_shut_and_opened_again(client, base, officer):
    here = f"{base}orang/{officer.pk}/"
    for deed, active in (("nonaktifkan", False), ("aktifkan", True)):
        assert client.post(f"{here}akun/{deed}/")["Location"] == here
        assert User.objects.get(pk=officer.pk).is_active is active
    for deed, code, sentence in (
        ("buka-jeda", "tidak_dijeda", "tidak sedang dijeda"),
        ("lepas-faktor", "tanpa_faktor_kedua", "tidak punya faktor kedua"),
    ):
        answer = client.post(f"{here}akun/{deed}/")
        assert answer.status_code == 422
        assert sentence in said(answer), code
    assert client.get(f"{here}akun/lain/").status_code == 404


def test_a_certificate_is_recorded_and_taken_back(client, base, officer):
    here = f"{base}orang/{officer.pk}/"
    sent = {"jenis": "sertifikat", "nama": "Diklat Perizinan"} | day("diperoleh", TODAY)
    assert client.post(f"{here}kualifikasi/", sent)["Location"] == here
    row = Qualification.objects.get(user=officer, title="Diklat Perizinan")
    assert row.obtained_on == TODAY
    assert "Diklat Perizinan" in said(client.get(here))
    assert client.post(f"{here}kualifikasi/{row.pk}/")["Location"] == here
    client.get(here)
    assert "Diklat Perizinan" not in said(client.get(here))
    wrong = sent | {"diperoleh.hari": "31", "diperoleh.bulan": "2"}
    assert "tidak ada dalam kalender" in said(client.post(f"{here}kualifikasi/", wrong))


def test_a_leave_is_recorded_shown_and_cancelled(client, base, officer):
    here = f"{base}orang/{officer.pk}/"
    sent = {"jenis": "cuti"} | day("mulai", TODAY) | day("sampai", TODAY + timedelta(days=3))
    assert client.post(f"{here}absen/", {"jenis": "cuti"}).status_code == 422
    assert client.post(f"{here}absen/", sent)["Location"] == here
    row = Absence.objects.get(user=officer)
    assert "Cuti" in said(client.get(f"{base}orang/"))
    assert client.post(f"{here}absen/{row.pk}/")["Location"] == here
    assert "Tidak ada cuti" in said(client.get(here))


def test_the_list_asks_the_same_however_many_there_are(client, base, stage, django_assert_max_num_queries):
    for number in range(20):
        client.post(f"{base}orang/baru/", {"nama": f"Petugas {number}", "nama_masuk": f"petugas.{number}"})
    with django_assert_max_num_queries(16):
        client.get(f"{base}orang/")
