"""The benchmark of a step: its engines are pinned, and its standard is one that can be published."""

import json
import os
import re
import subprocess
import sys

import pytest

from satupintu.catalogue.shelf import read_region_folder
from satupintu.rules.lint.finding import Subject
from satupintu.rules.lint.run import blocking, lint
from tests.repo.sources import ROOT, SRC, python_files

STEP = ROOT / "bench" / "step"
ENGINES = sorted(path.parent.name for path in STEP.glob("*/engine.py"))
PEERS = ("SpiffWorkflow", "viewflow", "caluma")


def unpinned(text):
    """Requirements without one exact version and a hash; a line that names another file stands for that file."""
    packages = re.split(r"\n(?=[A-Za-z])", text.strip())
    return [
        package.split()[0]
        for package in packages
        if not package.startswith("-r ")
        and not re.match(r"[\w.\[\]-]+==\S+ .*--hash=sha256:", package, re.DOTALL)
    ]


def importers(paths, words):
    found = re.compile(rf"^\s*(?:from|import) ({'|'.join(words)})\b", re.MULTILINE)
    return [path.name for path in paths if found.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_is_pinned_with_hashes(engine):
    assert unpinned((STEP / engine / "requirements.txt").read_text(encoding="utf-8")) == []


def test_nothing_of_the_product_imports_a_peer():
    assert importers(python_files("src"), PEERS) == []
    assert SRC.is_dir()


def test_the_standard_of_the_bench_has_eleven_steps_and_may_be_published():
    (region,) = (read_region_folder(path) for path in (STEP / "shelf").iterdir())
    (shelved,) = region.standards
    assert len(shelved.read.standard.steps) == 11
    assert blocking(lint(Subject(shelved.read, region.region))) == []


def test_the_archive_of_the_lists_is_filled_and_read(tmp_path):
    """So that a column added to a table is noticed here, and not when somebody measures."""
    ours = {"DATABASE_URL": f"sqlite:///{tmp_path / 'lists.sqlite3'}", "VAR_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, ROOT / "bench" / "lists" / "officer.py", "2000", "0"],
        env={"PATH": os.environ["PATH"], **ours},
        capture_output=True,
        text=True,
        check=True,
    )
    answer = json.loads(done.stdout)
    assert answer["cases"] == 2000
    assert all(figure["reads"] >= 20 for figure in answer["figures"])
    assert {figure["name"]: figure["rows"] for figure in answer["figures"]}[
        "page: my post's, first page"
    ] == 50


def test_control_a_loose_requirement_and_an_import_of_a_peer_are_found(tmp_path):
    pinned = "a[b]==1.0 \\\n    --hash=sha256:00"
    assert unpinned(f"-r ../x.lock\n{pinned}") == []
    assert unpinned(f"{pinned}\nloose~=1.0\nbare==1.0") == ["loose~=1.0", "bare==1.0"]
    (tmp_path / "x.py").write_text("from viewflow import this\n")
    assert importers([tmp_path / "x.py"], PEERS) == ["x.py"]
