"""What follows from an outcome: start, deed and facts → opened, passed by, waiting, moments, end."""

import copy

import pytest

from satupintu.rules.errors import Refused
from satupintu.rules.procedure.movement import (
    check_outcome,
    find_case_outcome,
    find_outcome,
    find_step,
    offered,
)
from tests.rules.procedure.small import after, opened, position, standard

LINE = standard("""
kirim pemohon/ajukan : kirim > cek +diajukan
cek cs/periksa_kelengkapan : lengkap > teknis +lengkap | kurang kembalikan > perbaikan
teknis opd/rekomendasi bila=perlu_teknis : baik > setuju | buruk > setuju | kurang kembalikan > perbaikan
setuju kabid/setujui : setuju ?hasil_teknis:baik > bayar +disetujui | ulang mundur > teknis | tolak tolak > !ditolak
bayar pemohon/tunggu_peristiwa bila=berbayar : lunas > ttd | bebas tidak_perlu > ttd
ttd kadis/tanda_tangan : sah > terbit +ditandatangani
terbit cs/terbitkan : terbit > ambil +terbit
ambil loket/serahkan bila=diambil : serah > !selesai +diserahkan
perbaikan pemohon/perbaiki jam=jeda : kirim > pengembali
""")


@pytest.mark.parametrize(
    ("start", "deed", "facts", "opens", "skips", "milestones", "ending"),
    [
        ("kirim", "kirim.kirim", "", "cek", "", "diajukan", None),
        ("cek", "cek.lengkap", "perlu_teknis", "teknis", "", "lengkap", None),
        ("cek", "cek.lengkap", "", "setuju", "teknis=baik", "lengkap", None),
        ("cek", "cek.kurang", "", "perbaikan<cek", "", "", None),
        ("teknis", "teknis.kurang", "perlu_teknis", "perbaikan<teknis", "", "", None),
        ("perbaikan<teknis", "perbaikan.kirim", "perlu_teknis", "teknis", "", "", None),
        # The correction itself made the step needless.
        ("perbaikan<teknis", "perbaikan.kirim", "", "setuju", "teknis=baik", "", None),
        ("setuju", "setuju.setuju", "berbayar", "bayar", "", "disetujui", None),
        ("setuju", "setuju.setuju", "", "ttd", "bayar=bebas", "disetujui", None),
        ("setuju", "setuju.ulang", "perlu_teknis", "teknis", "", "", None),
        ("setuju", "setuju.tolak", "", "", "", "", "ditolak"),
        ("terbit", "terbit.terbit", "diambil", "ambil", "", "terbit", None),
        # A last step that is not needed ends the case with its moment.
        ("terbit", "terbit.terbit", "", "", "ambil=serah", "terbit diserahkan", "selesai"),
    ],
)
def test_one_line_of_work(start, deed, facts, opens, skips, milestones, ending):
    movement = after(LINE, position(start), deed, dict.fromkeys(facts.split(), True))
    passed = " ".join(f"{skip.step.code}={skip.outcome}" for skip in movement.skips)
    found = (opened(movement), passed, " ".join(movement.milestones), movement.ending, movement.waits)
    assert found == (opens, skips, milestones, ending, ())


# Two agencies, the second with a chain of initials and a visit by choice; a third reader who is not waited for.
PARALLEL = standard("""
kirim pemohon/ajukan : kirim > dinsos,dinkes
dinsos dinsos/rekomendasi bila=sosial : baik > gabung | kurang kembalikan > perbaikan
dinkes dinkes/rekomendasi bila=sehat : baik > paraf | kurang kembalikan > perbaikan
paraf kadinkes/verifikasi : paraf > gabung | ulang mundur > dinkes
gabung kabid/setujui gabung=dinsos,paraf : setuju > ttd | ulang mundur > kirim_ulang | satu mundur > dinkes | kurang kembalikan > perbaikan
kirim_ulang cs/teruskan : terus > dinsos,dinkes
ttd kadis/tanda_tangan : sah > !selesai
perbaikan pemohon/perbaiki : kirim > pengembali
""")
BOTH = {"sosial": True, "sehat": True}


