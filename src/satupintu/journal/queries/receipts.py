from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from satupintu.journal.canonical import canonical
from satupintu.journal.models import Receipt
from satupintu.rules.errors import Refused
from satupintu.statements.reading import reading


def payload_hash(payload: Mapping[str, object]) -> str:
    """Keyed, because a payload may hold little more than a NIK, and a bare hash of that can be guessed."""
    return salted_hmac("satupintu.journal.receipt", canonical(payload), algorithm="sha256").hexdigest()


def receipt_for(actor: str, key: str, payload: Mapping[str, object]) -> dict[str, Any] | None:
    """Return what this request gave the first time, or nothing; ask it after taking the lock."""
    found = _kept(actor, key)
    if not found:
        return None
    ((first_hash, result),) = found
    if first_hash != payload_hash(payload):
        raise Refused(
            "kunci_dipakai_ulang",
            "Kiriman ini memakai kunci yang sudah dipakai untuk isian lain. Muat ulang halaman, lalu kirim lagi.",
        )
    return dict(result)


@reading
def _kept(actor: str, key: str) -> QuerySet[Receipt, tuple[str, Any]]:
    return Receipt.objects.filter(actor=actor, key=key).values_list("payload_hash", "result")
