"""The national register of laws: whether a legal basis still holds (N-38)."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from satupintu.catalogue.shelf import NATIONAL
from satupintu.rules.standard.model.registers import LawPart
from satupintu.rules.standard.reader import Unreadable, read_laws


def laws() -> Mapping[str, LawPart]:
    return _laws(Path(settings.STANDARDS_DIR) / NATIONAL / "hukum.toml")


@lru_cache(maxsize=4)
def _laws(file: Path) -> Mapping[str, LawPart]:
    """Read once a process; without a register that can be read, nothing is said about the laws."""
    try:
        register = read_laws(file.name, file.read_bytes())
    except (FileNotFoundError, Unreadable):
        return {}
    return {law.code: law for law in register.laws}
