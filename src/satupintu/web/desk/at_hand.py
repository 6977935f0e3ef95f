"""The case that an officer has before him: within his reach, in every seat that has to do with it."""

from collections.abc import Sequence

from django.db.models import Q
from django.http import Http404

from satupintu.cases.deeds.choices import choices_on
from satupintu.cases.deeds.way import Way
from satupintu.cases.docket import Docket
from satupintu.cases.look import look_at
from satupintu.cases.models import Case
from satupintu.cases.survey_gate import survey_gate_in_use
from satupintu.rules.errors import Refused
from satupintu.web.visitor.pages import OfficerRequest


def at_hand(request: OfficerRequest, name: str) -> list[Docket]:
    """By the number or the draft's name; what is out of reach does not exist here (reliability G1)."""
    officer = request.officer
    found = Case.objects.filter(Q(number=name) | Q(ref=name), region=officer.region).values_list(
        "ref", flat=True
    )
    ref = found.first()
    if ref is None:
        raise Http404
    try:
        return look_at(ref=ref, actors=officer.actors, at=request.at)
    except Refused:
        raise Http404 from None


def ways_of(dockets: Sequence[Docket]) -> tuple[Way, ...]:
    return choices_on(dockets, survey=survey_gate_in_use())


def address_of(case: Case) -> str:
    return f"/{case.region.slug}/petugas/berkas/{case.number or case.ref}/"
