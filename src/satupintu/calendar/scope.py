from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from satupintu.people.models import Agency, Region
from satupintu.rules.errors import Refused


@dataclass(frozen=True, slots=True)
class Scope:
    """For whom a calendar row holds: one agency, a region, or with neither the whole nation."""

    region_id: int | None = None
    agency_id: int | None = None

    @property
    def own(self) -> Q:
        """The rows of this very scope, wider and narrower ones left out."""
        return Q(region_id=self.region_id, agency_id=self.agency_id)

    @property
    def chain(self) -> str:
        if self.agency_id is not None:
            return f"kalender:{self.agency_id}"
        return "kalender:nasional" if self.region_id is None else f"kalender:wilayah:{self.region_id}"


NATION = Scope()


def check_local(scope: Scope) -> int:
    """Give the region's id; the nation as a whole keeps no hours and no swap days."""
    if scope.region_id is None:
        raise Refused(
            "lingkup_harus_daerah", "Jam kerja dan hari pengganti ditetapkan per daerah atau per instansi."
        )
    return scope.region_id


def scope_of(region: Region, agency: Agency | None) -> Scope:
    if agency is None:
        return Scope(region_id=region.pk)
    if agency.region_id != region.pk:
        raise Refused(
            "instansi_daerah_lain", "Instansi ini bukan milik daerah tersebut. Pilih instansi daerah sendiri."
        )
    return Scope(region_id=region.pk, agency_id=agency.pk)


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """Whose working time moved, and on which days: open deadlines that touch them are computed again."""

    agencies: tuple[int, ...]
    first: date
    last: date | None
    """None: from `first` on, without end."""

    def touches(self, first: date, last: date) -> bool:
        return self.first <= last and (self.last is None or first <= self.last)
