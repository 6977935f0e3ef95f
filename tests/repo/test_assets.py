"""What browsers get is what was built from what lies in assets/, and it stays light and unbranded."""

import gzip
import hashlib
import re

import pytest

from tests.repo.sources import ROOT

ASSETS = ROOT / "assets"
STATIC = ROOT / "src" / "satupintu" / "web" / "static" / "design"
VENDORED = ROOT / "tests" / "data" / "pages"
NOTED = re.compile(r"^([0-9a-f]{64}) [ *](\S+)$", re.MULTILINE)
MOST = {
    "satupintu.css": 14_000,
    "satupintu.js": 9_000,
    "desk.css": 4_000,
    "desk.js": 1_000,
    "htmx.js": 17_000,
}
"""Bytes, compressed."""
BRANDED = re.compile(r"GDS Transport|crown|crest|govuk-header|gov\.uk/", re.IGNORECASE)


def noted(listing):
    return {name: digest for digest, name in NOTED.findall(listing)}


def changed(folder, listing):
    """Files whose bytes are not those that were noted."""
    return sorted(
        name
        for name, digest in noted(listing).items()
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest
    )


@pytest.fixture(scope="module")
def built():
    return (ASSETS / "built.txt").read_text(encoding="utf-8")


def test_every_file_is_as_it_was_built_from_what_is_here(built):
    assert changed(ASSETS, built) == [], "run `make assets`"


def test_everything_that_is_built_and_built_from_is_noted(built):
    there = {path.resolve() for path in (*STATIC.glob("*.css"), *STATIC.glob("*.js"))}
    there |= {path for suffix in ("scss", "css", "mjs") for path in ASSETS.glob(f"*.{suffix}")}
    assert there - {(ASSETS / name).resolve() for name in noted(built)} == set()


@pytest.mark.parametrize(("name", "most"), MOST.items())
def test_every_file_is_light(name, most):
    assert len(gzip.compress((STATIC / name).read_bytes(), 9)) <= most


def test_nothing_bears_the_mark_of_another_government():
    sheets = (path for path in STATIC.glob("*.css"))
    assert [path.name for path in sheets if BRANDED.search(path.read_text(encoding="utf-8"))] == []


def test_the_scanners_are_those_that_were_noted():
    assert changed(VENDORED, (VENDORED / "README.md").read_text(encoding="utf-8")) == []


def test_control_a_changed_file_and_a_brand_are_found(tmp_path):
    (tmp_path / "a.css").write_text("a{}")
    listing = f"{hashlib.sha256(b'a{}').hexdigest()}  a.css\n{'0' * 64}  ./b.css\n"
    (tmp_path / "b.css").write_text("b{}")
    assert changed(tmp_path, listing) == ["./b.css"]
    assert BRANDED.search('font-family:"GDS Transport",arial')
