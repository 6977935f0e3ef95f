"""What lies on the shelf for one region: for who publishes from there, with what is wrong with it."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from satupintu.catalogue.laws import laws
from satupintu.catalogue.shelf import (
    NATIONAL,
    ShelvedStandard,
    read_region_alone,
    read_shelved,
    standard_files,
)
from satupintu.rules.lint.finding import Finding, Subject
from satupintu.rules.lint.run import lint
from satupintu.rules.standard.model.region import RegionFile
from satupintu.rules.standard.places import Fault
from satupintu.rules.standard.reader import Unreadable


@dataclass(frozen=True, slots=True)
class OnFile:
    """One file; without a standard it cannot be read, and the faults say why."""

    name: str
    """`<service>/<effective date>`: how its page is found again."""
    standard: ShelvedStandard | None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class RegionShelf:
    region: RegionFile
    files: tuple[OnFile, ...]

    def findings(self, standard: ShelvedStandard) -> list[Finding]:
        """Without a register that can be read, nothing is said about the laws."""
        return lint(Subject(standard.read, self.region, laws() or None, standard.templates))


def shelf_of(region_code: str) -> RegionShelf | None:
    """Read anew each time, since that is what its reader has just changed; None: no folder for this region."""
    for folder in sorted(Path(settings.STANDARDS_DIR).iterdir()):
        if folder.name == NATIONAL or not (folder / "region.toml").is_file():
            continue
        try:
            file = read_region_alone(folder).region
        except Unreadable:
            continue
        if file.region.code == region_code:
            return RegionShelf(file, tuple(_read(path) for path in standard_files(folder)))
    return None


def _read(path: Path) -> OnFile:
    name = f"{path.parent.name}/{path.stem}"
    try:
        return OnFile(name, read_shelved(path))
    except Unreadable as error:
        return OnFile(name, None, error.faults)
