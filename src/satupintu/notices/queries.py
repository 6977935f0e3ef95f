from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from satupintu.notices.account_words import CODE
from satupintu.notices.models import Notice
from satupintu.notices.outgoing import AddresseeKind
from satupintu.notices.wording import render
from satupintu.people.models import Applicant
from satupintu.rules.identifiers.reading import BULLET

HIDDEN = BULLET * 8


@dataclass(frozen=True, slots=True)
class Message:
    """One message as the phone that gets it would show it."""

    to: str
    """Empty if the person is reached by nothing."""
    channel: str
    sender: str
    """The region, or nobody in particular where an account speaks."""
    text: str
    at: datetime
    state: str
    code: str
    """While it lives."""


def inbox(region_id: int, kind: AddresseeKind, addressee: int, *, limit: int = 50) -> Sequence[Notice]:
    """In-app notices, newest first."""
    return list(
        Notice.objects.filter(
            region_id=region_id, addressee_kind=kind, addressee=addressee, channel=Notice.Channel.IN_APP
        )
        .select_related("template")
        .order_by("-id")[:limit]
    )


def told_of(region_id: int, events: Collection[str]) -> Sequence[Notice]:
    """Everything that was announced about these events, in the order it was written."""
    return list(
        Notice.objects.filter(region_id=region_id, event__in=events).select_related("template").order_by("id")
    )


def text_of(notice: Notice) -> str:
    """The words as they are sent; a code that has left the row shows as dots."""
    if CODE not in notice.template.parameters:
        return render(notice.template.text, notice.params)
    return render(notice.template.text, notice.params, secrets={CODE: notice.secret or HIDDEN})


def telephone(*, at: datetime, limit: int = 50) -> Sequence[Message]:
    """What the newest messages to phones and mailboxes say, codes while they live: for the demo, which sends nothing.

    Two statements however many.
    """
    rows = (
        Notice.objects.exclude(channel=Notice.Channel.IN_APP)
        .filter(stream=Notice.Stream.APPLICANT)
        .select_related("template", "region")
        .order_by("-id")[:limit]
    )
    notices = list(rows)
    mine = {notice.addressee for notice in notices if not notice.to and notice.addressee_kind == "pemohon"}
    people = {person.pk: person for person in Applicant.objects.filter(pk__in=mine)}
    return [_message(notice, people.get(notice.addressee), at) for notice in notices]


def _message(notice: Notice, person: Applicant | None, at: datetime) -> Message:
    if notice.secret_until is not None and notice.secret_until <= at:
        notice.secret = ""
    known = (person.phone or person.email) if person is not None else ""
    return Message(
        to=notice.to or known,
        channel=notice.channel,
        sender=notice.region.name if notice.region is not None else "",
        text=text_of(notice),
        at=notice.created_at,
        state=notice.get_state_display(),
        code=notice.secret,
    )
