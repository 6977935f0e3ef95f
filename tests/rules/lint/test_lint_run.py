"""All findings together: their place through a shared piece, their order, what stops publication."""

import re
from pathlib import Path

import pytest

from satupintu.rules.lint.run import RULES, blocking
from tests.rules.lint.marks import line_of
from tests.rules.lint.sample import GOOD, PIECES, REGION, changed, findings
from tests.rules.lint.test_lint_printed import CASES as PRINTED_CASES
from tests.rules.lint.test_lint_rules import CASES

ROOT = Path(__file__).parents[3]


def test_a_good_standard_is_quiet():
    assert [str(finding) for finding in findings()] == []


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ('isi = "Berkas {nomor} menunggu"', 'isi = "Berkas {alasan}"', "TEKS-PEMBERITAHUAN", "notifikasi.giliran.isi"),
        ('sampai = "ditandatangani"', 'sampai = "disetujui"', "JANJI-TONGGAK", "hasil_umum[1].sampai"),
        ('templat = "kabar"', 'templat = "kabur"', "RUJUKAN-TEKS", "hasil_umum[1].beri_tahu[1].templat"),
    ],
)  # fmt: skip
def test_the_place_is_where_the_piece_was_written(old, new, code, key):
    pieces = changed(PIECES, old, new)
    (finding,) = findings(pieces=pieces)
    place = finding.place
    assert (finding.code, place.file, place.line, place.key) == (
        code,
        "potongan.toml",
        line_of(pieces, new),
        key,
    )


def test_findings_come_in_the_order_of_the_file_and_say_how_to_mend_it():
    text = changed(changed(GOOD, 'jam = "jeda"\n', ""), 'ke = ["ttd"]', 'ke = ["hilang"]')
    found = findings(text)
    lines = [finding.place.line for finding in found]
    assert lines == sorted(lines)
    assert [finding.code for finding in blocking(found)] == ["RUJUKAN-LANGKAH", *["ALUR-TAK-TERJANGKAU"] * 2]
    line = line_of(text, 'ke = ["hilang"]')
    assert str(found[0]) == (
        f"standar.toml:{line} (langkah[6].hasil[1].ke[1]): [salah] RUJUKAN-LANGKAH: Hasil «setuju» pada langkah «setuju» "
        "menunjuk langkah «hilang» yang tidak ada. → Pakai salah satu: "
        "cek, dinkes, dinsos, paraf, pengajuan, perbaikan, putus, setuju, terbit, ttd."
    )


def test_without_a_region_its_names_are_not_asked():
    text = changed(changed(GOOD, 'jabatan = "kabid"', 'jabatan = "camat"'), 'seri = "izin"', 'seri = "surat"')
    assert {finding.code for finding in findings(text, home=REGION)} == {"RUJUKAN-JABATAN", "RUJUKAN-SERI"}
    assert findings(text, home=None) == []


def test_a_unit_that_the_region_left_empty():
    home = changed(REGION, 'pola = "{urut}/{unit}/{tahun}", unit = "X"', 'pola = "{urut}/{tahun}"')
    assert [finding.code for finding in findings(home=home)] == ["NOMOR-ISI"]


def test_an_application_that_begins_outside():
    """Where an outside event begins the procedure, nobody files; the rest holds."""
    text = changed(
        GOOD, 'tugas = "ajukan"\njabatan = "pemohon"', 'tugas = "tunggu_peristiwa"\njabatan = "cs"'
    )
    assert findings(text) == []


def test_a_number_given_in_one_of_two_branches_is_given():
    text = changed(GOOD, 'ke = ["ttd"], bila = { hasil_dinsos = "baik" }, beri_nomor = true', 'ke = ["ttd"]')
    text = changed(
        text,
        '{ kode = "baik", label = "Baik", ke = ["setuju"] }',
        '{ kode = "baik", label = "Baik", ke = ["setuju"], beri_nomor = true }',
    )
    assert findings(text) == []


def test_every_code_has_a_case():
    source = "".join(path.read_text() for path in (ROOT / "src/satupintu/rules/lint").glob("*.py"))
    written = set(re.findall(r'"([A-Z]+(?:-[A-Z]+)+)"', source))
    shown = set(re.findall(r"⟦([A-Z-]+) ", f"{CASES}{PRINTED_CASES}"))
    # A letter is no part of the file; it has its own test.
    assert written == shown | {"TEMPLAT-ISIAN", "TEMPLAT-KOSONG", "TEMPLAT-LUAR", "TEMPLAT-PRIBADI"}


def test_every_rule_has_its_reason():
    assert [rule.__name__ for rule in RULES if not rule.__doc__] == []
    assert len({rule.__name__ for rule in RULES}) == len(RULES)


def test_a_signature_may_still_be_declined():
    """At the signing step itself nothing is signed yet, so the way back from there is open."""
    text = changed(
        GOOD,
        '{ kode = "ttd", label = "Tanda tangani"',
        '{ kode = "ulang", label = "Ulang", jenis = "mundur", ke = ["setuju"] }, { kode = "ttd", label = "Tanda tangani"',
    )
    assert "ALUR-SESUDAH-TTD" not in [finding.code for finding in findings(text)]
