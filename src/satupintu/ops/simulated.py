"""The programs that stand in for others in the demo: started beside the site, and ended with it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from satupintu.rules.errors import Refused

PATIENCE = 10


@contextmanager
def timestamp_authority(folder: Path) -> Iterator[str]:
    """Told to the web processes by their environment and by the settings that they may take over; one's own stays."""
    from django.conf import settings

    if os.environ.get("TSA_URL", "").strip():
        yield os.environ["TSA_URL"]
        return
    command = [sys.executable, "-m", "simulators.tsa", "--folder", str(folder), "--leashed"]
    process = subprocess.Popen(  # noqa: S603  our own program
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        address = process.stdout.readline().strip() if process.stdout is not None else ""
        if not address:
            raise Refused(
                "cap_waktu_peragaan_gagal",
                f"Layanan cap waktu peragaan tidak mau jalan. Periksa apakah folder {folder} dapat ditulisi.",
            )
        os.environ["TSA_URL"], os.environ["TSA_ROOTS"] = address, str(folder / "akar.pem")
        settings.TSA_URL, settings.TSA_ROOTS = address, str(folder / "akar.pem")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()
        os.environ.pop("TSA_URL", None)
        os.environ.pop("TSA_ROOTS", None)
        settings.TSA_URL = settings.TSA_ROOTS = ""
