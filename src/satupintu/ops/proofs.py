"""The letters of the shelf tried out on paper: what the linter reads, the typesetter confirms."""

from datetime import datetime

from satupintu.catalogue.places import areas, countries
from satupintu.catalogue.shelf import ShelvedStandard
from satupintu.papers.proof import faults
from satupintu.rules.answers.sample_values import Places
from satupintu.rules.errors import Refused
from satupintu.rules.lint.finding import Finding
from satupintu.rules.standard.model.region import RegionFile


def letter_faults(region: RegionFile, standard: ShelvedStandard, *, at: datetime) -> list[Finding]:
    places = Places(areas(), countries(), region.region.code)
    return faults(standard.read, region, standard.templates, places, at=at)


def check_letters(region: RegionFile, standard: ShelvedStandard, *, at: datetime) -> None:
    found = letter_faults(region, standard, at=at)
    if found:
        listed = " ".join(finding.message for finding in found)
        raise Refused("templat_tidak_tersusun", f"Standar belum dapat diterbitkan. {listed}")
