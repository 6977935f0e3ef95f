"""The ways out of a whole case, as real actions."""

from datetime import datetime

from satupintu.cases.deeds.doing import end
from satupintu.cases.models import Case
from satupintu.ops.walk.deeds import REASON
from satupintu.ops.walk.stage import Stage
from satupintu.people.models import Post
from satupintu.rules.standard.model.step import PEMOHON, CaseOutcome


def end_case(stage: Stage, case: Case, ending: CaseOutcome, *, at: datetime) -> Case:
    """By the first of those who may."""
    who = ending.by[0]
    by = stage.citizen() if who == PEMOHON else stage.officer(_post(stage, who), at)
    return end(ref=case.ref, outcome=ending.code, reason=REASON, by=by, at=at)


def _post(stage: Stage, code: str) -> Post:
    return Post.objects.get(region=stage.region, code=code)
