"""The child that opens strangers' files: what it may use up, what it knows, and what happens when it dies."""

import json
import subprocess
import sys

import pytest

from satupintu.files import limited
from satupintu.files.child.limits import CPU_SECONDS, MEMORY
from satupintu.files.limited import ask
from satupintu.rules.errors import Refused
from tests.rooms.files.corpus import bomb_beyond_measuring, endless_drawing
from tests.situations.papers import a_pdf

UNLIMITED = """
import json, resource, sys
from satupintu.files.child import __main__ as child
child.submit_to_limits = lambda: None
answer = child.main(sys.argv[1], json.loads(sys.argv[2]))
print(json.dumps(answer | {"memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))
"""


def wish_for(tmp_path, content):
    path = tmp_path / "masuk"
    path.write_bytes(content)
    return {"berkas": [str(path)], "jenis": ["pdf"], "hasil": str(tmp_path / "hasil")}


def unlimited(wish, seconds):
    return subprocess.run(
        [sys.executable, "-c", UNLIMITED, "terima", json.dumps(wish)],
        capture_output=True,
        text=True,
        timeout=seconds,
    )


@pytest.mark.parametrize("made", [bomb_beyond_measuring, endless_drawing])
def test_what_uses_up_the_child_is_refused(tmp_path, made):
    assert ask("terima", wish_for(tmp_path, made())).fault == "berat"


def test_control_without_the_limits_a_bomb_takes_the_machines_memory(tmp_path):
    told = json.loads(unlimited(wish_for(tmp_path, bomb_beyond_measuring()), 60).stdout)
    assert told["memory"] > MEMORY


@pytest.mark.slow
def test_control_without_the_limits_drawing_goes_on(tmp_path):
    """It either outlives the CPU limit or takes more memory than it may."""
    wish = wish_for(tmp_path, endless_drawing())
    try:
        told = json.loads(unlimited(wish, CPU_SECONDS + 3).stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return
    assert told["memory"] > MEMORY


CHILD = """
import os, resource, sys, time
from satupintu.files.child.limits import submit_to_limits
submit_to_limits()
"""


def child_that(monkeypatch, code):
    """Let the child do something else, under the same limits."""

    class Popen(subprocess.Popen):
        def __init__(self, command, **how):
            super().__init__([*command[:3], "-c", CHILD + code], **how)

    monkeypatch.setattr(limited.subprocess, "Popen", Popen)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("resource.setrlimit(resource.RLIMIT_CPU, (1, 6))\nwhile True: pass", "berat"),
        ("bytearray(700 * 1024 * 1024)", "rusak"),
        ("os.abort()", "berat"),
        ("os.kill(os.getpid(), 11)", "rusak"),
        ("import tempfile; tempfile.TemporaryFile().write(bytes(41 * 1024 * 1024))", "rusak"),
    ],
)
def test_however_the_child_dies_there_is_an_answer(monkeypatch, code, fault):
    child_that(monkeypatch, code)
    assert ask("terima", {}).fault == fault


def test_a_child_that_is_not_done_in_time_is_ended_and_the_file_not_blamed(monkeypatch):
    """It used no CPU: the machine was busy, and the file waits for another look."""
    monkeypatch.setattr(limited, "LONGEST", 0.5)
    child_that(monkeypatch, "time.sleep(60)")
    with pytest.raises(Refused) as refusal:
        ask("terima", {})
    assert refusal.value.code == "pemeriksaan_penuh"


def test_the_child_has_its_limits(monkeypatch):
    """Of CPU it may use five seconds; that the limit ends it is seen above with one, for the sake of a busy machine."""
    told = (
        "{name: resource.getrlimit(getattr(resource, f'RLIMIT_{name}')) for name in ('CPU', 'AS', 'NPROC')}"
    )
    child_that(monkeypatch, f"import json; print(json.dumps({{'baik': True, 'batas': {told}}}))")
    assert ask("terima", {}).facts["batas"] == {
        "CPU": [CPU_SECONDS, CPU_SECONDS + 1],
        "AS": [MEMORY, MEMORY],
        "NPROC": [0, 0],
    }


def test_the_child_knows_no_key(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    child_that(monkeypatch, 'print(\'{"baik": true, "tahu": "%s"}\' % sorted(os.environ))')
    assert ask("terima", {}).facts["tahu"] == "['LC_ALL', 'PYTHONPATH']"


def test_the_child_brings_no_django(tmp_path):
    program = (
        "import sys; from satupintu.files.child import __main__, tasks; "
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'django', 'psycopg', 'pysqlite3', 'jinja2'}))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout == "[]\n"


def test_too_many_at_once_are_told_to_come_back(monkeypatch, tmp_path):
    monkeypatch.setattr(limited, "PATIENCE", 0.05)
    taken = [limited._places.acquire(timeout=5) for _ in range(limited._places._value)]
    try:
        with pytest.raises(Refused) as refusal:
            ask("terima", wish_for(tmp_path, a_pdf()))
        assert refusal.value.code == "pemeriksaan_penuh"
    finally:
        for _ in taken:
            limited._places.release()
    assert ask("terima", wish_for(tmp_path, a_pdf())).fault == ""
