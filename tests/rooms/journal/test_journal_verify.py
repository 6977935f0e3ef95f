"""Whoever can write to the tables can change them; here that person tries, by plain SQL."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.db.models import F

from satupintu.journal.actions.append import append
from satupintu.journal.actions.record import record
from satupintu.journal.actions.seal_day import seal_day
from satupintu.journal.chain import GENESIS, Head, entry_hash
from satupintu.journal.models import Chain, Entry, Seal, SealedHead
from satupintu.journal.queries.verify import verify, verify_chain
from satupintu.journal.sealed import SEAL_CHAIN
from satupintu.journal.signatory import Signatory
from satupintu.rules.errors import Refused

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
BY = Signatory("pengguna:12", "jabatan:7")
WORKER = Signatory("sistem")
DAY = date(2026, 11, 20)

pytestmark = pytest.mark.django_db


def write(chain: str, deeds: int, head: Head | None = None) -> Head:
    head = head or Head(chain)
    for number in range(deeds):
        _, head = append(
            head, deed="dikerjakan", facts={"urut": number}, by=BY, at=AT + timedelta(minutes=number)
        )
    return head


@pytest.fixture
def sealed() -> dict[str, Head]:
    """Two chains of cases and one kept by the journal itself, all sealed."""
    heads = {chain: write(chain, 5) for chain in ("perkara:1", "perkara:2")}
    for _ in range(3):
        record("kalender:1", deed="libur_ditetapkan", facts={}, by=BY, at=AT)
    seal_day(day=DAY, at=AT + timedelta(hours=14), by=WORKER)
    return heads


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def rehash(chain: str) -> None:
    """Make a tampered chain look whole again, as somebody who has read this code would."""
    previous = GENESIS
    for number, entry in enumerate(Entry.objects.filter(chain=chain).order_by("number"), start=1):
        entry.number, entry.previous = number, previous
        entry.hash = previous = entry_hash(
            chain=chain,
            number=number,
            at=entry.at,
            actor=entry.actor,
            post=entry.post,
            deed=entry.deed,
            facts=entry.facts,
            previous=entry.previous,
        )
        entry.save()


def neighbours_agree() -> bool:
    """The control: what a verifier sees that only compares each entry with the one before."""
    last: dict[str, str] = {}
    for entry in Entry.objects.order_by("chain", "number"):
        if entry.previous != last.get(entry.chain, GENESIS):
            return False
        last[entry.chain] = entry.hash
    return True


def kinds_and_places(heads: dict[str, Head] | None = None) -> set[tuple[str, str]]:
    return {(fault.kind, fault.place) for fault in verify(heads=(heads or {}).values())}


def test_an_untouched_journal_verifies(sealed: dict[str, Head]) -> None:
    assert verify(heads=sealed.values()) == []
    assert neighbours_agree()


def test_an_empty_journal_verifies() -> None:
    assert verify() == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("deed", "dibatalkan"),
        ("actor", "pengguna:99"),
        ("post", ""),
        ("facts", '{"urut": 7}'),
        ("at", datetime(2026, 11, 1, tzinfo=UTC)),
    ],
)
def test_a_changed_row_is_found(sealed: dict[str, Head], column: str, value: object) -> None:
    sql(f"UPDATE journal_entry SET {column} = %s WHERE chain = %s AND number = 3", value, "perkara:1")  # noqa: S608
    (fault,) = verify(heads=sealed.values())
    assert (fault.kind, fault.place) == ("diubah", "perkara:1/3")
    assert fault.sentence == (
        "Isi catatan nomor 3 pada rantai perkara:1 tidak sama dengan yang ditulis semula."
    )
    assert neighbours_agree()  # the control sees nothing


def test_a_changed_row_with_its_own_hash_made_again_is_found(sealed: dict[str, Head]) -> None:
    entry = Entry.objects.get(chain="perkara:1", number=5)
    entry.deed = "dibatalkan"
    entry.save()
    rehash("perkara:1")
    assert neighbours_agree()
    assert kinds_and_places() == {("tidak_cocok", "perkara:1/5")}


def test_a_removed_row_in_the_middle_is_found(sealed: dict[str, Head]) -> None:
    sql("DELETE FROM journal_entry WHERE chain = %s AND number IN (2, 3)", "perkara:1")
    (fault,) = verify(heads=sealed.values())
    assert (fault.kind, fault.place) == ("hilang", "perkara:1/2")
    assert fault.sentence == "Catatan nomor 2 sampai 3 pada rantai perkara:1 hilang."


def test_a_removed_row_behind_which_all_was_moved_up_and_hashed_again_is_found(
    sealed: dict[str, Head],
) -> None:
    sql("DELETE FROM journal_entry WHERE chain = %s AND number = 2", "perkara:1")
    rehash("perkara:1")
    assert neighbours_agree()
    assert kinds_and_places() == {("ekor_hilang", "perkara:1/5")}


def test_a_removed_first_row_is_found(sealed: dict[str, Head]) -> None:
    sql("DELETE FROM journal_entry WHERE chain = %s AND number = 1", "perkara:1")
    assert kinds_and_places() == {("hilang", "perkara:1/1")}


def test_reordered_rows_are_found(sealed: dict[str, Head]) -> None:
    rows = Entry.objects.filter(chain="perkara:1")
    rows.filter(number=2).update(number=99)
    rows.filter(number=3).update(number=2)
    rows.filter(number=99).update(number=3)
    found = kinds_and_places(sealed)
    assert ("urutan", "perkara:1/2") in found
    assert ("urutan", "perkara:1/3") in found
    assert all(place.startswith("perkara:1/") for _, place in found)
    assert not neighbours_agree()


def test_a_row_moved_to_another_chain_is_found(sealed: dict[str, Head]) -> None:
    Entry.objects.filter(chain="perkara:1", number=5).update(chain="perkara:2", number=6)
    assert ("diubah", "perkara:2/6") in kinds_and_places()
    assert ("ekor_hilang", "perkara:1/5") in kinds_and_places()


def test_a_first_row_that_was_not_first_is_found(sealed: dict[str, Head]) -> None:
    Entry.objects.filter(chain="perkara:1", number=1).delete()
    Entry.objects.filter(chain="perkara:1").update(number=F("number") + 100)
    Entry.objects.filter(chain="perkara:1").update(number=F("number") - 101)
    assert ("urutan", "perkara:1/1") in kinds_and_places()


def test_a_removed_tail_is_found_by_its_seal_and_missed_by_neighbours(sealed: dict[str, Head]) -> None:
    sql("DELETE FROM journal_entry WHERE chain = %s AND number > 3", "perkara:2")
    assert neighbours_agree()
    (fault,) = verify()
    assert (fault.kind, fault.place) == ("ekor_hilang", "perkara:2/4")
    assert fault.sentence == (
        "Ekor rantai perkara:2 hilang: menurut segel 20 November 2026 ada 5 catatan, sekarang 3."
    )


def test_a_removed_tail_grown_again_is_found(sealed: dict[str, Head]) -> None:
    Entry.objects.filter(chain="perkara:2", number__gt=3).delete()
    third = Entry.objects.get(chain="perkara:2", number=3)
    write("perkara:2", 4, Head("perkara:2", 3, third.hash))
    assert neighbours_agree()
    assert kinds_and_places() == {("tidak_cocok", "perkara:2/5")}


def test_a_tail_not_sealed_yet_is_found_by_the_head_its_room_keeps(sealed: dict[str, Head]) -> None:
    head = write("perkara:1", 2, sealed["perkara:1"])
    Entry.objects.filter(chain="perkara:1", number=7).delete()
    assert verify() == []
    assert {fault.kind for fault in verify(heads=[head])} == {"ekor_hilang"}
    assert {fault.kind for fault in verify_chain("perkara:1", head=head)} == {"ekor_hilang"}
    assert verify_chain("perkara:2", head=sealed["perkara:2"]) == []


def test_entries_slipped_in_behind_the_head_are_found(sealed: dict[str, Head]) -> None:
    write("perkara:1", 1, sealed["perkara:1"])
    assert kinds_and_places(sealed) == {("berlebih", "perkara:1/6")}


def test_the_head_of_the_journals_own_chains_is_checked_too() -> None:
    for _ in range(3):
        record("kalender:1", deed="libur_ditetapkan", facts={}, by=BY, at=AT)
    Entry.objects.filter(chain="kalender:1", number=3).delete()
    assert kinds_and_places() == {("ekor_hilang", "kalender:1/3")}
    Chain.objects.update(length=1)
    assert {kind for kind, _ in kinds_and_places()} == {"tidak_cocok", "berlebih"}


@pytest.mark.parametrize("chain", ["perkara:1", "perkara:2"])
def test_a_removed_chain_is_found_by_its_seal_and_missed_by_neighbours(
    sealed: dict[str, Head], chain: str
) -> None:
    sql("DELETE FROM journal_entry WHERE chain = %s", chain)
    assert neighbours_agree()
    (fault,) = verify()
    assert (fault.kind, fault.place) == ("rantai_hilang", chain)
    assert fault.sentence.startswith(f"Seluruh rantai {chain} hilang")


@pytest.mark.parametrize(
    "tamper",
    [
        lambda: Seal.objects.update(at=AT),
        lambda: Seal.objects.update(count=1),
        lambda: Seal.objects.update(hash="0" * 64),
        lambda: SealedHead.objects.filter(chain="perkara:1").delete(),
        lambda: SealedHead.objects.filter(chain="perkara:1").update(length=3),
    ],
)
def test_a_changed_seal_is_found(sealed: dict[str, Head], tamper: Callable[[], object]) -> None:
    tamper()
    assert ("segel_diubah", "segel/2026-11-20") in kinds_and_places()


def test_a_removed_seal_is_found(sealed: dict[str, Head]) -> None:
    for later in (1, 2):
        write(f"perkara:{later + 10}", 1)
        seal_day(day=DAY + timedelta(days=later), at=AT + timedelta(days=later), by=WORKER)
    assert verify() == []
    SealedHead.objects.filter(seal__day=DAY + timedelta(days=1)).delete()
    Seal.objects.filter(day=DAY + timedelta(days=1)).delete()
    assert kinds_and_places() == {
        ("segel_terputus", "segel/2026-11-22"),
        ("segel_hilang", "segel/2026-11-21"),
    }


def test_the_newest_seal_cannot_vanish_alone(sealed: dict[str, Head]) -> None:
    SealedHead.objects.all().delete()
    Seal.objects.all().delete()
    assert kinds_and_places() == {("segel_hilang", "segel/2026-11-20")}


def test_a_journal_rewritten_from_end_to_end_differs_from_the_hash_noted_outside(
    sealed: dict[str, Head],
) -> None:
    noted = (DAY, Seal.objects.get().hash)
    assert verify(witness=noted) == []
    for table in (SealedHead, Seal, Entry, Chain):
        table.objects.all().delete()
    write("perkara:1", 4)
    seal_day(day=DAY, at=AT + timedelta(hours=14), by=WORKER)
    assert verify() == []
    assert [fault.kind for fault in verify(witness=noted)] == ["saksi_tidak_cocok"]


def test_a_day_is_sealed_once(sealed: dict[str, Head]) -> None:
    write("perkara:3", 1)
    again = seal_day(day=DAY, at=AT + timedelta(hours=15), by=WORKER)
    assert Seal.objects.get() == again
    assert not SealedHead.objects.filter(chain="perkara:3").exists()


def test_a_seal_holds_only_what_moved(sealed: dict[str, Head]) -> None:
    write("perkara:2", 1, sealed["perkara:2"])
    seal_day(day=DAY + timedelta(days=1), at=AT + timedelta(days=1), by=WORKER)
    moved = SealedHead.objects.filter(seal__day=DAY + timedelta(days=1)).order_by("chain")
    assert [(row.chain, row.length) for row in moved] == [("perkara:2", 6), (SEAL_CHAIN, 1)]


def test_an_entry_that_was_committed_after_a_later_key_was_sealed_comes_under_the_next_seal(
    sealed: dict[str, Head],
) -> None:
    # Its key was given out before the seal was made, its transaction ended after.
    late = Entry.objects.get(chain="perkara:1", number=3)
    assert late.pk < Seal.objects.get().through
    Entry.objects.filter(pk=late.pk).update(chain="perkara:9", number=1)
    seal_day(day=DAY + timedelta(days=1), at=AT + timedelta(days=1), by=WORKER)
    assert SealedHead.objects.filter(chain="perkara:9", seal__day=DAY + timedelta(days=1)).exists()


def test_a_clock_that_went_backwards_seals_nothing(sealed: dict[str, Head]) -> None:
    with pytest.raises(Refused) as refusal:
        seal_day(day=DAY - timedelta(days=1), at=AT, by=WORKER)
    assert refusal.value.code == "segel_mundur"
    assert "sampai 20 November 2026" in refusal.value.sentence
