"""For whom may this person act today, and who acts for a body."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from satupintu.people.mandates import in_force, mandates_on
from satupintu.people.models import Invitation, Mandate
from satupintu.rules.errors import Refused


@dataclass(frozen=True, slots=True)
class OnBehalf:
    """One whom somebody may act for; without either key, himself."""

    name: str
    kind: str = "sendiri"
    organisation_id: int | None = None
    principal_id: int | None = None
    mandate_id: int | None = None
    letter: str = ""
    until: date | None = None


def acting_for(applicant_id: int, name: str, on: date) -> tuple[OnBehalf, ...]:
    """Return himself first, then bodies, then persons, each by name; one statement."""
    rows = mandates_on(applicant_id, on).select_related("organisation", "principal")
    others = [_on_behalf(row) for row in rows]
    others.sort(key=lambda one: (one.organisation_id is None, one.name.casefold(), one.mandate_id or 0))
    return (OnBehalf(name), *others)


def check_acts_for(
    applicant_id: int, *, organisation_id: int | None = None, principal_id: int | None = None, on: date
) -> int | None:
    """Return the mandate he acts by, none for himself, or refuse."""
    if organisation_id is None and principal_id in (None, applicant_id):
        return None
    wanted = Q(organisation_id=organisation_id, principal_id=principal_id)
    found = mandates_on(applicant_id, on).filter(wanted).order_by("-kind", "id").first()
    if found is None:
        raise Refused(
            "tanpa_kuasa",
            "Anda tidak terdaftar sebagai pengurus atau kuasa yang berlaku hari ini. Mintalah undangan dari pengurus "
            "atau pemberi kuasa, atau serahkan surat kuasa di loket.",
        )
    return found.pk


def members_of(organisation_id: int, on: date) -> Sequence[Mandate]:
    """Who acts for the body today: those who run it first."""
    rows = Mandate.objects.filter(in_force(on), organisation_id=organisation_id, applicant__active=True)
    return list(rows.select_related("applicant").order_by("-kind", "applicant__name", "id"))


def agents_of(principal_id: int, on: date) -> Sequence[Mandate]:
    rows = Mandate.objects.filter(in_force(on), principal_id=principal_id, applicant__active=True)
    return list(rows.select_related("applicant").order_by("applicant__name", "id"))


def invitations_open(
    *, organisation_id: int | None = None, principal_id: int | None = None, at: datetime
) -> Sequence[Invitation]:
    rows = Invitation.objects.filter(
        Q(organisation_id=organisation_id, principal_id=principal_id),
        mandate__isnull=True,
        withdrawn_at__isnull=True,
        valid_until__gt=at,
    )
    return list(rows.order_by("id"))


def _on_behalf(row: Mandate) -> OnBehalf:
    name = row.organisation.name if row.organisation else (row.principal.name if row.principal else "")
    return OnBehalf(
        name=name,
        kind=row.kind,
        organisation_id=row.organisation_id,
        principal_id=row.principal_id,
        mandate_id=row.pk,
        letter=row.letter,
        until=row.ends,
    )
