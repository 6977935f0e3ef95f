from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from satupintu.cases.models import Case, Paper
from satupintu.files.models import StoredFile

MOST = 50


def reusable_papers(case: Case, *, today: date, requirement: str = "") -> Sequence[Paper]:
    """What the applicant has already sent in this region and may send again, the newest first; the same file once.

    Papers of the very requirement come before others, since two services often ask for the same thing under one code.
    """
    papers = (
        Paper.objects.filter(
            Q(expires__isnull=True) | Q(expires__gte=today),
            region_id=case.region_id,
            case__applicant_id=case.applicant_id,
            case__number__isnull=False,
            state__in=[Paper.State.GIVEN, Paper.State.ACCEPTED],
            file__state=StoredFile.State.PASSED,
        )
        .exclude(case=case)
        .select_related("file", "case")
        .order_by("-id")[: 4 * MOST]
    )
    once: dict[str, Paper] = {}
    for paper in papers:
        if paper.file is not None:
            once.setdefault(paper.file.sha256, paper)
    ordered = sorted(once.values(), key=lambda paper: (paper.requirement != requirement, -paper.pk))
    return ordered[:MOST]
