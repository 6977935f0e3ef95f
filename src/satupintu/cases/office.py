"""On whose letterhead a paper of the office stands."""

from satupintu.catalogue.arms import arms_of
from satupintu.catalogue.region_files import region_file
from satupintu.papers.about import Letterhead, Office, office_of
from satupintu.people.models import Agency, Region


def arms_for(region_code: str) -> tuple[str, bytes] | None:
    """At the head of every letter of the region's agencies, as `papers` takes it."""
    found = arms_of(region_code)
    return (found.ending, found.content) if found else None


def office_for(region: Region, agency: Agency) -> Office:
    """From the region's file; where there is none, the names of region and agency are the letterhead."""
    file = region_file(region.code)
    if file is not None and agency.code in {part.code for part in file.agencies}:
        return office_of(file, agency.code)
    lines = (f"PEMERINTAH {region.name.upper()}", agency.name.upper())
    return Office(region.name, agency.name, Letterhead(lines))
