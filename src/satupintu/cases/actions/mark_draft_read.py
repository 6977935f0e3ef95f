from datetime import datetime

from django.db import transaction

from satupintu.cases.look import look_at_work
from satupintu.cases.looks import looks_chain
from satupintu.cases.permit_of import permit_of
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.rules.procedure.permission import check_post
from satupintu.signing.batches import DraftRead


@transaction.atomic
def mark_draft_read(*, work: int, by: Actor, at: datetime) -> bool:
    """Note that who will sign has read this very document; once, and without touching the case.

    Says whether it was noted now.
    """
    docket, item = look_at_work(work=work, by=by, at=at)
    check_post(docket.step_of(item), docket.doer)
    permit = permit_of(docket)
    _, first = DraftRead.objects.get_or_create(
        user_id=by.user_id or 0,
        subject=docket.case.chain,
        document_hash=permit.document_hash,
        defaults={"region_id": docket.case.region_id, "at": docket.at},
    )
    if first:
        record(
            looks_chain(docket.case.ref),
            deed="naskah_dibaca",
            facts={"naskah": permit.document_hash},
            by=by.signatory,
            at=docket.at,
        )
    return first
