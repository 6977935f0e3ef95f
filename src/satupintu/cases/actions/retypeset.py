from datetime import datetime

from satupintu.cases.course import enter, save
from satupintu.cases.frozen import check_unchanged
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_work
from satupintu.cases.permit_of import permit_of
from satupintu.cases.signature import check_not_signing
from satupintu.cases.turn import check_turn
from satupintu.cases.typesetting import named_under, typeset_permit
from satupintu.people.actor import Actor
from satupintu.permits.actions.replace_document import check_replaceable, replace_document
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.step import SIGNINGS


@keyed
def retypeset(*, work: int, by: Actor, at: datetime, seen: int | None = None, key: str = "") -> Case:
    """Typeset the numbered letter anew under the name of whoever is to sign it now; the earlier bytes stay kept.

    Number, date and content stay: only the signature block becomes the one of the actor, holder or deputy.
    """
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    step = docket.step_of(item)
    if step.task not in SIGNINGS:
        raise Refused("bukan_langkah_tanda_tangan", f"Langkah {step.name} bukan langkah tanda tangan.")
    check_not_signing(docket)
    permit = permit_of(docket)
    check_replaceable(permit)
    check_unchanged(docket, permit)
    before, earlier = permit.document_hash, named_under(docket.case.pk, permit.document_hash)
    file = typeset_permit(docket, permit, docket.by, step=earlier.step if earlier else item.step)
    replace_document(region_id=docket.case.region_id, permit_id=permit.pk, document_hash=file.sha256)
    enter(docket, deed="naskah_disusun_ulang", facts={"sebelumnya": before, "naskah": file.sha256})
    save(docket)
    return docket.case
