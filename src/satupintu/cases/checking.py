"""The answers of one case against the form of its own standard: the one question of the rules, with the case's setting."""

from collections.abc import Mapping

from satupintu.cases.docket import Docket
from satupintu.catalogue.places import areas, countries
from satupintu.rules.answers.answer import Checked
from satupintu.rules.answers.check import check
from satupintu.rules.procedure.facts import system_facts


def check_answers(docket: Docket, raw: Mapping[str, object], *, final: bool) -> Checked:
    """By the day of filing, once there is one: what was in order then is not made wrong by a correction."""
    return check(
        docket.standard.form,
        raw,
        today=docket.local_day(docket.case.filed_at or docket.at),
        areas=areas(),
        countries=countries(),
        final=final,
        region=docket.region.code,
        system=system_facts(docket.standard, channel=docket.case.channel, kind=docket.case.kind),
    )
