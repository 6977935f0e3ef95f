from collections.abc import Collection, Sequence

from satupintu.notices.models import Notice
from satupintu.notices.outgoing import AddresseeKind
from satupintu.notices.wording import render


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
    return render(notice.template.text, notice.params)
