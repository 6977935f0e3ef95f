"""The answers of a case, opened where they are sealed."""

import json
from collections.abc import Collection

from django.db.models import QuerySet

from satupintu.cases.models import Answer, Case
from satupintu.statements.reading import reading


def answers_of(case: Case, *, only: Collection[str] | None = None) -> dict[str, object]:
    wanted = None if only is None else tuple(sorted(only))
    rows = _answers(case.pk, only=wanted) if wanted != () else ()
    return {field: json.loads(sealed) if index else value for field, value, sealed, index in rows}


@reading
def _answers(case: int, *, only: tuple[str, ...] | None) -> QuerySet[Answer, tuple[str, object, str, str]]:
    rows = Answer.objects.filter(case=case)
    if only is not None:
        rows = rows.filter(field__in=only)
    return rows.values_list("field", "value", "sealed", "index")
