"""The answers of a case, opened where they are sealed."""

import json
from collections.abc import Collection

from satupintu.cases.models import Answer, Case


def answers_of(case: Case, *, only: Collection[str] | None = None) -> dict[str, object]:
    rows = Answer.objects.filter(case=case)
    if only is not None:
        rows = rows.filter(field__in=only)
    return {row.field: json.loads(row.sealed) if row.index else row.value for row in rows}
