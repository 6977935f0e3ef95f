from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from satupintu.cases.models import SavedFilter
from satupintu.cases.queries.view import read_saved
from satupintu.cases.saved_filters import chain_of, check_seated, check_sharing, checked_name
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused

MOST = 40
"""A list of filters is itself something that people have to read."""


@transaction.atomic
def save_filter(
    *, name: str, view: Mapping[str, str], by: Actor, at: datetime, sharing: str = "sendiri"
) -> SavedFilter:
    """Keep a list as it was asked for, by its words in the address; nothing else is kept."""
    region, user, post, agency = check_seated(by)
    asked = read_saved(view)
    check_sharing(sharing)
    if SavedFilter.objects.filter(region=region, owner=user).count() >= MOST:
        raise Refused(
            "saringan_terlalu_banyak", f"Anda sudah menyimpan {MOST} saringan; hapus yang tidak dipakai."
        )
    words = asked.as_query()
    tab, order = words.pop("tab"), words.pop("urut")
    saved = SavedFilter.objects.create(
        region_id=region,
        owner_id=user,
        post_id=post,
        agency_id=agency,
        name=checked_name(name, by),
        tab=tab,
        order=order,
        filters=words,
        sharing=sharing,
        saved_at=at,
    )
    facts = {"tab": tab, "urut": order, "berbagi": sharing}
    record(chain_of(saved), deed="saringan_disimpan", facts=facts, by=by.signatory, at=at)
    return saved
