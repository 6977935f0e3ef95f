from datetime import datetime

from django.db import transaction

from satupintu.cases.course import enter, save
from satupintu.cases.frozen import check_content, document
from satupintu.cases.opening import open_work
from satupintu.cases.permit_of import permit_of
from satupintu.cases.signature import signing_subject
from satupintu.cases.turn import check_turn
from satupintu.cases.typesetting import check_named
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.signing.actions.prepare import prepare
from satupintu.signing.prepared import Prepared


@transaction.atomic
def prepare_signing(*, work: int, by: Actor, at: datetime, seen: int | None = None) -> Prepared:
    """Write down what is about to be signed; the signer itself is called after this has been committed."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    step = docket.step_of(item)
    if step.task != "tanda_tangan":
        raise Refused("bukan_langkah_tanda_tangan", f"Langkah {step.name} bukan langkah tanda tangan.")
    permit = permit_of(docket)
    check_content(docket, permit)
    content = document(permit)
    check_named(docket, permit)
    request = prepare(
        region=docket.region,
        subject=signing_subject(docket),
        document_hash=permit.document_hash,
        by=by,
        at=docket.at,
    )
    enter(
        docket,
        deed="tanda_tangan_disiapkan",
        facts={"permintaan": request.pk, "naskah": request.document_hash},
    )
    save(docket)
    return Prepared(request.pk, item.pk, content, request.document_hash)
