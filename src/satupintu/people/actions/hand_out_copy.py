from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_counter
from satupintu.people.models import Applicant
from satupintu.people.personal_data import rooms_in_use
from satupintu.people.ports import PersonalData
from satupintu.people.queries_own_data import about
from satupintu.rules.errors import Refused


def hand_out_copy(
    applicant: Applicant, *, others: Sequence[PersonalData] | None = None, by: Actor, at: datetime
) -> dict[str, object]:
    """Give a person all that is held about him; the counter hands it over too, and either is written down.

    `others` are the rooms that hold something about him: all of them, unless the caller says which.
    """
    if by.applicant_id is None:
        check_counter(by)
    elif by.applicant_id != applicant.pk:
        raise Refused("bukan_data_sendiri", "Salinan data diberikan kepada orangnya sendiri.")
    with transaction.atomic():
        row = Applicant.objects.select_related("user").get(pk=applicant.pk)
        copy: dict[str, object] = {"akun": about(row, at)}
        rooms = rooms_in_use() if others is None else others
        copy |= {room.name: room.about(row.pk) for room in rooms}
        facts = {"bagian": sorted(copy)}
        record(f"pemohon:{row.pk}", deed="salinan_data_diserahkan", facts=facts, by=by.signatory, at=at)
    return copy
