"""What docs/handbook/menulis-standar.md shows is what the program does: its example runs, its sentences are said."""

import re
import shutil
import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest

from satupintu.catalogue.laws import laws
from satupintu.catalogue.shelf import ShelvedRegion, ShelvedStandard, read_region_alone, read_shelved
from satupintu.ops.walk.report import lines
from satupintu.ops.walk.run import rehearse
from satupintu.rules.lint.finding import Finding, Subject
from satupintu.rules.lint.run import lint
from satupintu.rules.standard.reader import Unreadable
from tests.repo.sources import ROOT, STANDARDS

HANDBOOK = ROOT / "docs" / "handbook"
PAGE = (HANDBOOK / "menulis-standar.md").read_text(encoding="utf-8")
EXAMPLE = HANDBOOK / "contoh" / "99.01-contoh"
SERVICE = Path("99.01-contoh") / "izin-pemakaian-balai-warga" / "2026-01-05.toml"
AT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
LAST_LINE = "Semua jalan sampai akhir, dan semua pemberitahuan yang dijanjikan terkirim."

# What a clerk mistypes, and the sentence that the page says the program answers with.
MISTAKES = [
    ('judul = "Kegiatan"', "judul = “Kegiatan”", "tidak dapat dibaca di sekitar «judul = “Kegiatan”»."),
    ("ringkasan = ", "ringkas = ", "Kunci ini tidak dikenal; periksa ejaannya."),
    ('nama = "Surat permohonan pemakaian balai"\n', "", "Kunci ini wajib diisi."),
    ('saluran = ["daring"]', 'saluran = "daring"', "Isinya harus daftar, yaitu [ … ]."),
    (
        "berlaku_mulai = 2026-01-05",
        "berlaku_mulai = 2026-01-06",
        "Nama berkas harus 2026-01-06.toml, sama dengan berlaku_mulai.",
    ),
    (
        'pakai = "ktp"',
        'pakai = "kpt"',
        "Potongan «persyaratan.kpt» tidak ada; periksa ejaannya di berkas potongan wilayah atau nasional.",
    ),
    (
        'ke = ["pemeriksaan"]',
        'ke = ["periksa"]',
        "Hasil «ajukan» pada langkah «pengajuan» menunjuk langkah «periksa» yang tidak ada.",
    ),
    (
        'jabatan = "kepala_seksi"',
        'jabatan = "kasi"',
        "Jabatan «kasi» tidak ada dalam berkas wilayah.",
    ),
    (
        'ke = ["persetujuan"]\n',
        'ke = ["persetujuan"]\nakhir = "selesai"\n',
        "Hasil «sesuai» harus punya salah satu: ke (langkah berikut) atau akhir.",
    ),
    (
        'ke = ["perbaikan"]\nberi_tahu',
        'ke = ["pengajuan"]\nberi_tahu',
        "Hasil «tidak_lengkap» mengembalikan berkas, tetapi tidak menuju langkah perbaikan pemohon.",
    ),
    (
        'tonggak = ["terbit"]\n',
        "",
        "Di sini dipakai tonggak «terbit», tetapi tidak ada hasil yang mencapainya.",
    ),
    (
        "lama = { hari = 3,",
        "lama = { hari = 1,",
        "Langkah-langkah yang berurutan memakan 1 hari 105 menit, melebihi janji (1 hari).",
    ),
    (
        'templat = "terbit"',
        'templat = "terbitkan"',
        "Teks pemberitahuan «terbitkan» tidak ada dalam [notifikasi].",
    ),
    (
        "bila = { jumlah_peserta",
        "bila = { peserta",
        "Syarat memakai «peserta» yang tidak dikenal di sini.",
    ),
    (
        'kode = "nama_kegiatan"',
        'kode = "nama_pemohon"',
        "Kode «nama_pemohon» dipakai dua kali dalam isian seluruh formulir.",
    ),
    (
        'jam = "jeda"\n',
        "",
        "Hitungan janji tetap berjalan selama pemohon memperbaiki pada langkah «perbaikan».",
    ),
]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / EXAMPLE.name)
    (tmp_path / "_nasional").symlink_to(STANDARDS / "_nasional", target_is_directory=True)
    return tmp_path


def taken(shelf: Path) -> tuple[ShelvedRegion, ShelvedStandard]:
    return read_region_alone(shelf / EXAMPLE.name), read_shelved(shelf / SERVICE)


def findings(shelf: Path) -> list[Finding]:
    """All that `standard lint` knows."""
    region, standard = taken(shelf)
    return lint(Subject(standard.read, region.region, laws(), standard.templates))


def said(shelf: Path) -> list[str]:
    """What `standard lint` answers: what cannot be read, or else every finding."""
    try:
        return [finding.message for finding in findings(shelf)]
    except Unreadable as error:
        return [fault.message for fault in error.faults]


def mistype(shelf: Path, right: str, wrong: str) -> None:
    file = shelf / SERVICE
    text = file.read_text(encoding="utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")


def blocks(fence: str) -> list[str]:
    """The page's blocks of one kind, also those within a list."""
    found = re.findall(r"^( *)```(\w*)\n(.*?)^\1```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    return [textwrap.dedent(block) for _, kind, block in found if kind == fence]


def test_every_finding_on_the_example_is_answered_by_a_note(shelf: Path) -> None:
    assert [str(finding) for finding in findings(shelf) if finding.severity != "catatan"] == []


def test_control_without_its_note_the_finding_asks_for_a_person(shelf: Path) -> None:
    mistype(shelf, 'menjawab = ["HARI-TANPA-KERJA"]\n', "")
    assert [finding.code for finding in findings(shelf) if finding.severity == "periksa"] == [
        "HARI-TANPA-KERJA"
    ]


@pytest.mark.django_db
def test_the_example_walks_to_every_end_as_the_page_shows(shelf: Path) -> None:
    found = rehearse(*taken(shelf), at=AT)
    assert found.faults == [], "\n".join(lines(found))
    assert {"akhir:selesai", "akhir:ditolak"} <= set(found.ends)
    assert lines(found)[-1] == LAST_LINE
    assert LAST_LINE in " ".join(PAGE.split())
    shown = next(block for block in blocks("") if "[front_office] →" in block).splitlines()
    walked = [line.strip() for line in lines(found)]
    at = walked.index(shown[0])
    assert walked[at : at + len(shown)] == [line.strip() for line in shown]


def test_the_finding_on_the_page_is_what_lint_prints(shelf: Path) -> None:
    mistype(shelf, "beri_nomor = true\n", "")
    shown = next(block for block in blocks("") if "[salah]" in block)
    assert " ".join(shown.split()) in [str(finding) for finding in findings(shelf)]


@pytest.mark.parametrize("block", blocks("toml"), ids=lambda block: block.splitlines()[0])
def test_every_piece_on_the_page_stands_in_the_example(block: str) -> None:
    assert any(block in file.read_text(encoding="utf-8") for file in EXAMPLE.rglob("*.toml"))


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"), MISTAKES, ids=[sentence for _, _, sentence in MISTAKES]
)
def test_the_program_says_what_the_page_says(shelf: Path, right: str, wrong: str, sentence: str) -> None:
    assert sentence in PAGE
    mistype(shelf, right, wrong)
    assert any(sentence in message for message in said(shelf))


def test_every_mistake_on_the_page_is_tried() -> None:
    table = PAGE.split("## Kesalahan yang sering terjadi")[1].split("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("|")][2:]
    assert [row for row in rows if not any(sentence in row for _, _, sentence in MISTAKES)] == []
    assert len(rows) == len(MISTAKES)
