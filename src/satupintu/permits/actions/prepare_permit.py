from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction

from satupintu.people.models import Region
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
    entropy: Callable[[int], bytes],
    at: datetime,
) -> Permit:
    """Open the permit's row when its content is frozen, with the code that its QR will show.

    Part of the caller's action, which journals it. `entropy` is `secrets.token_bytes`.
    """
    with transaction.atomic(savepoint=False):
        permit = Permit(
            region=region,
            service=service,
            standard_hash=standard_hash,
            code=from_entropy(entropy(ENTROPY_BYTES)),
            case_number=case_number,
            content_hash=content_hash,
            prepared_at=at,
            valid_until=valid_until,
        )
        insert(permit)
        return permit
