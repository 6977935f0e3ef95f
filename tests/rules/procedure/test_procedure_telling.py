"""Who is told of a movement (N-46), and when the promise's clock runs."""

import pytest

from satupintu.rules.procedure.clocks import pausing, promise_runs
from satupintu.rules.procedure.movement import find_step
from satupintu.rules.procedure.tracking import to_tell
from tests.rules.procedure.small import after, position, standard

LINES = """
kirim pemohon/ajukan : kirim > a,b +diajukan
a pa : ok > j | kurang kembalikan > perbaikan
b pb : ok > j
j pa gabung=a,b : ok > otomatis
otomatis sistem/terbitkan : ok > tunggu +terbit
tunggu pa/tunggu_peristiwa jam=jeda : ok > !selesai
perbaikan pemohon/perbaiki jam=jeda : kirim > pengembali
"""
TRACKED = {"pelacakan": {"lewat": ["aplikasi", "whatsapp"], "templat": "pelacakan"}}


def told(start, deed, tellings=(), **sections):
    rules = standard(LINES, **sections)
    movement = after(rules, position(start), deed)
    spoken = [{"siapa": who, "templat": text, "lewat": by.split("+")} for who, by, text in tellings]
    outcome = type(movement.outcome).model_validate(
        movement.outcome.model_dump(by_alias=True) | {"beri_tahu": spoken}
    )
    movement = type(movement)(outcome, movement.opens, movement.skips, movement.waits, ending=movement.ending)
    return [f"{one.who}/{one.channel}/{one.template}" for one in to_tell(rules, movement)]


@pytest.mark.parametrize(
    ("start", "deed", "tellings", "sections", "expected"),
    [
        ("kirim", "kirim.kirim", [], {}, "pa/aplikasi/giliran pb/aplikasi/giliran"),
        ("a", "a.kurang", [], {}, ""),
        ("j", "j.ok", [], {}, ""),
        ("kirim", "kirim.kirim", [("berikutnya", "whatsapp", "kabar")], {},
         "pa/whatsapp/kabar pb/whatsapp/kabar pa/aplikasi/giliran pb/aplikasi/giliran"),
        # The outcome's own words come before the general ones, channel by channel.
        ("kirim", "kirim.kirim", [("pb", "aplikasi", "kabar")], {}, "pb/aplikasi/kabar pa/aplikasi/giliran"),
        ("a", "a.kurang", [("pemohon", "aplikasi", "kabar")], TRACKED,
         "pemohon/aplikasi/kabar pemohon/whatsapp/pelacakan"),
        ("a", "a.kurang", [("berikutnya", "aplikasi", "kabar")], {}, "pemohon/aplikasi/kabar"),
        # Each audience once by each channel.
        ("a", "a.kurang", [("pemohon", "aplikasi", "kabar"), ("pemohon", "aplikasi+sms", "lain")], {},
         "pemohon/aplikasi/kabar pemohon/sms/lain"),
        # Every change of step is tracked, also a branch that ends while another goes on, and the end.
        ("a b", "a.ok", [], TRACKED, "pemohon/aplikasi/pelacakan pemohon/whatsapp/pelacakan"),
        ("tunggu", "tunggu.ok", [], TRACKED, "pemohon/aplikasi/pelacakan pemohon/whatsapp/pelacakan"),
    ],
)  # fmt: skip
def test_who_is_told(start, deed, tellings, sections, expected):
    assert told(start, deed, tellings, **sections) == expected.split()


@pytest.mark.parametrize(
    ("milestones", "open_steps", "runs"),
    [
        ("", "kirim", False),
        ("diajukan", "a b", True),
        ("diajukan", "a perbaikan", False),
        ("diajukan", "tunggu", False),
        ("diajukan terbit", "otomatis", False),
        ("terbit", "a", False),
    ],
)
def test_when_the_promise_runs(milestones, open_steps, runs):
    rules = standard(LINES)
    steps = [find_step(rules, code) for code in open_steps.split()]
    assert promise_runs(rules, milestones.split(), steps) is runs


def test_what_stops_the_clock_is_named():
    rules = standard(LINES)
    found = pausing([find_step(rules, "a"), find_step(rules, "perbaikan")])
    assert found is not None
    assert found.code == "perbaikan"
    assert pausing([find_step(rules, "a")]) is None
