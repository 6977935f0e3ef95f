from datetime import datetime

from satupintu.notices.account_words import ACCOUNT_WORDS, CODE
from satupintu.notices.actions.erase_codes import erase_codes
from satupintu.notices.actions.register_template import register_template
from satupintu.notices.models import Notice, NoticeTemplate
from satupintu.notices.wording import digest_of
from satupintu.people.ports import AccountMessage
from satupintu.people.queries import system_actor
from satupintu.rules.errors import Refused


def tell_account(message: AccountMessage, *, at: datetime) -> None:
    """Put what an account tells its owner in the outbox, in the caller's transaction; the `Tell` of people.

    A code goes in sealed and leaves when the provider has taken the message, or when it is of no use any more.
    """
    words = _words(message.words, at)
    if (CODE in words.parameters) != bool(message.code):
        raise Refused("kode_pesan_keliru", f"Pesan {message.words} dan kodenya tidak sesuai.")
    erase_codes(at=at)
    Notice.objects.bulk_create(
        [
            Notice(
                event=message.event,
                addressee_kind=Notice.Addressee.APPLICANT
                if message.applicant_id
                else Notice.Addressee.NEWCOMER,
                addressee=message.applicant_id or message.request_id or 0,
                channel=message.channel,
                stream=Notice.Stream.APPLICANT,
                template=words,
                to=message.to,
                secret=message.code,
                secret_until=message.code_until,
                created_at=at,
                due_at=at,
            )
        ],
        ignore_conflicts=True,
    )


def _words(code: str, at: datetime) -> NoticeTemplate:
    text = ACCOUNT_WORDS.get(code)
    if text is None:
        raise Refused(
            "templat_tidak_dikenal",
            f"Templat pesan {code} belum terdaftar. Terbitkan ulang standar yang memuatnya.",
        )
    known = NoticeTemplate.objects.filter(region__isnull=True, code=code, digest=digest_of(text)).first()
    return known or register_template(
        region=None, code=code, text=text, secrets=frozenset({CODE}), by=system_actor(), at=at
    )
