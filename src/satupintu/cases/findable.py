"""The names by which a case is found, kept beside it in the very transaction that sets or changes a name (ADR 0014)."""

import unicodedata

from django.db.models import Q

from satupintu.cases.models import Case, CaseSearch
from satupintu.people.models import Applicant, Organisation


def search_text(*names: str) -> str:
    """Small letters, one space between words, a line per name, so that no word is found across two names."""
    return "\n".join(" ".join(plain(name).split()) for name in names if name.strip())


def plain(text: str) -> str:
    """As it is compared: whoever types and whoever was typed are spelled alike."""
    return unicodedata.normalize("NFKC", text).casefold()


def make_findable(case: Case, applicant: Applicant, organisation: Organisation | None) -> None:
    text = search_text(applicant.name, organisation.name if organisation else "")
    CaseSearch.objects.create(case=case, region_id=case.region_id, text=text)


def follow_names(*, applicant: int | None = None, organisation: int | None = None) -> int:
    """After a name was changed or erased: every case that bears it is found by the new one, and no longer by the old."""
    whose = Q(case__applicant_id=applicant) if applicant else Q(case__organisation_id=organisation)
    rows = list(CaseSearch.objects.filter(whose).select_related("case__applicant", "case__organisation"))
    for row in rows:
        body = row.case.organisation
        row.text = search_text(row.case.applicant.name, body.name if body else "")
    CaseSearch.objects.bulk_update(rows, ["text"], batch_size=500)
    return len(rows)
