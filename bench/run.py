"""Runs the benchmarks of this folder, or the one that is named, each as a program of its own."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def programs() -> dict[str, Path]:
    """A file is a benchmark, and so is a folder with a run.py of its own."""
    files = {path.stem: path for path in sorted(HERE.glob("*.py")) if path.name != "run.py"}
    return files | {path.parent.name: path for path in sorted(HERE.glob("*/run.py"))}


def main(asked: list[str]) -> int:
    known = programs()
    unknown = [name for name in asked if name not in known]
    if unknown:
        print(f"No such benchmark: {', '.join(unknown)}. There are: {', '.join(known) or 'none yet'}.")
        return 2
    if not known:
        print("There are no benchmarks yet.")
    return max(
        (subprocess.run([sys.executable, known[name]], check=False).returncode for name in asked or known),
        default=0,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
