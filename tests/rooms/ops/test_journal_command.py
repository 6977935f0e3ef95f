from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection

from satupintu.cases.models import Case
from satupintu.cases.queries.journal_parity import PREFIX, heads_apart
from satupintu.catalogue.models import StandardVersion
from satupintu.journal.actions.append import append
from satupintu.journal.actions.record import record
from satupintu.journal.chain import GENESIS, Head
from satupintu.journal.models import Entry, Seal
from satupintu.journal.queries.verify import verify
from satupintu.journal.signatory import Signatory
from satupintu.ops import cli, journal
from satupintu.people.actions.register_applicant import register_applicant
from tests.situations.seats import AT, THE_SYSTEM, a_region, an_agency

BY = Signatory("pengguna:12")
DAY = date(2026, 11, 20)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """A clock that the test turns."""

    class Clock(datetime):
        reading = AT

        @classmethod
        def now(cls, tz=None):
            return cls.reading

    monkeypatch.setattr(journal, "datetime", Clock)
    return Clock


@pytest.fixture
def case():
    """A case as its row and its chain stand after three deeds."""
    region = a_region()
    agency = an_agency(region)
    standard = StandardVersion.objects.create(
        region=region,
        agency=agency,
        service="contoh",
        name="Layanan Contoh",
        hash="a" * 64,
        format=1,
        resolved="{}",
        source="contoh/2026-01-01.toml",
        effective=date(2026, 1, 1),
        decree_number="1/2026",
        decree_date=date(2026, 1, 1),
        published_at=AT,
    )
    applicant = register_applicant(
        name="Pemohon Contoh", passport="X1234567", nationality="NL", by=THE_SYSTEM, at=AT
    )
    case = Case.objects.create(
        region=region,
        agency=agency,
        standard=standard,
        standard_hash=standard.hash,
        ref="Ab-c_9",
        applicant=applicant,
        started_at=AT,
        touched_at=AT,
    )
    head = Head(case.chain)
    for _ in range(3):
        _, head = append(head, deed="dikerjakan", facts={}, by=BY, at=AT)
    Case.objects.filter(pk=case.pk).update(journal_length=head.length, journal_head=head.hash)
    case.refresh_from_db()
    return case


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_a_day_is_sealed_once_and_the_seal_is_printed(capsys):
    record("kalender:1", deed="libur_ditetapkan", facts={}, by=BY, at=AT)
    assert cli.main(["journal", "seal"]) == 0
    shown = capsys.readouterr().out
    seal = Seal.objects.get()
    assert seal.day == DAY
    assert "Jurnal 20 November 2026 disegel: 1 rantai." in shown
    assert seal.hash in shown


def test_sealing_again_on_the_same_day_gives_the_same_seal(capsys, now):
    cli.main(["journal", "seal"])
    now.reading = AT + timedelta(hours=1)
    assert cli.main(["journal", "seal"]) == 0
    assert "sudah disegel sebelumnya" in capsys.readouterr().out
    assert Seal.objects.count() == 1


def test_the_day_is_the_one_in_the_capital(now):
    now.reading = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
    cli.main(["journal", "seal"])
    assert Seal.objects.get().day == date(2026, 11, 21)


def test_an_untouched_journal_is_whole(case, capsys):
    cli.main(["journal", "seal"])
    assert cli.main(["journal", "verify"]) == 0
    shown = capsys.readouterr().out
    assert "Jurnal utuh: " in shown
    assert "Segel terakhir: 20 November 2026." in shown
    assert "tidak berjalan" not in shown


@pytest.mark.parametrize(("days", "said"), [(1, False), (2, True)])
def test_a_seal_that_stays_away_is_told(capsys, now, days, said):
    cli.main(["journal", "seal"])
    now.reading = AT + timedelta(days=days)
    assert cli.main(["journal", "verify"]) == 0
    assert ("tidak berjalan" in capsys.readouterr().out) is said


def test_a_journal_that_was_never_sealed_says_so(capsys):
    assert cli.main(["journal", "verify"]) == 0
    assert "belum pernah disegel" in capsys.readouterr().out


def test_a_changed_entry_is_found(case, capsys):
    sql("UPDATE journal_entry SET deed = 'lain' WHERE chain = %s AND number = 2", case.chain)
    assert cli.main(["journal", "verify"]) == 1
    shown = capsys.readouterr().out
    assert f"SALAH  {case.chain}/2:" in shown
    assert "Jurnal TIDAK utuh: 1 kesalahan." in shown


def test_the_name_of_a_chain_is_the_same_in_the_query_and_on_the_case(case):
    assert case.chain == PREFIX + case.ref
    assert heads_apart() == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"journal_head": "f" * 64}, "tidak cocok dengan kepala rantai"),
        ({"journal_length": 2}, "padahal kepala rantai tidak mengenalnya"),
        ({"journal_length": 9}, "Ekor rantai"),
        ({"journal_length": 0, "journal_head": GENESIS}, "tidak menunjuk satu catatan pun"),
    ],
)
def test_a_case_row_that_parts_from_its_chain_is_found(case, capsys, change, said):
    Case.objects.filter(pk=case.pk).update(**change)
    assert verify() == []  # the control: the journal alone sees nothing
    assert cli.main(["journal", "verify"]) == 1
    assert said in capsys.readouterr().out


def test_the_removed_tail_of_a_case_is_found_before_any_seal(case, capsys):
    Entry.objects.filter(chain=case.chain, number=3).delete()
    assert verify() == []
    assert cli.main(["journal", "verify"]) == 1
    assert "Ekor rantai" in capsys.readouterr().out


def test_a_removed_case_is_found(case, capsys):
    chain = case.chain
    case.delete()
    assert verify() == []
    assert cli.main(["journal", "verify"]) == 1
    assert f"SALAH  {chain}: Berkas rantai" in capsys.readouterr().out


@pytest.mark.parametrize(("noted", "code"), [(lambda seal: seal.hash.upper(), 0), (lambda seal: "0" * 64, 1)])
def test_a_seal_noted_outside_is_compared(noted, code):
    cli.main(["journal", "seal"])
    assert cli.main(["journal", "verify", "--saksi", "2026-11-20", noted(Seal.objects.get())]) == code


def test_a_witness_without_a_date_is_refused(capsys):
    assert cli.main(["journal", "verify", "--saksi", "kemarin", "0" * 64]) == 2  # hari_tidak_dikenal
    assert "bukan tanggal" in capsys.readouterr().err
