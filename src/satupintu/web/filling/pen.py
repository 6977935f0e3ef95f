"""Who fills in an application, and under which address: the applicant himself, or the counter for who came in."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.http import HttpRequest

from satupintu.cases.models import Case
from satupintu.cases.queries.filling import Filling, filling_of
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@dataclass(frozen=True, slots=True)
class Pen:
    request: HttpRequest
    case: Case
    by: Actor
    at: datetime
    base: str
    """Of this application's pages, with a stroke at its end."""

    def again(self) -> "Pen":
        """The same case as it now stands."""
        fresh = Case.objects.select_related("region", "agency", "standard").get(pk=self.case.pk)
        return replace(self, case=fresh)

    def filling(self) -> Filling:
        found = filling_of(self.case, by=self.by, at=self.at)
        if found is None:
            raise Refused(
                "bukan_saatnya",
                "Permohonan ini sedang diproses petugas, jadi isiannya tidak dapat diubah. Lihat perkembangannya di "
                "halaman permohonan.",
            )
        return found
