from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef

from satupintu.journal.actions.record import record
from satupintu.journal.chain import GENESIS, Head
from satupintu.journal.locking import lock_chain
from satupintu.journal.models import Entry, Seal, SealedHead
from satupintu.journal.sealed import SEAL_CHAIN, SEAL_DEED, seal_hash
from satupintu.journal.signatory import Signatory
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.words import say_date

LONGEST_TRANSACTION = timedelta(hours=1)
"""Keys are given out before the commit: an entry may appear below a key that an earlier seal has seen."""


def seal_day(*, day: date, at: datetime, by: Signatory) -> Seal:
    """Seal every chain that moved since the last seal; a day is sealed once, asking again gives the same seal."""
    with transaction.atomic():
        lock_chain(SEAL_CHAIN)
        last = Seal.objects.order_by("day").last()
        if last is not None and last.day == day:
            return last
        if last is not None and last.day > day:
            raise Refused(
                "segel_mundur",
                f"Jurnal sudah disegel sampai {say_date(last.day)}; hari {say_date(day)} tidak dapat disegel lagi. "
                "Periksa jam server.",
            )
        heads = _moved_heads(_settled_before(last))
        seal = _write(day=day, at=at, heads=heads, previous=last.hash if last else GENESIS)
        facts = {"hari": day.isoformat(), "rantai": seal.count, "segel": seal.hash}
        record(SEAL_CHAIN, deed=SEAL_DEED, facts=facts, by=by, at=at)
    return seal


def _settled_before(last: Seal | None) -> int:
    """Return the key up to which every entry was committed, and so seen, when `last` was made."""
    if last is None:
        return 0
    settled = Seal.objects.filter(at__lte=last.at - LONGEST_TRANSACTION).order_by("day").last()
    return settled.through if settled else 0


def _moved_heads(since: int) -> list[Head]:
    later = Entry.objects.filter(chain=OuterRef("chain"), number__gt=OuterRef("number"))
    sealed = SealedHead.objects.filter(chain=OuterRef("chain"), length=OuterRef("number"))
    rows = Entry.objects.filter(~Exists(later), ~Exists(sealed), pk__gt=since)
    return [Head(*row) for row in rows.values_list("chain", "number", "hash")]


def _write(*, day: date, at: datetime, heads: list[Head], previous: str) -> Seal:
    through = Entry.objects.aggregate(highest=Max("pk"))["highest"] or 0
    seal = Seal.objects.create(
        day=day,
        at=at,
        through=through,
        count=len(heads),
        previous=previous,
        hash=seal_hash(day=day, at=at, through=through, heads=heads, previous=previous),
    )
    SealedHead.objects.bulk_create(
        [SealedHead(seal=seal, chain=head.chain, length=head.length, head=head.hash) for head in heads],
        batch_size=500,
    )
    return seal
