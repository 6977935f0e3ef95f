import re
import subprocess

from tests.repo.sources import ROOT

PROMISED = {"help", "demo", "test", "check", "system", "fix", "bench", "assets", "faults", "lock"}


def targets(makefile):
    """The targets a person may ask for: those that are no file."""
    return {word for line in re.findall(r"^\.PHONY:(.*)$", makefile, re.MULTILINE) for word in line.split()}


def unexplained(makefile, shown):
    return sorted(
        target
        for target in targets(makefile)
        if not re.search(rf"^\s*make {target}\b.*\S", shown, re.MULTILINE)
    )


def test_help_lists_every_target():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    shown = subprocess.run(["make", "-s", "-C", str(ROOT)], capture_output=True, text=True, check=True).stdout
    assert targets(makefile) >= PROMISED
    assert unexplained(makefile, shown) == []


def test_control_a_target_without_help_is_found():
    assert unexplained(".PHONY: help hidden\n", "  make help   shows this\n") == ["hidden"]
