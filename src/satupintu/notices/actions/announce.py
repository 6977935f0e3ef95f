from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Q

from satupintu.notices.models import Notice, NoticeTemplate
from satupintu.notices.outgoing import Outgoing
from satupintu.notices.wording import check_params
from satupintu.rules.errors import Refused
from satupintu.statements.inserting import insert_unless_there


@dataclass(frozen=True, slots=True)
class _Words:
    id: int
    region_id: int | None
    code: str
    version: int
    digest: str
    parameters: tuple[str, ...]


MOST_MET = 4096
_met: dict[tuple[int | None, str, str], _Words] = {}


def announce(notices: Sequence[Outgoing], *, at: datetime) -> None:
    """Put notices in the outbox, in the caller's transaction; what was told already is not told twice.

    Two statements however many notices: the words that this process has not met yet, the rows.
    """
    if not notices:
        return
    met = [_met.get(_meant(notice)) for notice in notices]
    register = _register_for([notice for notice, words in zip(notices, met, strict=True) if words is None])
    insert_unless_there(
        *[
            _row(notice, words or _words_for(notice, register), at)
            for notice, words in zip(notices, met, strict=True)
        ]
    )


def _meant(notice: Outgoing) -> tuple[int | None, str, str]:
    return notice.region_id, notice.template, notice.digest


def _meet(meant: tuple[int | None, str, str], words: _Words) -> None:
    """By digest, so that a process may keep them for ever, once it is certain that they stay."""
    if len(_met) >= MOST_MET:
        _met.clear()
    _met[meant] = words


def _register_for(notices: Sequence[Outgoing]) -> list[_Words]:
    if not notices:
        return []
    regions = {notice.region_id for notice in notices}
    rows = (
        NoticeTemplate.objects.filter(
            Q(region__isnull=True) | Q(region__in=regions), code__in={notice.template for notice in notices}
        )
        .order_by("version")
        .values_list("id", "region_id", "code", "version", "digest", "parameters")
    )
    return [_Words(*row[:5], parameters=tuple(row[5])) for row in rows]


def _row(notice: Outgoing, words: _Words, at: datetime) -> Notice:
    check_params(words.parameters, notice.params)
    return Notice(
        region_id=notice.region_id,
        event=notice.event,
        addressee_kind=notice.addressee_kind,
        addressee=notice.addressee,
        channel=notice.channel,
        stream=Notice.Stream.APPLICANT if notice.addressee_kind == "pemohon" else Notice.Stream.STAFF,
        template_id=words.id,
        params=dict(notice.params),
        # An in-app notice has arrived as soon as the transaction is committed; no sender touches it.
        state=Notice.State.DELIVERED if notice.channel == "aplikasi" else Notice.State.QUEUED,
        created_at=at,
        due_at=notice.due_at or at,
    )


def _words_for(notice: Outgoing, register: Sequence[_Words]) -> _Words:
    """Choose the region's words before the nation's, and the newest before the older."""
    fitting = [
        words
        for words in register
        if words.code == notice.template
        and words.region_id in (None, notice.region_id)
        and notice.digest in ("", words.digest)
    ]
    if not fitting:
        raise Refused(
            "templat_tidak_dikenal",
            f"Templat pesan {notice.template} belum terdaftar. Terbitkan ulang standar yang memuatnya.",
            templat=notice.template,
        )
    chosen = max(fitting, key=lambda words: (words.region_id is not None, words.version))
    if notice.digest:
        transaction.on_commit(partial(_meet, _meant(notice), chosen))
    return chosen
