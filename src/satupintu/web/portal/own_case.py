"""The applicant's own case, by its number or, while it is a draft, by its name in the address."""

from django.http import Http404

from satupintu.cases.models import Case
from satupintu.people.actor import Actor


def own_case(name: str, citizen: Actor) -> Case:
    """Somebody else's case does not exist here (reliability D10, G1)."""
    own = Case.objects.filter(applicant_id=citizen.applicant_id or 0).select_related(
        "region", "agency", "standard"
    )
    case = own.filter(ref=name).first() or own.filter(number=name).first()
    if case is None:
        raise Http404
    return case


def address_of(case: Case) -> str:
    return f"/permohonan/{case.number or case.ref}/"
