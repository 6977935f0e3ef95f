from types import SimpleNamespace

import pytest

from satupintu.rules.procedure.status import Status, citizen_status


@pytest.mark.parametrize(
    ("state", "milestones", "tasks", "expected"),
    [
        ("draf", [], ["ajukan"], "Draf"),
        ("berjalan", ["diajukan"], ["periksa_kelengkapan"], "Diajukan"),
        ("berjalan", ["diajukan"], ["verifikasi"], "Diperiksa"),
        ("berjalan", ["diajukan", "lengkap"], ["rekomendasi"], "Diperiksa"),
        ("berjalan", ["diajukan", "lengkap"], ["perbaiki"], "Perlu perbaikan"),
        ("berjalan", ["diajukan", "lengkap"], ["rekomendasi", "perbaiki"], "Perlu perbaikan"),
        ("berjalan", ["diajukan", "lengkap", "disetujui"], ["tanda_tangan"], "Disetujui"),
        ("berjalan", ["disetujui", "ditandatangani"], ["terbitkan"], "Disetujui"),
        ("berjalan", ["ditandatangani", "terbit"], ["serahkan"], "Terbit"),
        ("selesai", ["terbit"], [], "Terbit"),
        ("ditolak", ["lengkap"], [], "Ditolak"),
        ("ditarik", ["diajukan"], [], "Ditarik"),
        ("dibatalkan", ["disetujui"], [], "Dibatalkan"),
    ],
)
def test_the_word_for_a_citizen(state, milestones, tasks, expected):
    steps = [SimpleNamespace(task=task) for task in tasks]
    assert citizen_status(state, milestones, steps) == expected


def test_seven_words_on_the_way():
    ends = {Status.WITHDRAWN, Status.CANCELLED}
    assert len(set(Status) - ends) == 7
