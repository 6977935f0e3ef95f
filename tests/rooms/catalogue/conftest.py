import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as real_settings

from tests.rooms.catalogue.shelves import Desk


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """The real shelf without its villages, to be changed at will."""
    folder = tmp_path / "standards"
    shutil.copytree(real_settings.STANDARDS_DIR, folder, ignore=shutil.ignore_patterns("wilayah"))
    return folder


@pytest.fixture
def file(shelf: Path) -> Path:
    return sorted(shelf.glob("[0-9]*/*/*.toml"))[0]


@pytest.fixture
def desk(db: None, file: Path) -> Desk:
    return Desk.of(file)


@pytest.fixture
def version_from(file: Path) -> Callable[..., Path]:
    """A copy of the standard that comes into force on another day, with something replaced."""

    def write(day: str, old: str = "", new: str = "") -> Path:
        text = file.read_text().replace(f"berlaku_mulai = {file.stem}", f"berlaku_mulai = {day}")
        assert old in text
        copy = file.with_name(f"{day}.toml")
        copy.write_text(text.replace(old, new, 1) if old else text)
        return copy

    return write
