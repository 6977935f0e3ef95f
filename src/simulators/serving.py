"""How every simulator is started and ended: one line with its address on standard output, and SIGTERM."""

import argparse
import datetime as dt
import os
import signal
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST = "127.0.0.1"


def parser(name: str, description: str) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog=f"python -m simulators.{name}", description=description)
    made.add_argument("--port", type=int, default=0, help="0 takes a free one")
    made.add_argument("--folder", type=Path, required=True, help="where keys and akar.pem are kept")
    made.add_argument(
        "--leashed", action="store_true", help="end when standard input closes, so that nobody is left behind"
    )
    made.add_argument(
        "--at", type=dt.datetime.fromisoformat, default=None, help="answer as if it were always then"
    )
    return made


def now(at: dt.datetime | None) -> dt.datetime:
    return at or dt.datetime.now(dt.UTC)  # noqa: TID251  a program of its own


def serve(handler: type[BaseHTTPRequestHandler], options: argparse.Namespace) -> None:
    server = ThreadingHTTPServer((HOST, options.port), handler)
    if options.leashed:
        threading.Thread(target=_end_with_input, daemon=True).start()
    server.daemon_threads = True
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    sys.stdout.write(f"http://{HOST}:{server.server_port}\n")
    sys.stdout.flush()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        return


def _end_with_input() -> None:
    sys.stdin.buffer.read()
    os._exit(0)
