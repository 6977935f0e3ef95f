"""Simulators started as the programs they are, on a free port, and ended by their own process."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.repo.sources import ROOT


@dataclass(frozen=True)
class Running:
    url: str
    folder: Path

    @property
    def roots(self) -> str:
        return str(self.folder / "akar.pem")

    def ask(self, path: str, **words: Any) -> Any:
        """The simulator's own side door: what it is to do next, and what it has seen."""
        return httpx.post(self.url + path, json=words, timeout=10, trust_env=False).json()


@contextmanager
def running(name: str, folder: Path, *options: str) -> Iterator[Running]:
    command = [sys.executable, "-m", f"simulators.{name}", "--folder", str(folder), *options]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}
    )
    try:
        assert process.stdout is not None
        yield Running(process.stdout.readline().strip(), folder)
    finally:
        process.terminate()
        process.wait(timeout=10)
        assert process.stdout is not None
        process.stdout.close()
