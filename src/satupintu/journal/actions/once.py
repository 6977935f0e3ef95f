from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction

from satupintu.journal.actions.keep_receipt import keep_receipt
from satupintu.journal.queries.receipts import receipt_for
from satupintu.rules.errors import Refused

Result = TypeVar("Result")


def once(
    work: Callable[[], Result],
    *,
    kept: Callable[[Result], Mapping[str, object]],
    again: Callable[[dict[str, Any]], Result],
    actor: str,
    key: str,
    payload: Mapping[str, object],
    at: datetime,
) -> Result:
    """Do the work once for (actor, key), and give a twin request the first result, `again` from what was `kept` of it.

    Opens the transaction itself. A twin that runs at the same moment is refused by the rules (the first has moved
    the case) or by the receipt; either way its writes are rolled back, and then the first result is there to read.
    """
    done = receipt_for(actor, key, payload)
    if done is not None:
        return again(done)
    try:
        with transaction.atomic():
            result = work()
            keep_receipt(actor=actor, key=key, payload=payload, result=kept(result), at=at)
    except Refused:
        done = receipt_for(actor, key, payload)
        if done is None:
            raise
        return again(done)
    return result
