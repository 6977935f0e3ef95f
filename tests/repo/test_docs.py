"""The documents lead to what is there, and speak of the product alone."""

import re

import pytest

from tests.repo.sources import ROOT, name

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
ELSEWHERE = re.compile(r"^(?:https?|mailto):")
# Folders of whoever works on a copy of this repository mean nothing to its readers.
STRANGE = re.compile(rf"{re.escape(str(ROOT))}|/root\b|/tmp/|localhost:\d+")


def broken(page, text):
    links = (link for link in LINK.findall(text) if not ELSEWHERE.match(link))
    return [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page):
    assert broken(page, page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_document_speaks_of_a_place_its_reader_does_not_have(page):
    assert STRANGE.findall(page.read_text(encoding="utf-8")) == []


def test_every_decision_is_in_the_list():
    listed = (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8")
    decisions = [path.name for path in (ROOT / "docs" / "adr").glob("0*.md")]
    assert [decision for decision in decisions if f"({decision})" not in listed] == []


def test_control_a_broken_link_and_a_strange_place_are_found(tmp_path):
    (tmp_path / "ada.md").write_text("")
    text = "[a](ada.md#b) [x](https://contoh.go.id/) ![g](gambar/tidak.png) lihat /tmp/salinan"
    assert broken(tmp_path / "halaman.md", text) == ["gambar/tidak.png"]
    assert STRANGE.search(text)
