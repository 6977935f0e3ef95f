"""Who may do what: the post's turn, separation of duties with its releases, and the ends open to many."""

import pytest

from satupintu.rules.errors import Refused
from satupintu.rules.procedure.movement import find_case_outcome, find_step
from satupintu.rules.procedure.permission import (
    Doer,
    Done,
    check_case_outcome,
    check_duties,
    check_post,
    check_reason,
)
from satupintu.rules.procedure.position import Position
from tests.rules.procedure.small import standard

RULES = standard(
    """
kirim pemohon/ajukan : kirim > cek
cek cs/periksa_kelengkapan : ok > verif
verif kasi/verifikasi : ok > setuju | ulang mundur > cek
setuju kabid/setujui : ok > nomor
nomor cs/beri_nomor : ok > ttd
ttd kadis/tanda_tangan : ok > terbit
terbit cs/terbitkan boleh_otomatis=true : ok > serah
serah loket/serahkan bukan_pelaku=terbit,nomor : ok > !selesai
tolak kadis/putuskan_penolakan : ok > !ditolak
paraf kasi/verifikasi : ok > ttd
perbaikan pemohon/perbaiki : kirim > pengembali
""",
    hasil_umum=[
        {
            "kode": "tarik",
            "label": "Tarik",
            "jenis": "tarik",
            "oleh": ["pemohon"],
            "sampai": "terbit",
            "akhir": "ditarik",
        },
        {"kode": "batal", "label": "Batal", "jenis": "batal", "oleh": ["kadis"], "akhir": "dibatalkan"},
    ],
)


def code_of(ask, *args, **kwargs):
    try:
        ask(*args, **kwargs)
    except Refused as refusal:
        return refusal.code
    return None


@pytest.mark.parametrize(
    ("step", "post", "code"),
    [
        ("cek", "cs", None),
        ("cek", "kasi", "bukan_jabatannya"),
        ("cek", "pemohon", "bukan_jabatannya"),
        ("cek", "sistem", "bukan_jabatannya"),
        ("terbit", "sistem", None),
        ("terbit", "cs", None),
        ("terbit", "kasi", "bukan_jabatannya"),
        ("kirim", "pemohon", None),
        ("kirim", "cs", "giliran_pemohon"),
    ],
)
def test_a_step_belongs_to_its_post(step, post, code):
    assert code_of(check_post, find_step(RULES, step), Doer("budi", post)) == code


NEAR = "memeriksa_pekerjaan_sendiri"


@pytest.mark.parametrize(
    ("done", "deed", "code"),
    [
        # VERIF1 is not VERIF2, whoever he stands in for.
        ("budi:verif:kasi", "budi:setuju:kabid", NEAR),
        ("budi:verif:kasi", "sari:setuju:kabid", None),
        ("budi:setuju:kabid", "budi:ttd:kadis", NEAR),
        ("budi:ttd:kadis", "budi:verif:kasi", NEAR),
        # A deputy who acted before in his own seat.
        ("budi:cek:cs", "budi:verif:kasi", NEAR),
        # The same post twice, also after the file came back.
        ("budi:verif:kasi", "budi:verif:kasi", None),
        ("budi:verif:kasi", "budi:paraf:kasi", None),
        ("budi:ttd:kadis", "budi:tolak:kadis", None),
        # Work that judges nobody.
        ("budi:verif:kasi", "budi:nomor:cs", None),
        ("budi:nomor:cs", "budi:verif:kasi", None),
        ("budi:terbit:cs budi:verif:kasi", "budi:terbit:cs", None),
        # At the counter: filed for a citizen, or corrected for him.
        ("budi:kirim:pemohon", "budi:cek:cs", None),
        ("budi:kirim:pemohon", "budi:verif:kasi", NEAR),
        ("budi:kirim:pemohon", "budi:ttd:kadis", NEAR),
        ("budi:perbaikan:pemohon", "budi:cek:cs", None),
        ("budi:perbaikan:pemohon", "budi:verif:kasi", NEAR),
        ("budi:kirim:pemohon", "budi:nomor:cs", None),
        # bukan_pelaku holds for every kind of work.
        ("budi:terbit:cs", "budi:serah:loket", NEAR),
        ("budi:nomor:cs", "budi:serah:loket", NEAR),
        ("sari:nomor:cs", "budi:serah:loket", None),
        ("budi:nomor:cs", "budi:terbit:sistem", None),
    ],
)
def test_nobody_looks_over_his_own_work(done, deed, code):
    deeds = [doing(each) for each in done.split()]
    person, step, post = deed.split(":")
    ask = (find_step(RULES, step), Doer(person, post), deeds)
    assert code_of(check_duties, *ask) == code
    assert code_of(check_duties, *ask, released=True) is None


def doing(text):
    person, code, post = text.split(":")
    step = find_step(RULES, code)
    return Done(code, step.name, step.task, person, post)


@pytest.mark.parametrize(
    ("step", "released", "code"),
    [
        ("cek", False, "permohonan_sendiri"),
        ("ttd", False, "permohonan_sendiri"),
        ("ttd", True, None),
        ("serah", False, None),
        ("kirim", False, None),
    ],
)
def test_nobody_judges_his_own_application(step, released, code):
    found = find_step(RULES, step)
    assert (
        code_of(check_duties, found, Doer("budi", found.post), [], applicant="budi", released=released)
        == code
    )
    assert code_of(check_duties, found, Doer("sari", found.post), [], applicant="budi") is None


@pytest.mark.parametrize(
    ("outcome", "post", "reached", "code"),
    [
        ("tarik", "pemohon", "lengkap", None),
        ("tarik", "kadis", "", "bukan_jabatannya"),
        ("tarik", "pemohon", "lengkap terbit", "sudah_lewat_batas"),
        ("batal", "kadis", "terbit", None),
        ("batal", "pemohon", "", "bukan_jabatannya"),
    ],
)
def test_the_ends_open_at_many_steps(outcome, post, reached, code):
    position = Position(milestones=frozenset(reached.split()))
    assert code_of(check_case_outcome, find_case_outcome(RULES, outcome), Doer("x", post), position) == code


def test_a_reason_is_words():
    assert code_of(check_reason, "Tolak", required=True, reason=" \n") == "alasan_kosong"
    assert code_of(check_reason, "Tolak", required=True, reason="Syarat 2") is None
    assert code_of(check_reason, "Setuju", required=False, reason="") is None
