"""The national register of laws: whether a legal basis still holds (N-38)."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from satupintu.catalogue.shelf import NATIONAL
from satupintu.rules.standard.model.registers import LawPart
from satupintu.rules.standard.reader import Unreadable, read_laws


def laws() -> Mapping[str, LawPart]:
    """Of the shelf in use, read once a process."""
    return _kept(Path(settings.STANDARDS_DIR))


@lru_cache(maxsize=4)
def _kept(folder: Path) -> Mapping[str, LawPart]:
    return laws_in(folder)


def laws_in(folder: Path) -> Mapping[str, LawPart]:
    """Read anew; without a register that can be read, nothing is said about the laws."""
    file = folder / NATIONAL / "hukum.toml"
    try:
        register = read_laws(file.name, file.read_bytes())
    except (FileNotFoundError, Unreadable):
        return {}
    return {law.code: law for law in register.laws}
