from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction

from satupintu.people.models import Region
from satupintu.permits.about import About, searched
from satupintu.permits.concerning import check_concerned
from satupintu.permits.models import Permit
from satupintu.rules.codes import ENTROPY_BYTES, from_entropy
from satupintu.statements.inserting import insert


def prepare_permit(
    *,
    region: Region,
    service: str,
    standard_hash: str,
    case_number: str,
    content_hash: str,
    valid_until: date | None,
    about: About,
    entropy: Callable[[int], bytes],
    at: datetime,
) -> Permit:
    """Open the permit's row when its content is frozen, with the code that its QR will show.

    Part of the caller's action, which journals it. `entropy` is `secrets.token_bytes`.
    """
    with transaction.atomic(savepoint=False):
        check_concerned(about.concerns, kind=about.kind, region_id=region.pk, service=service)
        permit = Permit(
            region=region,
            service=service,
            service_name=about.service_name,
            product=about.product,
            agency=about.agency,
            agency_name=about.agency.name,
            holder=about.holder.name,
            holder_shown=about.holder.shown,
            holder_words=searched(about.holder.name),
            applicant_id=about.holder.applicant_id,
            organisation_id=about.holder.organisation_id,
            standard_hash=standard_hash,
            kind=about.kind,
            concerns=about.concerns,
            code=from_entropy(entropy(ENTROPY_BYTES)),
            case_number=case_number,
            content_hash=content_hash,
            prepared_at=at,
            valid_until=valid_until,
        )
        insert(permit)
        return permit
