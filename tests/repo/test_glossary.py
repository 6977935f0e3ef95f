"""docs/glossary.md has a row for every word of the law used in code, and for every word and code of the standards."""

import ast
import re
from typing import Literal

import pytest
from pydantic import Field

from satupintu.catalogue.shelf import read_shelf
from satupintu.rules.standard.model.part import Part
from satupintu.rules.standard.model.region import (
    AgencyPart,
    CalendarFile,
    Letterhead,
    NumberSeries,
    PostPart,
    RegionFile,
)
from satupintu.rules.standard.model.registers import CountryFile, LawFile, WordFile
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import CaseOutcome, Outcome, Step
from tests.repo.sources import ROOT, STANDARDS, python_files, tree

GLOSSARY = ROOT / "docs" / "glossary.md"
HEADING = ["term", "istilah", "arti", "dasar"]
# The closed list: words that an official would put back if they were translated. 40 at most.
LOANWORDS = frozenset(
    [
        "nik",
        "kk",
        "nib",
        "npwp",
        "nip",
        "kbli",
        "opd",
        "skm",
        "ikm",
        "tte",
        "berita_acara",
        "retribusi",
        "skrd",
        "plh",
        "plt",
        "kasi",
        "kabid",
        "meterai",
        "sktm",
        "oss",
        "bsre",
        "pemohon",
        "tanda_terima",
        "nitku",
    ]
)


def rows(page):
    """Give the glossary's rows; the table has the four columns of HEADING."""
    lines = [
        line.strip().strip("|").split("|") for line in page.splitlines() if line.lstrip().startswith("|")
    ]
    cells = [[cell.strip().strip("`") for cell in line] for line in lines]
    return [row for row in cells if row != HEADING and not set("".join(row)) <= set("-: ")]


def faults(page):
    terms = [row[0] for row in rows(page)]
    twice = sorted({term for term in terms if terms.count(term) > 1})
    return [f"{row[0]}: empty cell" for row in rows(page) if len(row) != 4 or not all(row)] + [
        f"{t}: twice" for t in twice
    ]


def terms(page):
    return {word for row in rows(page) for word in row[0].split(", ")}


def identifiers(module):
    for node in ast.walk(module):
        match node:
            case ast.Name(id=found) | ast.Attribute(attr=found) | ast.arg(arg=found) | ast.alias(name=found):
                yield found
            case ast.FunctionDef(name=found) | ast.AsyncFunctionDef(name=found) | ast.ClassDef(name=found):
                yield found


def loanwords_in(found):
    """The loanwords among the parts of an identifier: `nik_index`, `BeritaAcara`, `NPWP`."""
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", found).lower()
    return {word for word in LOANWORDS if re.search(rf"(^|[_.]){word}([_.]|$)", snake)}


WELL_KNOWN = frozenset({"pdf", "jpg", "png", "docx", "xlsx"})
CODE = re.compile(r"[a-z][a-z_]*")


def words_of_format(model):
    """The keys of one kind of data file, and the words that its keys may be answered with."""
    schema = model.model_json_schema()
    tables = [schema, *schema.get("$defs", {}).values()]
    keys = {key for table in tables for key in table["properties"]}
    return {
        word for word in keys | set(choices_in(tables)) if CODE.fullmatch(word) and word not in WELL_KNOWN
    }


def choices_in(schema):
    """Every text that stands in an `enum` or a `const`, however deep."""
    match schema:
        case dict():
            closed = [*schema.get("enum", []), schema.get("const")]
            yield from (value for value in closed if isinstance(value, str))
            for inner in schema.values():
                yield from choices_in(inner)
        case list():
            for inner in schema:
                yield from choices_in(inner)


def codes_of_region(region):
    agencies = {agency.code for agency in region.agencies}
    series = {series.code for agency in region.agencies for series in agency.series}
    return agencies | series | {post.code for post in region.posts}


