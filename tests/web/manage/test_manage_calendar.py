"""The calendar: what would move is shown before anything is done, and is what moves then."""

from datetime import date

import pytest

from satupintu.calendar.models import Holiday, Hours, SwapDay
from satupintu.calendar.queries import work_calendar
from satupintu.cases.actions import continue_recomputing
from satupintu.cases.models import Case, RecomputingRun
from satupintu.journal.models import Entry
from satupintu.web.manage import moving_dates
from tests.rooms.cases.journey import filed
from tests.web.manager import a_foreign_administrator, browser_of, day, said
from tests.web.markup import faults

OFF = date(2026, 11, 4)
DECREE = {"nama": "Libur mendadak", "jenis": "libur_daerah", "dasar": "SK Bupati 1/2026", "lingkup": ""}
SENT = DECREE | day("tanggal", OFF)


@pytest.fixture
def here(base):
    return f"{base}kalender/"


def due_dates():
    return list(Case.objects.order_by("id").values_list("due_at", "version"))


def test_a_day_off_sent_twice_is_one_day(stage, client, here):
    filed(stage)
    pages = [said(client.post(f"{here}libur/", SENT | {"kunci": "sama"})) for _ in range(2)]
    assert Holiday.objects.filter(day=OFF, withdrawn_at=None).count() == 1
    assert all("1 berkas bergeser" in page for page in pages), "the second one sees what the first one did"
    assert client.post(f"{here}libur/", SENT | {"kunci": "lain"}).status_code == 422, "the control"


@pytest.fixture
def slowly(monkeypatch):
    """One case a batch, and one batch a page."""
    monkeypatch.setattr(continue_recomputing, "AT_A_TIME", 1)
    monkeypatch.setattr(moving_dates, "LONGEST", 0)


def test_many_cases_are_computed_page_by_page_and_the_row_says_how_far(stage, client, here, base, slowly):
    cases = [filed(stage) for _ in range(3)]
    before = {journey.case.pk: journey.fresh().due_at for journey in cases}
    first = client.post(f"{here}libur/", SENT)
    run = RecomputingRun.objects.get()
    assert (first.status_code, first["Location"]) == (302, f"{here}hitung/{run.pk}/")
    assert (run.looked, run.total, run.finished_at) == (1, 3, None)
    assert "belum selesai (1 dari 3 berkas)" in said(client.get(base))
    second = client.get(first["Location"])
    assert (second["Refresh"], "2 dari 3 berkas" in said(second)) == ("1", True)
    assert not faults(said(second))
    client.get(first["Location"])
    last = client.get(first["Location"])
    assert ("Refresh" in last, "3 berkas bergeser" in said(last)) == (False, True)
    assert all(Case.objects.get(pk=pk).due_at > due for pk, due in before.items())
    assert "belum selesai" not in said(client.get(base))


def test_a_killed_batch_is_done_again_and_none_twice(stage, client, here, slowly, monkeypatch):
    cases = [filed(stage).case.pk for _ in range(3)]
    place = client.post(f"{here}libur/", SENT)["Location"]
    real = continue_recomputing.recompute_one

    def killed(ref, **given):
        real(ref, **given)
        raise KeyboardInterrupt

    monkeypatch.setattr(continue_recomputing, "recompute_one", killed)
    with pytest.raises(KeyboardInterrupt):
        client.get(place)
    assert RecomputingRun.objects.get().looked == 1, "what was not committed did not happen"
    monkeypatch.setattr(continue_recomputing, "recompute_one", real)
    while "Refresh" in client.get(place):
        pass
    deed = "tenggat_dihitung_ulang"
    chains = [Case.objects.get(pk=pk).chain for pk in cases]
    assert [Entry.objects.filter(chain=chain, deed=deed).count() for chain in chains] == [1, 1, 1]


def test_a_preview_of_too_many_says_how_many_it_left_out(stage, client, here, slowly):
    filed(stage)
    page = said(client.post(f"{here}libur/", SENT | {"lihat": "ya"}))
    assert "1 berkas yang lebih baru belum dilihat" in page


