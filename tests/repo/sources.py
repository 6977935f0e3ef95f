"""What the repository tests read: our files, their trees, and the floors as import-linter knows them."""

import ast
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
STANDARDS = ROOT / "standards"


def python_files(*folders: str) -> list[Path]:
    """Give every Python file below the folders; a migration is generated, so it counts for nothing here."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(path for path in found if not {"migrations", "__pycache__", ".venv"} & set(path.parts))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def floors() -> list[set[str]]:
    """Give the rooms of every floor, the highest first, from the contract in pyproject.toml."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [{room.strip(" ()") for room in layer.split("|")} for layer in layers]