def codes_of_standard(standard):
    """What flow, screens and journal speak of; a paper, a question or a choice is told by the words beside it."""
    steps = {step.code for step in standard.steps}
    outcomes = {outcome.code for step in standard.steps for outcome in step.outcomes}
    return steps | outcomes | {outcome.code for outcome in standard.case_outcomes} | set(standard.texts)


def codes_on(shelf):
    regions = {code for region in shelf for code in codes_of_region(region.region)}
    return regions | {
        code
        for region in shelf
        for shelved in region.standards
        for code in codes_of_standard(shelved.read.standard)
    }


@pytest.fixture(scope="module")
def page():
    return GLOSSARY.read_text(encoding="utf-8")


def test_the_glossary_is_whole(page):
    assert faults(page) == []


def test_every_loanword_in_the_code_has_its_row(page):
    used = {
        word
        for path in python_files("src")
        for found in identifiers(tree(path))
        for word in loanwords_in(found)
    }
    assert used - terms(page) == set()


def test_every_code_of_the_standards_has_its_row(page):
    assert codes_on(read_shelf(STANDARDS)) - terms(page) == set()


@pytest.mark.parametrize("model", [Standard, RegionFile, CalendarFile, LawFile, CountryFile, WordFile])
def test_every_word_of_the_format_has_its_row(page, model):
    assert words_of_format(model) - terms(page) == set()


def test_the_list_of_loanwords_stays_closed():
    assert len(LOANWORDS) <= 40


SAMPLE = """
| term | istilah | arti | dasar |
|---|---|---|---|
| `nik` | Nomor Induk Kependudukan | 16 angka | UU 24/2013 |
| region | kabupaten/kota | | design §2 |
| `nik` | sekali lagi | 16 angka | - |
"""


def test_control_a_double_row_and_an_empty_cell_are_found():
    assert terms(SAMPLE) == {"nik", "region"}
    assert faults(SAMPLE) == ["region: empty cell", "nik: twice"]


def test_control_loanwords_are_found_in_every_kind_of_name():
    module = ast.parse(
        "class BeritaAcara: pass\ndef f(npwp_lama): return x.nik_index + KKNumber + unik + plan_oss.tte\n"
    )
    found = {word for each in identifiers(module) for word in loanwords_in(each)}
    assert found == {"berita_acara", "npwp", "nik", "kk", "oss", "tte"}


def test_control_codes_are_taken_from_a_standard_and_a_region():
    outcome = Outcome(code="sesuai", label="Sesuai", ending="selesai")
    step = Step(code="verifikasi", name="Verifikasi", task="verifikasi", post="kasi", outcomes=(outcome,))
    ending = CaseOutcome(code="tarik", label="Tarik", kind="tarik", by=("pemohon",), ending="ditarik")
    standard = Standard.model_construct(steps=(step,), case_outcomes=(ending,), texts={"terbit": None})
    assert codes_of_standard(standard) == {"verifikasi", "sesuai", "tarik", "terbit"}
    series = NumberSeries(code="izin", name="Izin", pattern="{urut}/{tahun}")
    agency = AgencyPart(
        code="dinas", name="Dinas", kind="ptsp", letterhead=Letterhead(lines=("KOP",)), series=(series,)
    )
    post = PostPart(code="kepala", name="Kepala", role="kepala_dinas", agency="dinas")
    region = RegionFile.model_construct(agencies=(agency,), posts=(post,))
    assert codes_of_region(region) == {"dinas", "izin", "kepala"}


def test_control_words_are_taken_from_a_format():
    class Inner(Part):
        kinds: tuple[Literal["fisik", "pdf"], ...] = Field((), alias="bentuk")

    class Outer(Part):
        inner: Inner | None = Field(None, alias="isi")
        order: Literal["14", "acak"] = Field("14", alias="urutan")

    assert words_of_format(Outer) == {"isi", "urutan", "acak", "bentuk", "fisik"}
