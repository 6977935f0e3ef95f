"""A region established from its files, at which standards are published and withdrawn."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from satupintu.catalogue.actions.publish import publish
from satupintu.catalogue.actions.withdraw import withdraw
from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.shelf import ShelvedRegion, read_region_alone, read_shelved
from satupintu.ops.establish import establish_files
from satupintu.people.models import Region
from satupintu.people.queries import system_actor

AT = datetime(2026, 11, 20, 3, tzinfo=UTC)
SK = date(2026, 1, 5)


@dataclass(frozen=True)
class Desk:
    shelved: ShelvedRegion
    region: Region

    @classmethod
    def of(cls, file: Path) -> "Desk":
        shelved = read_region_alone(file.parent.parent)
        region = establish_files(shelved.region, shelved.calendar, by=system_actor(), at=AT)
        return cls(shelved, region)

    def publish(self, file: Path, sk: str = "503/1/2026") -> StandardVersion:
        standard = read_shelved(file)
        return publish(
            region=self.region,
            read=standard.read,
            source=standard.file,
            templates=standard.templates,
            region_file=self.shelved.region,
            decree_number=sk,
            decree_date=SK,
            by=system_actor(),
            at=AT,
        )

    def withdraw(self, version: StandardVersion, sk: str = "503/9/2026") -> StandardVersion:
        return withdraw(
            version=version.pk,
            region=self.region.pk,
            decree_number=sk,
            decree_date=SK,
            by=system_actor(),
            at=AT,
        )
