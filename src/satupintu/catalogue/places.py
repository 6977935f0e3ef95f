"""The national lists that answers are checked against: areas down to the village, and countries."""

import csv
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from satupintu.catalogue.shelf import NATIONAL

HOME = "ID"
LEVELS = ("provinsi", "kabupaten", "kecamatan", "desa")


class Areas:
    """Codes as printed, 14.07.02.1001, with their names."""

    def __init__(self, folder: Path) -> None:
        self._names: dict[str, str] = {}
        self._below: dict[str, list[str]] = defaultdict(list)
        for level in LEVELS:
            with (folder / f"{level}.csv").open(encoding="utf-8", newline="") as file:
                rows = csv.reader(file)
                next(rows)
                for code, name in rows:
                    self._names[code] = name
                    self._below[code.rpartition(".")[0]].append(code)

    def name(self, code: str) -> str | None:
        return self._names.get(code)

    def below(self, code: str) -> Sequence[str]:
        return self._below.get(code, [])


class Countries:
    def __init__(self, file: Path) -> None:
        rows = tomllib.loads(file.read_text(encoding="utf-8"))["negara"]
        self._rows: dict[str, tuple[str, bool]] = {
            str(row["kode"]): (str(row["nama"]), bool(row["hubungan_diplomatik"])) for row in rows
        }

    def name(self, code: str) -> str | None:
        return self._rows[code][0] if code in self._rows else None

    def has_relations(self, code: str) -> bool:
        return code in self._rows and self._rows[code][1]

    def codes(self) -> Sequence[str]:
        return list(self._rows)

    def without_relations(self) -> Sequence[str]:
        """Their names; Indonesia has no relations with itself and is not meant."""
        return sorted(name for code, (name, related) in self._rows.items() if not related and code != HOME)


@lru_cache(maxsize=1)
def areas() -> Areas:
    """Read at first use, once a process: 83,000 villages take a tenth of a second."""
    return Areas(Path(settings.STANDARDS_DIR) / NATIONAL / "wilayah")


@lru_cache(maxsize=1)
def countries() -> Countries:
    return Countries(Path(settings.STANDARDS_DIR) / NATIONAL / "negara.toml")
