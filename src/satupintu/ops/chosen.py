"""The standards that a command was pointed at: files, folders, or the whole shelf."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.conf import settings

from satupintu.catalogue.shelf import (
    NATIONAL,
    ShelvedRegion,
    ShelvedStandard,
    read_region_alone,
    read_shelved,
    standard_files,
)
from satupintu.rules.errors import Refused


def chosen(paths: Sequence[Path]) -> Iterator[tuple[ShelvedRegion, list[ShelvedStandard]]]:
    """Each region with the standards of it that were asked for; nothing unasked is even read."""
    found: dict[Path, list[Path]] = {}
    for path in paths or [Path(settings.STANDARDS_DIR)]:
        files = list(_files(path.resolve()))
        if not files:
            raise Refused("tanpa_standar", f"Tidak ada berkas standar di {path}.")
        for file in files:
            found.setdefault(file.parent.parent, []).append(file)
    for folder, files in found.items():
        yield read_region_alone(folder), [read_shelved(file) for file in dict.fromkeys(files)]


def _files(path: Path) -> Iterator[Path]:
    """A file; or a service's, a region's, or the whole shelf's folder."""
    if path.is_file():
        yield path
    elif (path / "region.toml").is_file():
        yield from standard_files(path)
    elif (path.parent / "region.toml").is_file():
        yield from sorted(path.glob("*.toml"))
    elif path.is_dir():
        for region in sorted(path.iterdir()):
            if region.is_dir() and region.name != NATIONAL and (region / "region.toml").is_file():
                yield from standard_files(region)