@pytest.mark.parametrize(
    ("start", "ended", "deed", "facts", "opens", "waits"),
    [
        ("kirim", "", "kirim.kirim", BOTH, "dinsos dinkes", ""),
        ("dinsos dinkes", "", "dinsos.baik", BOTH, "", "gabung"),
        ("dinsos dinkes", "", "dinkes.baik", BOTH, "paraf", ""),
        ("dinsos paraf", "dinkes=baik", "dinsos.baik", BOTH, "", "gabung"),
        ("paraf", "dinsos=baik dinkes=baik", "paraf.paraf", BOTH, "gabung", ""),
        ("paraf", "dinsos=baik dinkes=baik", "paraf.ulang", BOTH, "dinkes", ""),
        # One is being corrected while the other comes in, in both orders.
        ("perbaikan<dinsos paraf", "dinsos=kurang dinkes=baik", "paraf.paraf", BOTH, "", "gabung"),
        ("dinsos perbaikan<dinkes", "dinkes=kurang", "dinsos.baik", BOTH, "", "gabung"),
        ("perbaikan<dinsos", "dinsos=kurang paraf=paraf", "perbaikan.kirim", BOTH, "dinsos", ""),
        ("perbaikan<dinsos perbaikan<dinkes", "", "perbaikan<dinkes.kirim", BOTH, "dinkes", ""),
        # The second round: what ended in the first does not count.
        ("gabung", "dinsos=baik dinkes=baik paraf=paraf", "gabung.ulang", BOTH, "kirim_ulang", ""),
        ("kirim_ulang", "dinsos=baik paraf=paraf", "kirim_ulang.terus", BOTH, "dinsos dinkes", ""),
        ("dinsos dinkes", "dinsos=baik paraf=paraf", "dinsos.baik", BOTH, "", "gabung"),
        ("dinsos", "dinsos=baik paraf=paraf", "dinsos.baik", BOTH, "gabung", ""),
        # One branch alone again; the other was done and stays done.
        ("gabung", "dinsos=baik paraf=paraf", "gabung.satu", BOTH, "dinkes", ""),
        ("paraf", "dinsos=baik dinkes=baik gabung=satu", "paraf.paraf", BOTH, "gabung", ""),
        ("gabung", "dinsos=baik paraf=paraf", "gabung.kurang", BOTH, "perbaikan<gabung", ""),
        ("perbaikan<gabung", "dinsos=baik paraf=paraf", "perbaikan.kirim", BOTH, "gabung", ""),
        # Branches that this case does not need.
        ("kirim", "", "kirim.kirim", {"sehat": True}, "dinkes", "gabung"),
        ("kirim", "", "kirim.kirim", {"sosial": True}, "dinsos paraf", ""),
        (
            "kirim_ulang",
            "dinsos=baik dinkes=baik paraf=paraf",
            "kirim_ulang.terus",
            {"sehat": True},
            "dinkes",
            "gabung",
        ),
        # The initials were asked again while the agency is still at it: opened once.
        ("dinkes paraf", "dinsos=baik", "paraf.ulang", BOTH, "", ""),
    ],
)
def test_two_agencies_join(start, ended, deed, facts, opens, waits):
    movement = after(PARALLEL, position(start, ended), deed, facts)
    assert (opened(movement), " ".join(movement.waits)) == (opens, waits)


SKIPPED = standard("""
kirim pemohon/ajukan : kirim > a,b | sama > a,a | satu > b
a pa bila=fa : ok > j
b pb bila=fb : ok > j
j pj gabung=a,b bila=fj : ok > z
z pz : ok > !selesai
""")


@pytest.mark.parametrize(
    ("deed", "facts", "ended", "opens", "skips"),
    [
        ("kirim.kirim", "fj", "", "j", "a b"),
        ("kirim.kirim", "fj", "a=ok b=ok j=ok", "j", "a b"),
        ("kirim.kirim", "", "", "z", "a b j"),
        ("kirim.sama", "fa", "", "a", ""),
        ("kirim.sama", "fj", "", "j", "a"),
        # Only one branch was opened at all: there is nothing else to wait for.
        ("kirim.satu", "fj", "", "j", "b"),
    ],
)
def test_branches_that_are_all_passed_by(deed, facts, ended, opens, skips):
    movement = after(SKIPPED, position("kirim", ended), deed, dict.fromkeys(facts.split(), True))
    assert (opened(movement), " ".join(skip.step.code for skip in movement.skips)) == (opens, skips)
    assert movement.waits == ()


