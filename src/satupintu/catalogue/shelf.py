"""The folder of standard files, read whole: regions, their calendars and every version of every service."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from satupintu.rules.standard.model.region import CalendarFile, RegionFile
from satupintu.rules.standard.places import Fault, Place
from satupintu.rules.standard.reader import (
    Library,
    ReadStandard,
    Unreadable,
    read_calendar,
    read_document,
    read_region,
    read_standard,
)

NATIONAL = "_nasional"
PIECES = "potongan.toml"


@dataclass(frozen=True, slots=True)
class ShelvedStandard:
    file: str
    read: ReadStandard
    templates: dict[str, bytes]

    @property
    def service(self) -> str:
        return self.read.standard.service.code

    @property
    def effective(self) -> date:
        return self.read.standard.effective


@dataclass(frozen=True, slots=True)
class ShelvedRegion:
    folder: str
    region: RegionFile
    calendar: CalendarFile
    standards: tuple[ShelvedStandard, ...]

    def newest(self) -> tuple[ShelvedStandard, ...]:
        """One per service: its latest version."""
        latest = {shelved.service: shelved for shelved in sorted(self.standards, key=lambda s: s.effective)}
        return tuple(sorted(latest.values(), key=lambda s: s.read.standard.service.name))


def read_shelf(folder: Path) -> tuple[ShelvedRegion, ...]:
    """Every region on the shelf; every fault of every file at once, or all of it."""
    regions: list[ShelvedRegion] = []
    faults: list[Fault] = []
    for path in sorted(folder.iterdir()):
        if not path.is_dir() or path.name == NATIONAL or path.name.startswith("."):
            continue
        try:
            regions.append(read_region_folder(path))
        except Unreadable as error:
            faults += error.faults
    if faults:
        raise Unreadable(faults)
    return tuple(regions)


def read_region_folder(folder: Path) -> ShelvedRegion:
    faults: list[Fault] = []
    alone = None
    try:
        alone = read_region_alone(folder)
    except Unreadable as error:
        faults += error.faults
    standards = []
    for path in standard_files(folder):
        try:
            standards.append(read_shelved(path))
        except Unreadable as error:
            faults += error.faults
    if faults or alone is None:
        raise Unreadable(faults)
    return replace(alone, standards=tuple(standards))


def read_region_alone(folder: Path) -> ShelvedRegion:
    """The region and its calendar, without its standards."""
    faults: list[Fault] = []
    region = calendar = None
    try:
        region = read_region(_name(folder / "region.toml"), _bytes(folder / "region.toml"))
    except Unreadable as error:
        faults += error.faults
    try:
        calendar = read_calendar(_name(folder / "calendar.toml"), _bytes(folder / "calendar.toml"))
    except Unreadable as error:
        faults += error.faults
    if faults or region is None or calendar is None:
        raise Unreadable(faults)
    return ShelvedRegion(folder.name, region, calendar, ())


def standard_files(folder: Path) -> Iterator[Path]:
    """<service>/<effective date>.toml below a region's folder."""
    yield from sorted(folder.glob("*/*.toml"))


def read_shelved(path: Path) -> ShelvedStandard:
    """One standard file with the pieces of its region and of the nation, and the templates beside it."""
    templates = {found.name: found.read_bytes() for found in sorted(path.parent.glob("*.typ"))}
    read = read_standard(_name(path), _bytes(path), library_for(path), templates)
    expected = f"{read.standard.effective.isoformat()}.toml"
    if path.name != expected:
        raise Unreadable(
            [
                Fault(
                    read.place("berlaku_mulai"),
                    f"Nama berkas harus {expected}, sama dengan berlaku_mulai.",
                )
            ]
        )
    return ShelvedStandard(_name(path), read, templates)


def library_for(path: Path) -> Library:
    """The region's pieces come before the nation's; a file on its own has whatever lies above it."""
    region = path.parent.parent
    candidates = [region / PIECES, region.parent / NATIONAL / PIECES]
    return Library(
        tuple(read_document(_name(found), found.read_bytes()) for found in candidates if found.is_file())
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        message = f"Berkas {path.name} tidak ada; setiap wilayah memerlukannya."
        raise Unreadable([Fault(Place(_name(path), 1), message)]) from error


def _name(path: Path) -> str:
    """As people say it: region/service/date.toml."""
    parts = path.parts
    return "/".join(parts[-3:] if path.parent.parent.name and path.name[:1].isdigit() else parts[-2:])
