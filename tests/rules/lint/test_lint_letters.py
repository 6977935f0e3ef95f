"""A letter may name only what its standard declares, and nothing that may be missing stands bare."""

import pytest

from satupintu.catalogue.shelf import read_shelf
from satupintu.papers.about import About, Signature, facts, office_of
from satupintu.papers.press import PARTS
from satupintu.rules.lint.letters import BERKAS, TOLERANT
from satupintu.rules.lint.template_text import uses, without_comments
from tests.repo.sources import STANDARDS
from tests.rules.lint.sample import PRINTED, changed, findings

LETTERED = changed(PRINTED, 'pengesahan = "tte"', 'pengesahan = "tte"\ntemplat = "surat.typ"')
OPTIONAL = changed(LETTERED, 'kode = "bentuk"', 'kode = "bentuk"\nwajib = false')


def said(template, text=LETTERED):
    return [
        (one.code, one.severity, one.message) for one in findings(text, templates={"surat.typ": template})
    ]


def codes(template, text=LETTERED):
    return [code for code, _, _ in said(template, text)]


def test_control_what_is_declared_is_silent():
    assert said(b"#isian.bentuk #samar.bentuk #berkas.nomor_surat kata.isian #bagian(berkas.produk)") == []


def test_without_templates_nothing_is_said():
    assert findings(LETTERED, templates=None) == []


def test_template_that_is_not_there():
    (gone,) = findings(LETTERED, templates={"lain.typ": b""})
    assert gone.message == "Templat «surat.typ» tidak ada di samping berkas standar."


@pytest.mark.parametrize(
    "named",
    ["isian.bntuk", "samar.bntuk", "berkas.rahasia", "berkas.persyaratan.tidak_ada", "berkas.peristiwa.x"],
)
def test_unknown_word_is_told_with_its_line(named):
    ((code, severity, message),) = said(f"= Surat\n\n#bila({named})[ada]".encode())
    assert (code, severity) == ("TEMPLAT-ISIAN", "salah")
    assert message == f"Templat «surat.typ» baris 3 memakai {named} yang tidak dikenal."


@pytest.mark.parametrize(
    "bare",
    [
        b"#isian.bentuk",
        b"#tulis(isian.bentuk)",
        b"#kepada(isian.bentuk)",
        b"#bila(berkas.produk)[#isian.bentuk]",
        b'#gabung(("x", isian.bentuk))',
        b'#baris("x", 1) #isian.bentuk',
        b'#data(baris("(", 1), isian.bentuk)',
    ],
)
def test_answer_that_may_be_missing_stands_bare(bare):
    assert codes(bare, OPTIONAL) == ["TEMPLAT-KOSONG"]
    assert codes(bare, LETTERED) == []


@pytest.mark.parametrize(
    "guarded",
    [
        b'#data(baris("Bentuk", isian.bentuk))',
        b'#data(baris("Bentuk (", gabung(("", isian.bentuk))))',
        b"#bila(isian.bentuk)[Bentuk: #isian.bentuk]",
        b"#bila(isian.bentuk, tulis(isian.bentuk))",
        b'#atau(isian.bentuk, "tidak ada")',
        b"#tabel(isian.bentuk)",
        b"// #isian.bentuk",
        b"/* #isian.bentuk */",
    ],
)
def test_parts_that_leave_out_what_is_missing(guarded):
    assert codes(guarded, OPTIONAL) == []


def test_fact_that_may_be_missing_stands_bare():
    assert codes(b"#berkas.berlaku_sampai") == ["TEMPLAT-KOSONG"]
    assert codes(b'#data(baris("Berlaku sampai", berkas.berlaku_sampai))') == []


@pytest.mark.parametrize(
    "reach",
    [b'#import "lain.typ": *', b'#include "lain.typ"', b'#read("x")', b"#sys.inputs", b'#let x = json("x")'],
)
def test_template_reaches_nothing_outside(reach):
    assert codes(reach) == ["TEMPLAT-LUAR"]


def test_words_that_only_look_like_commands():
    assert codes(b"Kami import barang (read) dan include semua.") == []


def test_personal_number_in_full_is_asked_about():
    text = changed(
        LETTERED,
        'kode = "bentuk"',
        'kode = "nomor_diri"\nlabel = "NIK"\njenis = "nik"\n\n[[kelompok.isian]]\nkode = "bentuk"',
    )
    ((code, severity, message),) = said(b"#isian.nomor_diri", text)
    assert (code, severity) == ("TEMPLAT-PRIBADI", "periksa")
    assert "nomor pribadi" in message
    assert codes(b"#samar.nomor_diri", text) == []


def test_linter_knows_the_facts_that_a_letter_gets():
    shelved = read_shelf(STANDARDS)[0]
    standard = shelved.standards[0].read.standard
    about = About(
        standard=standard,
        office=office_of(shelved.region, standard.service.agency),
        signature=Signature("x", "y"),
        holder="z",
        application="1",
        filed=None,
    )
    assert set(facts(about)) == BERKAS


def test_comments_leave_every_place_where_it_was():
    source = "a // b\nc /* d\ne */ f https://x.go.id"
    assert len(without_comments(source)) == len(source)
    assert without_comments(source).count("\n") == 2
    assert "https://x.go.id" in without_comments(source)
    assert [use.line for use in uses("\n\n#isian.a")] == [3]


def test_every_tolerant_part_is_a_part():
    offered = (PARTS / "naskah.typ").read_text()
    assert all(f" {part}" in offered for part in TOLERANT)
