from datetime import datetime

from django.db import transaction

from satupintu.people.codes import (
    CodeAsked,
    charge_code,
    check_code_granted,
    check_worth_hashing,
    fresh_code,
    newest,
    send,
)
from satupintu.people.models import AccountRequest
from satupintu.people.ports import Tell
from satupintu.people.visit import Visit
from satupintu.rules.accounts import CODE_GAP, CODE_LIFE, CODES
from satupintu.rules.errors import Refused

NUMBER_TYPED = frozenset({"daftar", "telepon"})
"""Where the visitor said himself which number the code goes to."""


def resend_code(*, purpose: str, visit: Visit, tell: Tell, at: datetime) -> CodeAsked:
    """Send a new code for what this browser asked; the one before is over with it."""
    found = newest(purpose, visit)
    if found is None or found.closed_at is not None or at >= found.ends_at:
        raise Refused(
            "permintaan_berakhir",
            "Permintaan ini sudah selesai atau terlalu lama ditinggal. Mulai lagi dari awal.",
        )
    check_worth_hashing(CODES, visit, at)
    code = fresh_code()
    with transaction.atomic(durable=True):
        spent = charge_code(visit, found.subject, found.to, typed=purpose in NUMBER_TYPED, at=at)
        if spent.granted:
            request = AccountRequest.objects.select_for_update(of=("self",)).get(pk=found.pk)
            request.code_hash, request.code_until = code.hash, at + CODE_LIFE
            request.tries = 0
            request.codes += 1
            request.save(update_fields=["code_hash", "code_until", "tries", "codes"])
            if not spent.hushed:
                send(request, code, tell=tell, at=at)
    check_code_granted(spent)
    return CodeAsked(at + CODE_LIFE, at + CODE_GAP)
