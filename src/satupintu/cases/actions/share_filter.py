from datetime import datetime

from django.db import transaction

from satupintu.cases.models import SavedFilter
from satupintu.cases.saved_filters import chain_of, check_seated, check_sharing, own_filter
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor


@transaction.atomic
def share_filter(*, saved: int, sharing: str, by: Actor, at: datetime) -> SavedFilter:
    """Share with the post or the agency of the seat from which it is shared, or with nobody any more."""
    _, _, post, agency = check_seated(by)
    found = own_filter(saved, by)
    check_sharing(sharing)
    found.sharing, found.post_id, found.agency_id = sharing, post, agency
    found.version += 1
    found.save(update_fields=["sharing", "post", "agency", "version"])
    facts = {"berbagi": sharing, "jabatan": post, "instansi": agency}
    record(chain_of(found), deed="saringan_dibagikan", facts=facts, by=by.signatory, at=at)
    return found
