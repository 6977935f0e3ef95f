import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from satupintu.journal.actions.keep_receipt import keep_receipt
from satupintu.journal.actions.once import once
from satupintu.journal.actions.record import record
from satupintu.journal.models import Chain, Entry, Receipt
from satupintu.journal.queries.receipts import payload_hash, receipt_for
from satupintu.journal.queries.verify import verify
from satupintu.journal.signatory import Signatory
from satupintu.rules.errors import Refused

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
BY = Signatory("pengguna:12")
WHO, KEY = "pengguna:12", "k-1"


def keep(payload: dict[str, object], result: dict[str, object]) -> None:
    keep_receipt(actor=WHO, key=KEY, payload=payload, result=result, at=AT)


@pytest.mark.django_db
def test_the_same_payload_gives_the_first_result() -> None:
    assert receipt_for(WHO, KEY, {"hasil": "lanjut"}) is None
    keep({"hasil": "lanjut", "versi": 3}, {"perkara": 5})
    assert receipt_for(WHO, KEY, {"versi": 3, "hasil": "lanjut"}) == {"perkara": 5}


@pytest.mark.django_db
def test_asking_and_keeping_are_one_statement_each() -> None:
    with CaptureQueriesContext(connection) as queries:
        receipt_for(WHO, KEY, {})
        keep({}, {"perkara": 5})
    assert len(queries) == 2


@pytest.mark.django_db
def test_another_payload_under_the_same_key_is_refused() -> None:
    keep({"hasil": "lanjut"}, {"perkara": 5})
    with pytest.raises(Refused) as refusal:
        receipt_for(WHO, KEY, {"hasil": "tolak"})
    assert refusal.value.code == "kunci_dipakai_ulang"


@pytest.mark.django_db
def test_a_key_is_of_one_actor() -> None:
    keep({"hasil": "lanjut"}, {"perkara": 5})
    assert receipt_for("pengguna:13", KEY, {"hasil": "tolak"}) is None


@pytest.mark.django_db
def test_the_payload_is_kept_as_a_keyed_hash_only() -> None:
    keep({"nik": "1407024101900001"}, {"perkara": 5})
    row = Receipt.objects.get()
    assert row.payload_hash == payload_hash({"nik": "1407024101900001"})
    assert len(row.payload_hash) == 64


@pytest.mark.django_db
def test_a_twin_that_comes_between_is_refused_and_writes_nothing() -> None:
    keep({"hasil": "lanjut"}, {"perkara": 5})

    def second() -> None:
        with transaction.atomic():
            record("perkara:5", deed="diajukan", facts={}, by=BY, at=AT)
            keep({"hasil": "lanjut"}, {"perkara": 6})

    with pytest.raises(Refused) as refusal:
        second()
    assert refusal.value.code == "kiriman_ganda"
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_work_refused_by_the_rules_stays_refused_and_may_be_tried_again() -> None:
    def refuse() -> dict[str, object]:
        raise Refused("belum_lengkap", "Berkas belum lengkap.")

    with pytest.raises(Refused, match="belum lengkap"):
        once(refuse, kept=dict, again=dict, actor=WHO, key=KEY, payload={}, at=AT)
    assert once(lambda: {"perkara": 1}, kept=dict, again=dict, actor=WHO, key=KEY, payload={}, at=AT) == {
        "perkara": 1
    }
    assert once(refuse, kept=dict, again=dict, actor=WHO, key=KEY, payload={}, at=AT) == {"perkara": 1}


def in_parallel(count: int, work: Callable[[int], Any]) -> list[Any]:
    """Start all at the same moment; each has its own connection and closes it."""
    start = threading.Barrier(count)
    results: list[Any] = [None] * count

    def run(place: int) -> None:
        try:
            start.wait(timeout=10)
            results[place] = work(place)
        except Exception as failure:  # noqa: BLE001  handed to the test, which looks at it
            results[place] = failure
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return results


@pytest.mark.django_db(transaction=True)
def test_parallel_twins_do_the_work_once_and_all_get_the_first_result() -> None:
    def send(place: int) -> dict[str, Any]:
        def file_case() -> dict[str, object]:
            return {"catatan": record(f"perkara:{place}", deed="diajukan", facts={}, by=BY, at=AT).pk}

        return once(file_case, kept=dict, again=dict, actor=WHO, key=KEY, payload={"isi": 1}, at=AT)

    results = in_parallel(6, send)
    assert Entry.objects.count() == 1
    assert Receipt.objects.count() == 1
    assert results == [{"catatan": Entry.objects.get().pk}] * 6


@pytest.mark.django_db(transaction=True)
def test_control_without_a_receipt_parallel_twins_do_the_work_many_times() -> None:
    def send(place: int) -> int:
        return record(f"perkara:{place}", deed="diajukan", facts={}, by=BY, at=AT).pk

    in_parallel(6, send)
    assert Entry.objects.count() == 6


@pytest.mark.django_db(transaction=True)
def test_parallel_writers_of_one_chain_stand_in_line() -> None:
    results = in_parallel(8, lambda place: record("kalender:1", deed="d", facts={}, by=BY, at=AT).number)
    assert sorted(results) == list(range(1, 9))
    assert Chain.objects.get().length == 8
    assert verify() == []
