"""`satupintu calendar`: a late day off moves what is open, and the command says which."""

from datetime import datetime, timedelta

import pytest

from satupintu.calendar.models import Holiday
from satupintu.ops import calendar
from satupintu.ops.cli import main
from satupintu.rules.errors import Refused
from tests.rooms.cases.journey import ADVISING, AT, COUNTING, a_stage, at_step, filed

pytestmark = pytest.mark.django_db
DECREED = ("--dasar", "Keputusan Bupati 1/2026", "--nama", "Hari jadi")


@pytest.fixture(autouse=True)
def now(monkeypatch):
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return AT + timedelta(days=1)

    monkeypatch.setattr(calendar, "datetime", Clock)


@pytest.fixture
def stage():
    return a_stage()


def words(stage, verb, day="2026-11-04", *more):
    basis = DECREED if verb == "decree" else DECREED[:2]
    return ["calendar", verb, "--region", stage.region.slug, "--tanggal", day, *basis, *more]


def test_a_decree_tells_each_case_that_moved_and_how_many_stayed(stage, capsys):
    moves, waits = filed(stage), filed(stage)
    waits.do(COUNTING, "tidak_lengkap")
    number = moves.fresh().number
    assert main(words(stage, "decree")) == 0
    said = capsys.readouterr().out
    assert "Rabu, 4 November 2026 ditetapkan sebagai hari libur." in said
    assert f"{number}: janji 13-11-2026 pukul 09.00 → 16-11-2026 pukul 09.00" in said
    assert "1 berkas bergeser, 1 berkas tetap." in said
    assert moves.fresh().due_at.isoformat() == "2026-11-16T02:00:00+00:00"
    assert Holiday.objects.get(region=stage.region, name="Hari jadi").kind == "libur_daerah"


def test_a_withdrawal_moves_them_back(stage, capsys):
    journey = filed(stage)
    before = journey.fresh().due_at
    main(words(stage, "decree"))
    capsys.readouterr()
    assert main(words(stage, "withdraw")) == 0
    said = capsys.readouterr().out
    assert "dicabut dari hari libur." in said
    assert "janji 16-11-2026 pukul 09.00 → 13-11-2026 pukul 09.00" in said
    assert journey.fresh().due_at == before


def test_one_agencys_day_off_moves_its_own_steps_only(stage, capsys):
    journey = at_step(stage, ADVISING)
    promised = journey.fresh().due_at
    assert main(words(stage, "decree", "2026-11-05", "--agency", "dinas_sosial")) == 0
    said = capsys.readouterr().out
    assert f"{journey.case.number}: waktu langkah {ADVISING}\n" in said
    assert "1 berkas bergeser, 0 berkas tetap." in said
    assert journey.fresh().due_at == promised


def test_a_refused_case_is_named_and_the_command_says_so(stage, capsys, monkeypatch):
    number = filed(stage).fresh().number

    def refuse(docket):
        raise Refused("tanpa_jam_kerja", "Jam kerja belum ditetapkan.")

    monkeypatch.setattr("satupintu.cases.recomputing.set_promise", refuse)
    assert main(words(stage, "decree")) == 1
    said = capsys.readouterr()
    assert "0 berkas bergeser, 0 berkas tetap." in said.out
    assert f"GAGAL  {number}: Jam kerja belum ditetapkan." in said.err


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("tidak-ada", ""), "wilayah_tidak_dikenal"),
        (("", "tidak_ada"), "instansi_tidak_dikenal"),
    ],
)
def test_what_is_not_there_is_refused(stage, given, code):
    slug, agency = given
    with pytest.raises(Refused) as refused:
        calendar._scope(slug or stage.region.slug, agency)
    assert refused.value.code == code


def test_what_the_calendar_refuses_is_a_sentence(stage, capsys):
    assert main(words(stage, "withdraw")) == 2
    assert "Tidak ada penetapan sendiri" in capsys.readouterr().err
    assert main(words(stage, "decree")) == 0
    assert main(words(stage, "decree")) == 2
    assert "sudah ditetapkan" in capsys.readouterr().err


def test_the_command_knows_every_kind_of_day_off():
    assert set(calendar.KINDS) == set(Holiday.Kind.values)
