"""Is the journal what was written? Every check is made again from the rows themselves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, OuterRef, QuerySet

from satupintu.journal.chain import GENESIS, Head, entry_hash
from satupintu.journal.models import Chain, Entry, Seal, SealedHead
from satupintu.journal.sealed import SEAL_CHAIN, SEAL_DEED, seal_hash
from satupintu.rules.worktime.words import say_date


@dataclass(frozen=True, slots=True)
class Fault:
    kind: str
    place: str
    sentence: str


def verify(*, heads: Iterable[Head] = (), witness: tuple[date, str] | None = None) -> list[Fault]:
    """Check the whole journal.

    `heads` are those that rooms keep on rows of their own. `witness` is a seal's day and hash noted outside this
    database (printed, or sent away): only that shows a journal rewritten from end to end.
    """
    faults = list(_entry_faults(Entry.objects.all()))
    faults += _seal_faults()
    faults += _sealed_head_faults(SealedHead.objects.all())
    faults += _kept_head_faults(Chain.objects.all())
    for head in heads:
        faults += _head_faults(head)
    if witness is not None:
        faults += _witness_faults(*witness)
    return _each_once(faults)


def verify_chain(chain: str, *, head: Head | None = None) -> list[Fault]:
    """Check one chain, as shown beside a case."""
    faults = list(_entry_faults(Entry.objects.filter(chain=chain)))
    faults += _sealed_head_faults(SealedHead.objects.filter(chain=chain))
    faults += _kept_head_faults(Chain.objects.filter(name=chain))
    if head is not None:
        faults += _head_faults(head)
    return _each_once(faults)


def _each_once(faults: Iterable[Fault]) -> list[Fault]:
    return list(dict.fromkeys(faults))


def _entry_faults(entries: QuerySet[Entry]) -> Iterator[Fault]:
    last = Head("")
    for entry in entries.order_by("chain", "number").iterator(chunk_size=2000):
        if entry.chain != last.chain:
            last = Head(entry.chain)
        yield from _place_faults(entry, after=last)
        last = Head(entry.chain, entry.number, entry.hash)


def _place_faults(entry: Entry, *, after: Head) -> Iterator[Fault]:
    place = f"{entry.chain}/{entry.number}"
    missing = entry.number - after.length - 1
    connected = entry.previous == after.hash
    intact = entry.hash == _recomputed(entry)
    if missing:
        yield _gap(entry, after=after)
    elif not connected and entry.number == 1:
        yield Fault(
            "urutan", place, f"Catatan pertama rantai {entry.chain} bukan awal rantai: ada yang dipindahkan."
        )
    elif not connected:
        yield Fault(
            "urutan",
            place,
            f"Catatan nomor {entry.number} pada rantai {entry.chain} tidak menyambung ke catatan sebelumnya: "
            "urutannya diubah atau catatan sebelumnya diganti.",
        )
    if not intact:
        yield Fault(
            "diubah",
            place,
            f"Isi catatan nomor {entry.number} pada rantai {entry.chain} tidak sama dengan yang ditulis semula.",
        )


def _gap(entry: Entry, *, after: Head) -> Fault:
    first, last = after.length + 1, entry.number - 1
    numbers = f"nomor {first}" if first == last else f"nomor {first} sampai {last}"
    return Fault("hilang", f"{entry.chain}/{first}", f"Catatan {numbers} pada rantai {entry.chain} hilang.")


def _recomputed(entry: Entry) -> str:
    return entry_hash(
        chain=entry.chain,
        number=entry.number,
        at=entry.at,
        actor=entry.actor,
        post=entry.post,
        deed=entry.deed,
        facts=entry.facts,
        previous=entry.previous,
    )


def _sealed_head_faults(sealed: QuerySet[SealedHead]) -> Iterator[Fault]:
    there = Entry.objects.filter(chain=OuterRef("chain"), number=OuterRef("length"), hash=OuterRef("head"))
    for row in sealed.filter(~Exists(there)).select_related("seal").order_by("chain", "length"):
        kept_by = f"segel {say_date(row.seal.day)}"
        yield from _lost_head(Head(row.chain, row.length, row.head), kept_by=kept_by)


def _kept_head_faults(chains: QuerySet[Chain]) -> Iterator[Fault]:
    there = Entry.objects.filter(chain=OuterRef("name"), number=OuterRef("length"), hash=OuterRef("head"))
    beyond = Entry.objects.filter(chain=OuterRef("name"), number__gt=OuterRef("length"))
    suspect = chains.filter(Exists(beyond)) | chains.filter(~Exists(there), length__gt=0)
    for row in suspect.order_by("name"):
        yield from _head_faults(Head(row.name, row.length, row.head))


def _head_faults(head: Head) -> Iterator[Fault]:
    entries = Entry.objects.filter(chain=head.chain)
    if head.length and not entries.filter(number=head.length, hash=head.hash).exists():
        yield from _lost_head(head, kept_by="kepala rantai")
    if entries.filter(number__gt=head.length).exists():
        yield Fault(
            "berlebih",
            f"{head.chain}/{head.length + 1}",
            f"Rantai {head.chain} berisi catatan sesudah nomor {head.length}, padahal kepala rantai tidak mengenalnya.",
        )


def _lost_head(head: Head, *, kept_by: str) -> Iterator[Fault]:
    length = Entry.objects.filter(chain=head.chain).aggregate(length=Max("number"))["length"] or 0
    if length == 0:
        yield Fault(
            "rantai_hilang",
            head.chain,
            f"Seluruh rantai {head.chain} hilang; menurut {kept_by} panjangnya {head.length} catatan.",
        )
    elif length < head.length:
        yield Fault(
            "ekor_hilang",
            f"{head.chain}/{length + 1}",
            f"Ekor rantai {head.chain} hilang: menurut {kept_by} ada {head.length} catatan, sekarang {length}.",
        )
    else:
        yield Fault(
            "tidak_cocok",
            f"{head.chain}/{head.length}",
            f"Catatan nomor {head.length} pada rantai {head.chain} tidak cocok dengan {kept_by}.",
        )


def _seal_faults() -> Iterator[Fault]:
    previous = GENESIS
    for seal in Seal.objects.order_by("day").prefetch_related("heads").iterator(chunk_size=30):
        heads = [Head(row.chain, row.length, row.head) for row in seal.heads.all()]
        own_hash = seal_hash(
            day=seal.day, at=seal.at, through=seal.through, heads=heads, previous=seal.previous
        )
        day = say_date(seal.day)
        if own_hash != seal.hash or seal.count != len(heads):
            yield Fault(
                "segel_diubah", f"segel/{seal.day}", f"Segel {day} tidak sama dengan yang ditulis semula."
            )
        if seal.previous != previous:
            yield Fault(
                "segel_terputus",
                f"segel/{seal.day}",
                f"Segel {day} tidak menyambung ke segel sebelumnya: ada segel yang hilang atau diganti.",
            )
        previous = seal.hash
    yield from _lost_seals()


def _lost_seals() -> Iterator[Fault]:
    """The making of each seal is itself a deed in the journal, so that the newest seal cannot vanish alone."""
    known = set(Seal.objects.values_list("hash", flat=True))
    deeds = Entry.objects.filter(chain=SEAL_CHAIN, deed=SEAL_DEED).order_by("number")
    for facts in deeds.values_list("facts", flat=True):
        made = facts if isinstance(facts, dict) else {}
        if made.get("segel") not in known:
            day = made.get("hari")
            yield Fault(
                "segel_hilang", f"segel/{day}", f"Segel hari {day} tercatat dibuat tetapi tidak ada lagi."
            )


def _witness_faults(day: date, noted: str) -> Iterator[Fault]:
    if not Seal.objects.filter(day=day, hash=noted).exists():
        yield Fault(
            "saksi_tidak_cocok",
            f"segel/{day}",
            f"Segel {say_date(day)} tidak sama dengan yang dicatat di luar sistem ini.",
        )
