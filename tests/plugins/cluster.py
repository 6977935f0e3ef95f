"""A PostgreSQL of our own for one run of the tests: in a folder of its own, on a socket of its own, gone afterwards."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

# Nothing here outlives the run, so nothing needs to reach the disk.
FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "shared_buffers=128MB",
    "max_connections=60",
)


def programs() -> Path | None:
    """Give the folder of initdb and postgres, the newest that Debian has, or else the one on the path."""
    for folder in sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name), reverse=True
    ):
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found and shutil.which("postgres") else None


@dataclass(frozen=True, slots=True)
class Cluster:
    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"postgresql://postgres@/postgres?host={self.folder}"

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)  # "fast": ends sessions, then stops
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def start() -> Cluster:
    binaries = programs()
    assert binaries is not None
    # A socket's path must be short, so not below TMPDIR.
    folder = Path(tempfile.mkdtemp(prefix="satupintu-pg-", dir="/tmp"))
    run_as = _run_as(folder)
    data = folder / "data"
    subprocess.run(
        [
            *run_as,
            binaries / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N",
        ],
        check=True,
        capture_output=True,
        cwd=folder,
    )
    settings = [
        part
        for setting in (*FAST, f"unix_socket_directories={folder}", "listen_addresses=")
        for part in ("-c", setting)
    ]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [*run_as, binaries / "postgres", "-D", data, *settings], stdout=log, stderr=log, cwd=folder
        )
    _wait(folder, process)
    return Cluster(folder, process)


def _run_as(folder: Path) -> list[str]:
    """PostgreSQL refuses root, so root hands it to `postgres`; the cluster ends with the test run, however that ends."""
    if shutil.which("setpriv") is None:
        return []
    if os.geteuid() != 0:
        return ["setpriv", "--pdeathsig=INT"]
    shutil.chown(folder, "postgres", "postgres")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--pdeathsig=INT"]


def _wait(folder: Path, process: subprocess.Popen[bytes], patience: float = 30) -> None:
    until = time.monotonic() + patience
    pid_file = folder / "data" / "postmaster.pid"
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        if pid_file.exists() and "ready" in pid_file.read_text():
            return
        time.sleep(0.05)
    process.kill()
    process.wait()
    raise RuntimeError(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
