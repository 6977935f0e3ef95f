"""One-time codes: made, sent and weighed. Whether anybody is meant changes neither what is answered nor what is done."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import F

from satupintu.people.models import AccountRequest, Applicant
from satupintu.people.passwords import is_right
from satupintu.people.ports import AccountMessage, MessageChannel, Tell
from satupintu.people.spending import Charge, address_has_rest, charge, give_back
from satupintu.people.visit import Visit
from satupintu.rules.accounts import (
    CODE_DIGITS,
    CODE_GAP,
    CODE_LIFE,
    CODES,
    REQUEST_LIFE,
    TRIES,
    TRIES_A_CODE,
    Budget,
)
from satupintu.rules.errors import Refused
from satupintu.rules.identifiers.reading import compact

Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class CodeAsked:
    """All that anybody is told, whoever was meant."""

    valid_until: datetime
    next_code_at: datetime


@dataclass(frozen=True, slots=True)
class FreshCode:
    text: str
    hash: str

    def __repr__(self) -> str:
        return "FreshCode(…)"


@dataclass(frozen=True, slots=True)
class Plan:
    """Whom a request means and what is sent where; without words nobody is meant, and nothing is sent."""

    applicant: Applicant | None = None
    words: str = ""
    channel: MessageChannel = "whatsapp"
    to: str = ""
    draft: str = ""
    carries_code: bool = True

    @property
    def decoy(self) -> bool:
        return not self.words or not self.carries_code


NOBODY = Plan()


def fresh_code() -> FreshCode:
    """Made, and hashed as dearly as a password, before the transaction: hashing must not hold up other writers."""
    text = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    return FreshCode(text, make_password(text))


def ask_code(
    plan: Callable[[], Plan],
    *,
    purpose: str,
    subject: str,
    visit: Visit,
    tell: Tell,
    at: datetime,
    typed_number: str = "",
) -> CodeAsked:
    """Open a request and send its code; `typed_number` is where to, if the visitor himself said so.

    A number that we know and the visitor does not is counted silently: a refusal would tell that it is known.
    """
    check_worth_hashing(CODES, visit, at)
    code = fresh_code()
    with transaction.atomic(durable=True):
        meant = plan()
        spent = charge_code(visit, subject, typed_number or meant.to, typed=bool(typed_number), at=at)
        if spent.granted:
            meant = NOBODY if spent.hushed else meant
            open_request(meant, code, purpose=purpose, subject=subject, visit=visit, tell=tell, at=at)
    check_code_granted(spent)
    return CodeAsked(at + CODE_LIFE, at + CODE_GAP)


def charge_code(visit: Visit, subject: str, number: str, *, typed: bool, at: datetime) -> Charge:
    """Where nobody is meant there is no number, and something else is counted in its place."""
    scopes = visit.scopes(subject, number=number or subject)
    return charge(CODES, scopes, at=at, gap=CODE_GAP, hush=None if typed else "nomor")


def open_request(
    plan: Plan,
    code: FreshCode,
    *,
    purpose: str,
    subject: str,
    visit: Visit,
    tell: Tell,
    at: datetime,
) -> AccountRequest:
    AccountRequest.objects.filter(
        session_hash=visit.session_hash, purpose=purpose, closed_at__isnull=True
    ).update(closed_at=at, draft=b"", to=b"", code_hash="")
    request = AccountRequest.objects.create(
        purpose=purpose,
        session_hash=visit.session_hash,
        subject=subject,
        applicant=plan.applicant,
        decoy=plan.decoy,
        words=plan.words,
        channel=plan.channel,
        to=plan.to,
        draft=plan.draft,
        code_hash=code.hash,
        code_until=at + CODE_LIFE,
        asked_at=at,
        ends_at=at + REQUEST_LIFE,
    )
    send(request, code, tell=tell, at=at)
    return request


def send(request: AccountRequest, code: FreshCode, *, tell: Tell, at: datetime) -> None:
    if not request.words:
        return
    tell(
        AccountMessage(
            event=f"akun:{request.pk}:{request.codes}",
            words=request.words,
            to=request.to,
            channel="surel" if request.channel == "surel" else "whatsapp",
            applicant_id=request.applicant_id,
            request_id=request.pk,
            code="" if request.decoy else code.text,
            code_until=None if request.decoy else request.code_until,
        ),
        at=at,
    )


def use_code(
    deed: Callable[[AccountRequest], Done],
    *,
    purpose: str,
    code: str,
    visit: Visit,
    at: datetime,
    subject: str = "",
) -> Done:
    """Do the deed if the code is right, in the transaction that uses the code up; a wrong one is counted and stays so.

    The request is the newest of this browser's session; with `subject`, the newest for that account, whoever asked.
    """
    check_code_typed(code)
    check_worth_hashing(TRIES, visit, at)
    found = newest(purpose, visit, subject)
    fits = is_right(compact(code), found.code_hash if found else None)
    with transaction.atomic(durable=True):
        verdict = _weighed(found, visit, at, fits=fits)
        if isinstance(verdict, AccountRequest):
            return deed(verdict)
    raise verdict


def check_code_typed(code: str) -> None:
    """Nothing typed is no try, and says nothing of anybody."""
    if not compact(code):
        raise Refused("kode_kosong", "Kode belum diisi. Ketik 8 angka dari pesan yang terakhir Anda terima.")


def newest(purpose: str, visit: Visit, subject: str = "") -> AccountRequest | None:
    mine = {"subject": subject} if subject else {"session_hash": visit.session_hash}
    return AccountRequest.objects.filter(purpose=purpose, **mine).order_by("-id").first()


def _weighed(
    found: AccountRequest | None, visit: Visit, at: datetime, *, fits: bool
) -> AccountRequest | Refused:
    locked = AccountRequest.objects.select_for_update(of=("self",)).select_related(None)
    request = locked.filter(pk=found.pk if found else 0).first()
    spent = charge(TRIES, visit.scopes(request.subject if request else visit.session_hash), at=at)
    if not spent.granted:
        return too_many(TRIES)
    if request is None or found is None or not _is_alive(request, found, at):
        return wrong_code()
    request.tries += 1
    if not fits or request.decoy:
        AccountRequest.objects.filter(pk=request.pk).update(tries=request.tries)
        return wrong_code()
    give_back(spent)
    AccountRequest.objects.filter(pk=request.pk).update(
        closed_at=at, code_hash="", draft=b"", to=b"", version=F("version") + 1
    )
    return request


def _is_alive(request: AccountRequest, found: AccountRequest, at: datetime) -> bool:
    """`found` is what the code was compared with: meanwhile a new code may have been sent, or this one used."""
    same = request.code_hash == found.code_hash and request.closed_at is None
    return same and at < request.code_until and request.tries < TRIES_A_CODE


def wrong_code() -> Refused:
    return Refused(
        "kode_salah",
        "Kode salah atau sudah tidak berlaku. Periksa pesan yang terakhir Anda terima, atau minta kode baru.",
    )


def check_worth_hashing(budget: Budget, visit: Visit, at: datetime) -> None:
    if not address_has_rest(budget, visit.scopes(""), at=at):
        raise too_many(budget)


def too_many(budget: Budget) -> Refused:
    if budget is TRIES:
        return Refused(
            "percobaan_kode_habis",
            "Percobaan kode hari ini sudah habis. Coba lagi besok, atau datang ke loket membawa kartu identitas.",
        )
    return Refused(
        "kode_habis",
        "Jatah kode hari ini sudah habis. Coba lagi besok, atau datang ke loket membawa kartu identitas.",
    )


def check_code_granted(spent: Charge) -> None:
    if spent.wait:
        raise Refused("kode_terlalu_cepat", "Kode baru saja diminta. Tunggu satu menit, lalu minta lagi.")
    if not spent.granted:
        raise too_many(CODES)