def test_the_preview_shows_what_would_move_and_changes_nothing(stage, client, here):
    case = filed(stage).fresh()
    before = due_dates()
    answer = client.post(f"{here}libur/", SENT | {"lihat": "ya"})
    page = said(answer)
    assert answer.status_code == 200
    assert not faults(page)
    assert case.number in page
    assert "1 berkas akan bergeser" in page
    assert 'value="Libur mendadak"' in page
    assert due_dates() == before
    assert not Holiday.objects.filter(day=OFF).exists()
    assert OFF not in work_calendar(stage.version.agency_id).days_off


def test_control_a_preview_that_really_decrees_is_seen(stage, client, here, monkeypatch):
    def kept(change):
        return {agency: work_calendar(agency) for agency in change().agencies}

    monkeypatch.setattr(moving_dates, "tried", kept)
    client.post(f"{here}libur/", SENT | {"lihat": "ya"})
    assert Holiday.objects.filter(day=OFF).exists()


def test_the_decree_moves_exactly_what_the_preview_showed(stage, client, here):
    case = filed(stage).fresh()
    preview = said(client.post(f"{here}libur/", SENT | {"lihat": "ya"}))
    done = said(client.post(f"{here}libur/", SENT))
    rows = [page.split("<tbody>")[1].split("</tbody>")[0] for page in (preview, done)]
    assert rows[0] == rows[1]
    assert case.number in rows[1]
    moved = Case.objects.get(pk=case.pk)
    assert moved.due_at > case.due_at
    again = client.post(f"{here}libur/", SENT)
    assert again.status_code == 422
    assert "sudah ditetapkan" in said(again)


def test_a_decree_is_taken_back(stage, client, here):
    case = filed(stage).fresh()
    client.post(f"{here}libur/", SENT)
    row = Holiday.objects.get(day=OFF)
    address = f"{here}libur/{row.pk}/"
    assert "Libur mendadak" in said(client.get(here))
    assert client.post(address, {"dasar": " "}).status_code == 422
    assert "1 berkas bergeser" in said(client.post(address, {"dasar": "SK Bupati 2/2026"}))
    assert Case.objects.get(pk=case.pk).due_at == case.due_at
    assert client.get(address).status_code == 404


def test_hours_swap_days_and_cuti_bersama(stage, client, here):
    week = dict.fromkeys(("senin", "selasa", "rabu", "kamis", "jumat"), "08.00-14.00")
    hours = week | {"jenis": "biasa", "dasar": "Perbup 1/2026", "lingkup": ""} | day("mulai", OFF)
    assert client.post(f"{here}jam/", hours | {"senin": "pagi"}).status_code == 422
    assert "Jam kerja ditetapkan" in said(client.post(f"{here}jam/", hours))
    assert Hours.objects.get(region=stage.region, starts=OFF).basis == "Perbup 1/2026"
    assert "Tidak ada yang berubah" in said(client.post(f"{here}jam/", hours))

    sent = {"dasar": "SE 1/2026", "lingkup": str(stage.version.agency_id)} | day("tanggal", date(2026, 11, 7))
    assert "ditetapkan" in said(client.post(f"{here}pengganti/", sent))
    row = SwapDay.objects.get(region=stage.region, day=date(2026, 11, 7))
    assert "dicabut" in said(client.post(f"{here}pengganti/{row.pk}/"))

    answer = client.post(f"{here}cuti-bersama/", {"lingkup": "", "menghentikan": "tidak"})
    assert "Aturan cuti bersama ditetapkan" in said(answer)
    assert "tidak menghentikan hitungan" in said(client.get(here))
    assert client.post(f"{here}cuti-bersama/", {"lingkup": ""}).status_code == 422


def test_another_regions_agency_and_days_are_out_of_reach(stage, client, here):
    client.post(f"{here}libur/", SENT)
    row = Holiday.objects.get(day=OFF)
    region, stranger = a_foreign_administrator()
    foreign, own = browser_of(stranger), f"/{region.slug}/petugas/kelola/kalender/"
    assert foreign.post(f"{own}libur/{row.pk}/", {"dasar": "SK"}).status_code == 404
    answer = foreign.post(f"{own}libur/", SENT | {"lingkup": str(stage.version.agency_id)})
    assert answer.status_code == 422
    assert "Pilih instansi dari daftar" in said(answer)
    assert Holiday.objects.filter(day=OFF).count() == 1
