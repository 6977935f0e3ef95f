"""One environment per engine, made on first use from its own pinned requirements, and anew when they change."""

import hashlib
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path


def prepare(folder: Path, engines: Iterable[str]) -> dict[str, Path]:
    return {engine: _python(folder / engine) for engine in engines}


def _python(folder: Path) -> Path:
    requirements = folder / "requirements.txt"
    python, made = folder / ".venv" / "bin" / "python", folder / ".venv" / ".made"
    wanted = _digest(requirements)
    if not (python.exists() and made.exists() and made.read_text(encoding="utf-8") == wanted):
        print(f"Making {folder.name}/.venv …", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder / ".venv"], check=True)
        install = [python, "-m", "pip", "install", "--require-hashes", "-r", requirements]
        done = subprocess.run(install, check=False, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{done.stdout[-2000:]}{done.stderr[-4000:]}\nCould not install {requirements}.")
        made.write_text(wanted, encoding="utf-8")
    return python


def _digest(requirements: Path) -> str:
    """Of the file and of those it names."""
    text = requirements.read_text(encoding="utf-8")
    named = [line.removeprefix("-r ").strip() for line in text.splitlines() if line.startswith("-r ")]
    return hashlib.sha256(
        "".join([text, *(_digest(requirements.parent / name) for name in named)]).encode()
    ).hexdigest()
