"""How an application comes in: by this site, at the counter, through OSS. Said plainly where one of them is not open."""

from dataclasses import dataclass

from satupintu.catalogue.region_files import region_file
from satupintu.rules.standard.model.region import AgencyPart
from satupintu.rules.standard.model.standard import Standard

OSS = "https://oss.go.id"


@dataclass(frozen=True, slots=True)
class Applying:
    online: bool
    counter: str
    """Where to go in person; empty where the counter takes no applications."""
    oss: str
    guided: bool
    """Whether there are questions to find out if one qualifies."""


def applying_of(standard: Standard, region_code: str) -> Applying:
    ways = standard.service.channels
    agency = agency_part(region_code, standard.service.agency)
    return Applying(
        online="daring" in ways,
        counter=_place(agency) if "loket" in ways else "",
        oss=OSS if "oss" in ways else "",
        guided=bool(standard.guide.questions),
    )


def agency_part(region_code: str, agency: str) -> AgencyPart | None:
    file = region_file(region_code)
    return next((part for part in file.agencies if part.code == agency), None) if file else None


def _place(agency: AgencyPart | None) -> str:
    if agency is None:
        return "loket pelayanan"
    where = agency.address or agency.letterhead.address
    return f"loket {agency.name}" + (f", {where}" if where else "")
