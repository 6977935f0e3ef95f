"""D5: damaged papers by the thousand; each is accepted or refused with a reason, and none keeps anybody waiting."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from satupintu.files.limited import _read
from satupintu.files.sentences import sentence_for

ROOT = Path(__file__).resolve().parents[3]
SEED = 20261120


def survived(count):
    said = subprocess.run(
        [sys.executable, "-m", "tests.rooms.files.mutants", str(SEED), str(count)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    return json.loads(said.stdout)


def check(told, count):
    deaths = {word for word in told["said"] if word.startswith("mati")}
    reasons = set(told["said"]) - deaths - {"lulus"}
    assert sum(told["said"].values()) == count
    assert all(sentence_for(reason, {"isi": "skrip"}, ["pdf"]) for reason in reasons)
    assert {_read(int(word.split()[1]), b"").fault for word in deaths} <= {"rusak", "berat"}
    assert told["said"]["lulus"] < count, "some are damaged beyond use"
    assert told["longest"] < 15, told  # the limit is 5 s of CPU; the machine may be busy
    assert told["said"]["rusak"] > count / 50, "control: the mutants do break files"


@pytest.mark.slow
def test_a_thousand_damaged_papers():
    check(survived(1_000), 1_000)


@pytest.mark.faults
@pytest.mark.slow
def test_ten_thousand_damaged_papers():
    check(survived(10_000), 10_000)
