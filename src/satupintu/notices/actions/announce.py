from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

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


def announce(notices: Sequence[Outgoing], *, at: datetime) -> None:
    """Put notices in the outbox, in the caller's transaction; what was told already is not told twice.

    Two statements however many notices: the words, the rows.
    """
    if not notices:
        return
    register = _register_for(notices)
    insert_unless_there(*[_row(notice, register, at) for notice in notices])


def _register_for(notices: Iterable[Outgoing]) -> list[_Words]:
    regions = {notice.region_id for notice in notices}
    rows = (
        NoticeTemplate.objects.filter(
            Q(region__isnull=True) | Q(region__in=regions), code__in={notice.template for notice in notices}
        )
        .order_by("version")
        .values_list("id", "region_id", "code", "version", "digest", "parameters")
    )
    return [_Words(*row[:5], parameters=tuple(row[5])) for row in rows]


def _row(notice: Outgoing, register: Sequence[_Words], at: datetime) -> Notice:
    words = _words_for(notice, register)
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
    return max(fitting, key=lambda words: (words.region_id is not None, words.version))
