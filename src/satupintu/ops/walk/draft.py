"""A draft as a citizen would leave it: every question answered, every paper given. The one way to make a sample application."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from satupintu.cases.actions.save_answers import save_answers
from satupintu.cases.actions.start_draft import start_draft
from satupintu.cases.docket import Docket
from satupintu.cases.models import Case, WorkItem
from satupintu.cases.requirements import needed
from satupintu.ops.walk.deeds import give_paper
from satupintu.ops.walk.older_permit import older_permit
from satupintu.ops.walk.stage import Stage
from satupintu.ops.walk.variations import Variation
from satupintu.permits.models import Permit
from satupintu.rules.answers.sample import sample
from satupintu.rules.errors import Refused
from satupintu.rules.procedure.facts import system_facts


def fill_in(
    stage: Stage, variation: Variation, *, seed: int, at: datetime, valid_on: date | None = None
) -> Case:
    """Start a draft and complete it, up to the moment before it is sent; its dates still hold on that later day."""
    case = start_draft(
        version=stage.version,
        applicant=stage.applicant,
        channel=_channel(stage, variation),
        kind=_kind(stage, variation),
        concerns=older_permit(stage, at=at) if _kind(stage, variation) != Permit.Kind.NEW else None,
        by=stage.citizen(),
        at=at,
    )
    answers = answers_for(stage, variation, seed=seed, today=valid_on or local_day(stage, at))
    checked = save_answers(ref=case.ref, raw=answers, by=stage.citizen(), at=at)
    if checked.faults:
        raise Refused("contoh_isian_salah", " ".join(checked.faults.values()))
    for requirement in needed(stage.standard, docket_of(stage, case, at).all_facts()):
        if requirement.supplier == "pemohon" and not requirement.optional:
            give_paper(stage, case, requirement, at=at)
    return case


def answers_for(stage: Stage, variation: Variation, *, seed: int, today: date) -> dict[str, object]:
    return sample(
        stage.standard.form,
        seed=seed,
        today=today,
        places=stage.places,
        wanted=variation.wanted,
        system=system_of(stage, variation),
    )


def system_of(stage: Stage, variation: Variation) -> dict[str, object]:
    return system_facts(stage.standard, channel=_channel(stage, variation), kind=_kind(stage, variation))


def docket_of(stage: Stage, case: Case, at: datetime) -> Docket:
    """The case as it now stands in the database."""
    fresh = Case.objects.select_related("region").get(pk=case.pk)
    items = list(WorkItem.objects.filter(case=fresh).select_related("post").order_by("id"))
    return Docket(fresh, stage.standard, items, stage.citizen(), at)


def local_day(stage: Stage, at: datetime) -> date:
    return at.astimezone(ZoneInfo(stage.region.zone)).date()


def _channel(stage: Stage, variation: Variation) -> str:
    return variation.channel or stage.standard.service.channels[0]


def _kind(stage: Stage, variation: Variation) -> str:
    return variation.kind or stage.standard.service.kinds_of_application[0]
