from collections.abc import Mapping
from datetime import datetime

from satupintu.journal.models import Receipt
from satupintu.journal.queries.receipts import payload_hash
from satupintu.rules.errors import Refused
from satupintu.statements.inserting import insert_unless_there


def keep_receipt(
    *, actor: str, key: str, payload: Mapping[str, object], result: Mapping[str, object], at: datetime
) -> Receipt:
    """Keep the result in the transaction of the action itself, so that both are there or neither."""
    receipt = Receipt(actor=actor, key=key, payload_hash=payload_hash(payload), result=dict(result), at=at)
    if not insert_unless_there(receipt):
        # A twin committed meanwhile. The refusal leaves the action, which rolls back all it wrote.
        raise Refused(
            "kiriman_ganda",
            "Kiriman yang sama baru saja disimpan. Muat ulang halaman untuk melihat hasilnya.",
        )
    return receipt
