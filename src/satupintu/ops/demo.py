"""`make demo`: everything on the shelf brought into a database of its own, accounts to try it with, and the site."""

import argparse
import os
import socket
import sys
from pathlib import Path

from satupintu.ops import serve
from satupintu.ops.simulated import timestamp_authority
from satupintu.ops.start import start
from satupintu.rules.errors import Refused

NAME = "demo"
HELP = "Menyiapkan peragaan dari folder standar dan menjalankannya."
HOST = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104  asked for by name, and only private addresses are let in


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host",
        default=HOST,
        help=f"{HOST} (bawaan), atau {EVERYWHERE} agar ponsel di jaringan yang sama dapat ikut",
    )
    parser.add_argument("--port", type=int, default=8000, help="porta (bawaan: 8000)")
    parser.add_argument(
        "--no-serve", action="store_true", help="hanya menyiapkan data, tanpa menjalankan situs"
    )


def run(options: argparse.Namespace) -> int:
    check_not_in_earnest()
    os.environ.setdefault("SATUPINTU_DEMO", "1")
    if options.host != HOST:
        os.environ["SATUPINTU_DEMO_LAN"] = "1"
    start()
    if not options.no_serve:
        check_port_free(options.port, options.host)
    from django.conf import settings
    from django.core.management import call_command
    from django.utils import timezone

    from satupintu.ops.rehearsal import faults_on, prepare, say

    faults = faults_on(Path(settings.STANDARDS_DIR))
    if faults:
        print("\n".join(str(fault) for fault in faults), file=sys.stderr)
        print(
            f"\n{len(faults)} kesalahan; tidak ada yang diterbitkan. Perbaiki lalu ulangi.", file=sys.stderr
        )
        return 1
    call_command("migrate", interactive=False, verbosity=0)
    now = timezone.now()
    prepared = prepare(Path(settings.STANDARDS_DIR), at=now)
    print(say(prepared, f"http://{HOST}:{options.port}"), flush=True)
    if options.host != HOST:
        print(f"\n  Dari ponsel di jaringan yang sama: http://{own_address()}:{options.port}/", flush=True)
    if options.no_serve:
        return 0
    with timestamp_authority(Path(settings.VAR_DIR) / "simulator" / "cap-waktu"):
        return serve.run(_serving(options.host, options.port))


def check_not_in_earnest() -> None:
    """The demo opens accounts whose password everybody knows."""
    if any(os.environ.get(name, "").strip() for name in ("SECRET_KEY", "SEALING_KEY")):
        raise Refused(
            "peragaan_di_situs_sungguhan",
            "SECRET_KEY atau SEALING_KEY terisi, jadi ini situs sungguhan. Peragaan membuka akun dengan kata sandi yang "
            "diketahui umum: jalankan di tempat lain, atau kosongkan kedua variabel itu.",
        )


def check_port_free(port: int, host: str = HOST) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise Refused(
                "porta_terpakai",
                f"Porta {port} sedang dipakai program lain. Pilih yang lain, misalnya: make demo PORT={port + 1}",
            ) from None


def own_address() -> str:
    """Where this machine is found on its network: the address it would send from. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("10.255.255.255", 9))
            return str(asked.getsockname()[0])
        except OSError:
            return HOST


def _serving(host: str, port: int) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    serve.arguments(parser)
    return parser.parse_args(["--host", host, "--port", str(port)])