NESTED = standard("""
kirim pemohon/ajukan : kirim > bagi,c
bagi p0 bila=bagi : ok > a,b
a pa bila=fa : ok > dalam
b pb : ok > dalam
dalam pd gabung=a,b : ok > luar
c pc : ok > luar | naik mundur > kirim
luar pl gabung=dalam,c : ok > !selesai
""")


@pytest.mark.parametrize(
    ("start", "ended", "deed", "facts", "opens", "waits"),
    [
        ("kirim", "", "kirim.kirim", "bagi fa", "bagi c", ""),
        ("bagi c", "", "bagi.ok", "bagi fa", "a b", ""),
        ("bagi c", "a=ok b=ok dalam=ok c=ok", "bagi.ok", "bagi", "b", "dalam"),
        # The split itself is passed by in a second round: its other branch is still to come.
        ("kirim", "a=ok b=ok dalam=ok c=ok", "kirim.kirim", "", "c b", "dalam"),
        ("a b c", "", "c.ok", "bagi fa", "", "luar"),
        ("a b c", "", "b.ok", "bagi fa", "", "dalam"),
        # `c` could send all back, and is not waited for because of that.
        ("a c", "b=ok", "a.ok", "bagi fa", "dalam", ""),
        ("dalam", "a=ok b=ok c=ok", "dalam.ok", "bagi fa", "luar", ""),
        ("a b c", "", "c.naik", "bagi fa", "kirim", ""),
        ("kirim b", "a=ok", "kirim.kirim", "bagi fa", "bagi c", ""),
    ],
)
def test_nested_branches(start, ended, deed, facts, opens, waits):
    movement = after(NESTED, position(start, ended), deed, dict.fromkeys(facts.split(), True))
    assert (opened(movement), " ".join(movement.waits)) == (opens, waits)


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("kirim pemohon/ajukan : ok > a\na pa bila=x : ok > b\nb pb bila=x : ok > a", "alur_berputar"),
        ("kirim pemohon/ajukan : ok > hilang", "langkah_tidak_dikenal"),
        ("kirim pemohon/ajukan : ok > pengembali", "pengembali_tidak_ada"),
        (
            "kirim pemohon/ajukan : ok > a\na pa bila=x : tolak tolak > !ditolak",
            "langkah_tidak_dapat_dilewati",
        ),
    ],
)
def test_a_procedure_that_cannot_go_on_is_refused(lines, code):
    with pytest.raises(Refused) as refusal:
        after(standard(lines), position("kirim"), "kirim.ok")
    assert refusal.value.code == code


def test_two_branches_may_pass_by_the_same_step():
    rules = standard(
        "kirim pemohon/ajukan : ok > a,b\na pa bila=x : ok > c\nb pb bila=x : ok > c\nc pc bila=x : ok > z\nz pz : ok > !selesai"
    )
    assert opened(after(rules, position("kirim"), "kirim.ok")) == "z"


def test_what_is_not_in_the_standard_is_refused():
    cek = find_step(LINE, "cek")
    for ask, code in (
        (lambda: find_step(LINE, "tidak_ada"), "langkah_tidak_dikenal"),
        (lambda: find_outcome(cek, "tidak_ada"), "hasil_tidak_dikenal"),
        (lambda: find_case_outcome(LINE, "tarik"), "hasil_tidak_dikenal"),
        (
            lambda: check_outcome(find_step(LINE, "setuju"), "setuju", position("setuju"), {}),
            "hasil_tidak_berlaku",
        ),
    ):
        with pytest.raises(Refused) as refusal:
            ask()
        assert refusal.value.code == code


def test_only_outcomes_whose_condition_holds_are_offered():
    setuju = find_step(LINE, "setuju")
    for ended, codes in (
        ("teknis=baik", "setuju ulang tolak"),
        ("teknis=buruk", "ulang tolak"),
        ("", "ulang tolak"),
    ):
        assert " ".join(way.code for way in offered(setuju, position("setuju", ended), {})) == codes


def test_nobody_overrides_a_result_by_an_answer():
    setuju = find_step(LINE, "setuju")
    answered = {"hasil_teknis": "baik"}
    assert "setuju" not in [way.code for way in offered(setuju, position("setuju", "teknis=buruk"), answered)]


def test_a_move_leaves_its_inputs_alone():
    start, facts = position("dinsos dinkes", "kirim=kirim"), dict(BOTH)
    kept = copy.deepcopy((start, facts))
    after(PARALLEL, start, "dinsos.baik", facts)
    assert (start, facts) == kept
