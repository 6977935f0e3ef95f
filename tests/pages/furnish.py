"""What the pages under test show: everything on the shelf, and cases in the situations that have pages."""

from datetime import UTC, datetime
from typing import Any

from satupintu.cases.queries.filling import filling_of
from satupintu.catalogue.shelf import ShelvedRegion, ShelvedStandard
from satupintu.ops.situations import named
from satupintu.ops.walk.stage import citizen, set_stage
from satupintu.people.models import User
from tests.situations.browsers import opened_account
from tests.web import shelves

AT = datetime(2026, 11, 20, 3, tzinfo=UTC)  # a Friday morning
SITUATIONS = {"draft": named.draft, "filed": named.filed, "returned": named.returned_once}


def furnish() -> tuple[dict[str, Any], dict[str, User]]:
    """The facts that addresses are made of, and the people who may be signed in."""
    shelf = [shelves.shelved(folder) for folder in shelves.region_folders()]
    services = [address for folder in shelves.region_folders() for address in published(folder)]
    shelved, standard = first_online(shelf)
    stage = set_stage(shelved, standard, at=AT)
    facts: dict[str, Any] = {
        "region": stage.region.slug,
        "services": services,
        "service": f"/{stage.region.slug}/layanan/{stage.version.service}/",
    }
    people: dict[str, User] = {}
    for name, situation in SITUATIONS.items():
        case = situation(stage, at=AT)
        people[name] = opened_account(case.applicant, at=AT)
        facts[name] = case.number or str(case.ref)
        if name == "draft":
            filling = filling_of(case, by=citizen(case.applicant), at=AT)
            facts["group"] = next(iter(filling.asked))
            facts["requirement"] = next(
                slot.requirement.code for slot in filling.slots if slot.requirement.supplier != "alur"
            )
    return facts, people


def published(folder) -> list[str]:
    region = shelves.established(folder)
    return [
        f"/{region.slug}/layanan/{standard.read.standard.service.code}/"
        for standard in shelves.shelved(folder).standards
    ]


def first_online(shelf: list[ShelvedRegion]) -> tuple[ShelvedRegion, ShelvedStandard]:
    return next(
        (region, standard)
        for region in shelf
        for standard in region.standards
        if "daring" in standard.read.standard.service.channels
    )
