"""One walk per standard file: a new file brings its own test."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from satupintu.catalogue.shelf import read_shelf
from satupintu.ops.walk.report import as_data, lines
from satupintu.ops.walk.run import rehearse

SHELF = Path(__file__).parents[2] / "standards"
AT = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
ALL = [(region, standard) for region in read_shelf(SHELF) for standard in region.standards]
IDS = [standard.file for _, standard in ALL]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("region", "standard"), ALL, ids=IDS)
def test_every_path_of_every_standard_comes_to_an_end(region, standard):
    found = rehearse(region, standard, at=AT)
    assert found.faults == [], "\n".join(lines(found))
    assert "akhir:selesai" in found.ends
    assert as_data(found)["kesalahan"] == []


@pytest.fixture
def with_a_visit():
    """A standard with a compulsory visit that is published in the application at its end."""
    return next(
        (region, standard)
        for region, standard in ALL
        if any(step.visit == "wajib" for step in standard.read.standard.steps)
        and any(step.task == "terbitkan" for step in standard.read.standard.steps)
    )


def test_control_a_walk_misses_the_notices_that_are_not_written(with_a_visit, monkeypatch):
    monkeypatch.setattr("satupintu.cases.course.tell", lambda *_, **__: None)
    faults = rehearse(*with_a_visit, at=AT).faults
    assert any("tidak diberi tahu gilirannya" in fault for fault in faults)
    assert any("tidak terkirim" in fault for fault in faults)


def test_control_a_walk_finds_a_compulsory_visit_that_is_not_asked_for(with_a_visit, monkeypatch):
    monkeypatch.setattr("satupintu.cases.actions.recommend.check_visited", lambda *_: None)
    assert any("lolos tanpa kunjungan" in fault for fault in rehearse(*with_a_visit, at=AT).faults)


def test_control_a_walk_finds_a_path_that_cannot_end(with_a_visit, monkeypatch):
    def refuse(*_, **__):
        from satupintu.rules.errors import Refused

        raise Refused("rusak", "Penerbitan rusak.")

    monkeypatch.setattr("satupintu.cases.actions.publish_permit.check_in_force", refuse)
    found = rehearse(*with_a_visit, at=AT)
    assert "akhir:selesai" not in found.ends
    assert any("tidak pernah dapat ditempuh" in fault for fault in found.faults)


def test_control_a_walk_finds_a_clock_without_a_date(with_a_visit, monkeypatch):
    monkeypatch.setattr("satupintu.cases.clock.set_promise", lambda *_, **__: None)
    assert any(
        "jam layanan berjalan tanpa tenggat" in fault for fault in rehearse(*with_a_visit, at=AT).faults
    )
