"""Twenty people upload at 400 kbit/s, and nobody else notices (design §11).

On SQLite whatever the rest of the run is on: there one writer waits for another.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles
from threading import Event, Thread
from urllib.parse import urlencode

import pytest

from satupintu.ops.serve import FEWEST_THREADS
from tests.situations.papers import a_scan

ROOT = Path(__file__).resolve().parents[2]
BYTES_A_SECOND = 400_000 // 8
PIECE, DROP = 128 * 1024, 4096
SECONDS = 8.0
SLOWER_BY = 0.3
ROUNDS = 3


@contextmanager
def site(folder, threads):
    (folder / "static").mkdir(parents=True)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "satupintu.config.settings",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        "SATUPINTU_DEMO": "1",
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'main.sqlite3'}",
    }
    command = [sys.executable, "-m", "tests.faults.upload_site", str(threads)]
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=log, text=True
        ) as running,
    ):
        told = json.loads(running.stdout.readline())
        try:
            _until_open(told["port"])
            yield told
        finally:
            running.send_signal(signal.SIGINT)
            running.wait(timeout=30)


def _until_open(port):
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the site did not open")


class Uploader(Thread):
    """One person on a slow line: begins, then pours piece after piece, a drop at a time."""

    def __init__(self, told, signed, content, stop):
        super().__init__(daemon=True)
        self.told, self.signed, self.content, self.stop = told, signed, content, stop
        self.sent, self.faults = 0, []

    def run(self):
        try:
            self.pour()
        except (OSError, ValueError, KeyError) as fault:
            self.faults.append(repr(fault))

    def pour(self):
        at = f"/unggah/{self.told['region']}/"
        line = HTTPConnection("127.0.0.1", self.told["port"], timeout=60)
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        line.request(
            "POST",
            at,
            urlencode({"nama": "pindaian.pdf", "ukuran": len(self.content)}),
            self.signed | form,
        )
        ref = json.loads(line.getresponse().read())["ref"]
        while self.sent < len(self.content) and not self.stop.is_set():
            piece = self.content[self.sent : self.sent + PIECE]
            line.putrequest("POST", f"{at}{ref}/potongan/")
            for name, value in (self.signed | {"Upload-Offset": str(self.sent)}).items():
                line.putheader(name, value)
            line.putheader("Content-Type", "application/octet-stream")
            line.putheader("Content-Length", str(len(piece)))
            line.endheaders()
            for start in range(0, len(piece), DROP):
                line.send(piece[start : start + DROP])
                time.sleep(DROP / BYTES_A_SECOND)
            answer = line.getresponse()
            told = json.loads(answer.read())
            if answer.status != 200:
                self.faults.append(told["kalimat"])
                return
            self.sent = told["diterima"]
        line.close()


def page_times(told, seconds):
    """How long the region's page takes somebody else, asked again and again on one line."""
    times, until = [], time.monotonic() + seconds
    line = HTTPConnection("127.0.0.1", told["port"], timeout=60)
    while time.monotonic() < until:
        began = time.monotonic()
        line.request("GET", f"/{told['region']}/")
        answer = line.getresponse()
        answer.read()
        assert answer.status == 200
        times.append(time.monotonic() - began)
        time.sleep(0.05)
    line.close()
    return times


def p95(times):
    return quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def measured(told, content):
    """Idle, with twenty uploads, idle again: (the better idle, with uploads, bytes sent, faults)."""
    before = p95(page_times(told, 3))
    stop = Event()
    people = [Uploader(told, signed, content, stop) for signed in told["signed"]]
    for person in people:
        person.start()
    time.sleep(1)
    during = p95(page_times(told, SECONDS))
    sent = sum(person.sent for person in people)
    stop.set()
    for person in people:
        person.join(timeout=60)
    faults = [fault for person in people for fault in person.faults]
    return max(before, p95(page_times(told, 2))), during, sent, faults


@pytest.mark.slow
def test_twenty_slow_uploads_slow_nobody_else(tmp_path):
    """A busy machine may spoil a round, but hardly three."""
    content = a_scan(4_500_000)
    with site(tmp_path, FEWEST_THREADS) as told:
        rounds = []
        while len(rounds) < ROUNDS:
            idle, during, sent, faults = measured(told, content)
            assert faults == []
            assert sent > 20 * BYTES_A_SECOND * SECONDS / 3, "control: they do upload meanwhile"
            rounds.append((round(idle, 3), round(during, 3)))
            if during - idle <= SLOWER_BY:
                return
    raise AssertionError(f"p95 idle, and with twenty uploads: {rounds}")


@pytest.mark.slow
@pytest.mark.faults
def test_control_with_few_threads_the_site_stands_still(tmp_path):
    with site(tmp_path, 6) as told:
        idle, during, _, _ = measured(told, a_scan(4_500_000))
    assert during - idle > SLOWER_BY
