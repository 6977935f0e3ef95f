from collections.abc import Mapping
from datetime import datetime

from satupintu.journal.chain import Head, entry_hash
from satupintu.journal.models import Entry
from satupintu.journal.privacy import check_no_personal_data
from satupintu.journal.signatory import Signatory
from satupintu.statements.inserting import insert


def append(
    head: Head, *, deed: str, facts: Mapping[str, object], by: Signatory, at: datetime
) -> tuple[Entry, Head]:
    """Write one entry after `head`; the caller holds the lock of the row that keeps the head, and stores the new one."""
    check_no_personal_data(by.actor, by.post, facts=facts)
    number = head.length + 1
    own_hash = entry_hash(
        chain=head.chain,
        number=number,
        at=at,
        actor=by.actor,
        post=by.post,
        deed=deed,
        facts=facts,
        previous=head.hash,
    )
    entry = Entry(
        chain=head.chain,
        number=number,
        at=at,
        actor=by.actor,
        post=by.post,
        deed=deed,
        facts=dict(facts),
        previous=head.hash,
        hash=own_hash,
    )
    insert(entry)
    return entry, Head(chain=head.chain, length=number, hash=own_hash)
