"""The arms of a region: a file in its folder of standards, made harmless; for the head of its pages and of its letters."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from satupintu.catalogue import png, svg
from satupintu.rules.errors import Refused
from satupintu.rules.standard.reader import Unreadable, read_region

LARGEST = 20 * 1024
"""It is drawn on every page, and a page has 50 KB in all (design §9)."""
READERS = {"svg": ("image/svg+xml", svg.harmless), "png": ("image/png", png.harmless)}


@dataclass(frozen=True, slots=True)
class Arms:
    ending: str
    media_type: str
    content: bytes
    left_out: Mapping[str, int] = field(default_factory=dict, compare=False)
    """What of the file did not pass."""

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()[:16]


def arms_of(code: str) -> Arms | None:
    """Of the region with this code, if its folder holds any that can be used; for pages, and for who typesets letters."""
    return _all_arms(Path(settings.STANDARDS_DIR)).get(code)


def read_arms(folder: Path) -> Arms | None:
    """`lambang.svg`, or else `lambang.png`; a file that cannot be used is refused with what to do about it."""
    for ending, (media_type, harmless) in READERS.items():
        path = folder / f"lambang.{ending}"
        if path.is_file():
            content, left_out = harmless(path.read_bytes())
            if len(content) > LARGEST:
                raise Refused(
                    "lambang_terlalu_berat",
                    f"Berkas {path.name} paling besar {LARGEST // 1024} KB, karena dimuat pada setiap halaman. Kecilkan "
                    "atau sederhanakan gambarnya.",
                )
            return Arms(ending, media_type, content, dict(left_out))
    return None


@lru_cache(maxsize=4)
def _all_arms(folder: Path) -> Mapping[str, Arms]:
    """Read once a process, like the region files; one that cannot be used was said when the region was established."""
    found = {}
    for path in sorted(folder.glob("*/region.toml")):
        try:
            arms = read_arms(path.parent)
            code = read_region(path.name, path.read_bytes()).region.code
        except (Refused, Unreadable):
            continue
        if arms is not None:
            found[code] = arms
    return found
