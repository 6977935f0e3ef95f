from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from satupintu.journal.actions.append import append
from satupintu.journal.actions.record import record
from satupintu.journal.chain import GENESIS, Head, entry_hash
from satupintu.journal.models import Chain, Entry
from satupintu.journal.queries.history import history
from satupintu.journal.signatory import Signatory
from satupintu.rules.errors import Refused

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
BY = Signatory("pengguna:12", "jabatan:7")

pytestmark = pytest.mark.django_db


def test_each_entry_holds_the_hash_of_the_one_before() -> None:
    first, head = append(Head("perkara:1"), deed="diajukan", facts={"langkah": "ajukan"}, by=BY, at=AT)
    second, head = append(head, deed="diperiksa", facts={}, by=BY, at=AT)

    assert (first.number, second.number) == (1, 2)
    assert first.previous == GENESIS
    assert second.previous == first.hash
    assert head == Head("perkara:1", 2, second.hash)
    assert [entry.deed for entry in history("perkara:1")] == ["diajukan", "diperiksa"]


def test_append_is_one_statement() -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        append(Head("perkara:1"), deed="diajukan", facts={"langkah": "ajukan"}, by=BY, at=AT)
    assert len(queries) == 1


def test_record_is_three_statements_once_the_chain_is_there() -> None:
    record("kalender:1", deed="libur_ditetapkan", facts={}, by=BY, at=AT)
    with CaptureQueriesContext(connection) as queries:
        record("kalender:1", deed="libur_ditetapkan", facts={}, by=BY, at=AT)
    assert len(queries) == 3
    chain = Chain.objects.get(name="kalender:1")
    last = history("kalender:1").last()
    assert last is not None
    assert (chain.length, chain.head) == (2, last.hash)


def test_what_comes_back_from_the_database_has_the_same_hash() -> None:
    facts = {"butir": [1, 2, {"kode": "é “kutip”"}], "sah": True, "kosong": None, "rinci": {}}
    written, _ = append(
        Head("perkara:1"), deed="diajukan", facts=facts, by=BY, at=AT + timedelta(microseconds=7)
    )
    read = Entry.objects.get(pk=written.pk)
    assert read.hash == entry_hash(
        chain=read.chain,
        number=read.number,
        at=read.at,
        actor=read.actor,
        post=read.post,
        deed=read.deed,
        facts=read.facts,
        previous=read.previous,
    )


def test_the_hash_is_of_the_instant_and_not_of_the_zone() -> None:
    west = timezone(timedelta(hours=7))
    facts: dict[str, object] = {}
    same = {
        entry_hash(chain="a", number=1, at=at, actor="x", post="", deed="d", facts=facts, previous=GENESIS)
        for at in (AT, AT.astimezone(west))
    }
    assert len(same) == 1


def test_a_naive_time_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="aware"):
        append(Head("perkara:1"), deed="diajukan", facts={}, by=BY, at=AT.replace(tzinfo=None))


@pytest.mark.parametrize(
    "facts",
    [
        {"nik": "x"},
        {"nama_pemohon": "x"},
        {"rinci": {"alamat": "x"}},
        {"daftar": [{"telepon": "x"}]},
        {"kk": ""},
        {"nomor": "1407024101900001"},
        {"nomor": 1407024101900001},
        {"nomor": "140702 410190 0001"},
        {"nomor": "1407 0241 0190 0001"},
        {"nomor": "lihat 1407024101900001."},
        {"daftar": ["a", ["1407024101900001"]]},
        {"hubungi": "orang@contoh.id"},
        {"hubungi": "+6281234567890"},
        {"alasan": "Pemohon sakit dan " * 12},
        {"Catatan": "x"},
    ],
)
def test_personal_data_is_refused(facts: dict[str, object]) -> None:
    with pytest.raises(Refused) as refusal:
        append(Head("perkara:1"), deed="diubah", facts=facts, by=BY, at=AT)
    assert refusal.value.code == "jurnal_berisi_data_pribadi"
    assert not Entry.objects.exists()


def test_a_signatory_with_a_number_of_sixteen_digits_is_refused() -> None:
    with pytest.raises(Refused, match="pelaku"):
        append(Head("a"), deed="diubah", facts={}, by=Signatory("pemohon:1407024101900001"), at=AT)


@pytest.mark.parametrize(
    "facts",
    [
        {"isian": "nik"},
        {"nama_id": 5, "name_hash": "ab"},
        {"sidik": "0123456789012345" * 4},
        {"sidik": "a1234567890123456b"},
        {"sk": "821.2/1234/BKPSDM/2026"},
        {"nomor": "503/0042/IZIN/XI/2026", "perkara": "2026-11-00000042"},
        {"kunci": "7b1c8a52-1234-4321-9876-123456789012"},
        {"jumlah": 123456789012345},
    ],
)
def test_ids_codes_and_hashes_are_welcome(facts: dict[str, object]) -> None:
    append(Head("perkara:1"), deed="diubah", facts=facts, by=BY, at=AT)
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("value", [1.5, AT, b"x", {1}])
def test_what_json_does_not_spell_in_one_way_is_a_mistake_of_the_caller(value: object) -> None:
    with pytest.raises(TypeError):
        append(Head("perkara:1"), deed="diubah", facts={"ukuran": value}, by=BY, at=AT)
