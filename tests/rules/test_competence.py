"""Papers beside the printed lines "kompetensi pelaksana"."""

import pytest

from satupintu.rules.competence import Held, compare

LAW = Held("pendidikan", "Ilmu Hukum", "s1")
SMA = Held("pendidikan", "IPA", "sma")
D3 = Held("pendidikan", "Manajemen Informatika", "d3")
COURSE = Held("sertifikat", "Diklat PTSP Tingkat Pertama")
MASTER = Held("pendidikan", "Administrasi Publik", "s2")
STATED = Held("pernyataan", "mampu  mengoperasikan komputer.")

# Each: the line as printed, the papers, the verdict.
LINES = [
    ("Sarjana Ekonomi/Hukum/Sosial", [LAW], "terpenuhi"),
    ("Sarjana Ekonomi/Hukum/Sosial", [MASTER], "belum_terbukti"),
    ("Sarjana Ekonomi/Hukum/Sosial", [Held("pendidikan", "Hukum", "d3")], "belum_terbukti"),
    ("Sarjana Pemerintahan/Teknik/Hukum/Kesehatan", [LAW], "terpenuhi"),
    ("Strata I, D3 dan SMU", [SMA], "terpenuhi"),
    ("Strata I, D3 dan SMU", [], "belum_terbukti"),
    ("Strata I, D3 dan SMU", [COURSE], "belum_terbukti"),
    ("Minimal D3", [D3], "terpenuhi"),
    ("Minimal D3", [SMA], "belum_terbukti"),
    ("Minimal S1", [MASTER], "terpenuhi"),
    ("Sertifikasi Diklat PTSP", [COURSE], "terpenuhi"),
    ("Lulus Diklat PTSP", [COURSE], "terpenuhi"),
    ("Lulus Diklat PTSP", [Held("sertifikat", "Diklat Kearsipan")], "belum_terbukti"),
    ("Lulus Diklat PTSP", [Held("pendidikan", "Diklat PTSP", "s1")], "belum_terbukti"),
    ("Mampu mengoperasikan komputer", [LAW, COURSE], "dinilai_atasan"),
    ("Mampu mengoperasikan komputer", [STATED], "terpenuhi"),
    ("Memahami Peraturan Perundang-undangan yang berlaku", [], "dinilai_atasan"),
    ("Memahami prosedur pemrosesan perizinan", [STATED], "dinilai_atasan"),
]


@pytest.mark.parametrize(("line", "held", "verdict"), LINES)
def test_what_a_line_asks_and_what_proves_it(line, held, verdict):
    [match] = compare([line], held)
    assert (match.line, match.verdict) == (line, verdict)
    assert bool(match.by) is (verdict == "terpenuhi")
