from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from satupintu.cases.actions.print_copy import print_copy
from satupintu.cases.docket import Docket


@transaction.atomic
def print_copies(dockets: Sequence[Docket], *, reason: str, key: str, at: datetime) -> None:
    """Note all that goes into one print, or nothing: what is counted as printed is in the file that is given.

    Their rows are locked in one order, so that two who print the same do not wait for each other for ever.
    """
    for docket in sorted(dockets, key=lambda one: one.case.pk):
        print_copy(
            ref=docket.case.ref, by=docket.by, at=at, reason=reason, key=f"{key}.{docket.case.pk}"[:80]
        )
