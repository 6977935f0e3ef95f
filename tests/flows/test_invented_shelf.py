"""Services that stand in no document, in regions that do not exist: a new file is enough, `src/` is not touched.

Their folders are copied beside a link to the nation's own, because a standard looks for shared pieces next to its region.
"""

import shutil
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from satupintu.catalogue.shelf import (
    ShelvedRegion,
    ShelvedStandard,
    read_region_alone,
    read_shelf,
    read_shelved,
)
from satupintu.ops.walk.passage import Passage
from satupintu.ops.walk.report import lines
from satupintu.ops.walk.run import rehearse
from satupintu.ops.walk.walker import Walk
from satupintu.rules.lint.finding import Subject
from satupintu.rules.lint.run import blocking, lint

TESTS = Path(__file__).parents[1]
AT = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
PRACTICE = "99.01-contoh/surat-izin-praktik"
PAID = "99.01-contoh/izin-berbayar"
TWO_AGENCIES = "99.02-contoh/izin-dua-instansi"

_WALKS: dict[str, Walk] = {}

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf"
    shutil.copytree(TESTS / "data" / "shelf", folder)
    (folder / "_nasional").symlink_to(TESTS.parent / "standards" / "_nasional", target_is_directory=True)
    return folder


def taken(shelf: Path, service: str) -> tuple[ShelvedRegion, ShelvedStandard]:
    return read_region_alone((shelf / service).parent), read_shelved(shelf / service / "2026-01-02.toml")


def walked(shelf: Path, service: str) -> Walk:
    """Walked once for all tests that only look; a changed copy is rehearsed anew."""
    if service not in _WALKS:
        _WALKS[service] = rehearse(*taken(shelf, service), at=AT)
    return _WALKS[service]


def walked_with(shelf: Path, service: str, old: str, new: str) -> Walk:
    file = shelf / service / "2026-01-02.toml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    return rehearse(*taken(shelf, service), at=AT)


def opened_by(found: Walk, title: str) -> set[tuple[str, ...]]:
    """What this outcome opened, wherever on the way it was taken."""
    return {passage.opens for passage in found.passages if passage.title == title}


def first(found: Walk, title: str) -> Passage:
    return next(passage for passage in found.passages if passage.title == title)


def test_the_shelf_holds_these_three(shelf: Path) -> None:
    services = {standard.service for region in read_shelf(shelf) for standard in region.standards}
    assert services == {"surat-izin-praktik", "izin-berbayar", "izin-dua-instansi"}


@pytest.mark.parametrize("service", [PRACTICE, PAID, TWO_AGENCIES])
def test_every_path_comes_to_an_end(shelf: Path, service: str) -> None:
    region, standard = taken(shelf, service)
    assert blocking(lint(Subject(standard.read, region.region))) == []
    found = walked(shelf, service)
    assert found.faults == [], "\n".join(lines(found))
    assert "akhir:selesai" in found.ends


def test_without_technical_recommendation_straight_to_verification(shelf: Path) -> None:
    found = walked(shelf, PRACTICE)
    assert opened_by(found, "pemeriksaan_berkas/lengkap") == {("verifikasi",)}
    assert "rekomendasi_teknis" not in {passage.step for passage in found.passages}


def test_the_parameter_alone_makes_that_difference(shelf: Path) -> None:
    found = walked_with(shelf, PRACTICE, 'rekomendasi_teknis = "tidak"', 'rekomendasi_teknis = "wajib"')
    assert opened_by(found, "pemeriksaan_berkas/lengkap") == {("rekomendasi_teknis",)}


def test_the_clock_stands_still_while_unpaid(shelf: Path) -> None:
    found = walked(shelf, PAID)
    approved, paid = first(found, "persetujuan/setujui"), first(found, "pembayaran/lunas")
    assert (approved.opens, approved.clock, approved.due) == (("pembayaran",), "jeda", None)
    assert (paid.opens, paid.clock) == (("penomoran",), "jalan")
    assert paid.due is not None


def test_without_a_fee_nobody_is_sent_to_the_cashier(shelf: Path) -> None:
    found = walked_with(shelf, PAID, "jumlah = 150000", "jumlah = 0")
    assert opened_by(found, "persetujuan/setujui") == {("penomoran",)}
    assert "pembayaran" not in {passage.step for passage in found.passages}


def test_a_shared_step_takes_the_services_own_key(shelf: Path) -> None:
    visits = {
        service: taken(shelf, service)[1].read.standard.step("rekomendasi_teknis")
        for service in (PRACTICE, PAID)
    }
    assert (visits[PRACTICE].visit, visits[PAID].visit) == ("tidak", "wajib")
    assert visits[PRACTICE].outcomes == visits[PAID].outcomes


def test_two_agencies_work_at_the_same_time_and_meet(shelf: Path) -> None:
    found = walked(shelf, TWO_AGENCIES)
    assert opened_by(found, "pemeriksaan/lengkap") == {("kajian_satu", "kajian_dua")}
    for branch in ("kajian_satu/direkomendasikan", "kajian_dua/direkomendasikan", "kajian_dua/tidak_perlu"):
        assert opened_by(found, branch) == {(), ("rangkuman",)}  # first to end waits, last to end opens
    assert opened_by(found, "rangkuman/ulang_dinas_satu") == {("kajian_satu",)}


def test_the_chain_of_paraf_goes_upwards(shelf: Path) -> None:
    found = walked(shelf, TWO_AGENCIES)
    chain = ["paraf_kepala_seksi", "paraf_kepala_bidang", "paraf_sekretaris", "penandatanganan"]
    assert opened_by(found, "persetujuan/setujui") == {(chain[0],)}
    for step, following in pairwise(chain):
        assert opened_by(found, f"{step}/paraf") == {(following,)}
        assert opened_by(found, f"{step}/kembalikan") == {("persetujuan",)}
