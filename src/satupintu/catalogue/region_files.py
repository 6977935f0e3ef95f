"""What a region's file says and no row holds: how the region looks."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from satupintu.rules.standard.model.region import RegionFile
from satupintu.rules.standard.reader import Unreadable, read_region


def region_file(code: str) -> RegionFile | None:
    """The file of the region with this code, if there is one that can be read."""
    return _files(Path(settings.STANDARDS_DIR)).get(code)


def slugs_by_host() -> Mapping[str, str]:
    """The regions that have a host name of their own."""
    files = _files(Path(settings.STANDARDS_DIR)).values()
    return {file.region.host: file.region.slug for file in files if file.region.host}


def slugs_on_file() -> frozenset[str]:
    return frozenset(file.region.slug for file in _files(Path(settings.STANDARDS_DIR)).values())


@lru_cache(maxsize=4)
def _files(folder: Path) -> Mapping[str, RegionFile]:
    """Read once a process: a changed file is taken up by establishing it and starting anew."""
    found = {}
    for path in sorted(folder.glob("*/region.toml")):
        try:
            file = read_region(path.name, path.read_bytes())
        except Unreadable:
            continue
        found[file.region.code] = file
    return found
