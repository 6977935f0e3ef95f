"""The web process: granian, with threads enough that a few slow uploads do not stall the site."""

import argparse
import os

from satupintu.ops.start import start

NAME = "serve"
HELP = "Menjalankan situs."
FEWEST_THREADS = 32


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="alamat yang didengarkan (bawaan: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="porta (bawaan: 8000)")
    parser.add_argument("--workers", type=int, default=1, help="banyak proses (bawaan: 1)")
    parser.add_argument(
        "--threads",
        type=_threads,
        default=FEWEST_THREADS,
        help="utas setiap proses (bawaan dan paling sedikit: 32)",
    )
    parser.add_argument("--dev", action="store_true", help="untuk pengembang: muat ulang saat kode berubah")


def _threads(raw: str) -> int:
    if not raw.isdecimal() or int(raw) < FEWEST_THREADS:
        raise argparse.ArgumentTypeError(
            f"paling sedikit {FEWEST_THREADS}, agar unggahan lambat tidak menahan situs"
        )
    return int(raw)


def run(options: argparse.Namespace) -> int:
    if options.dev:
        return _develop(f"{options.host}:{options.port}")
    start()
    check_no_demo_accounts()
    _collect_static()
    _serve(options)
    return 0


def check_no_demo_accounts() -> None:
    """Their password is printed in the handbook (reliability F8)."""
    from django.conf import settings

    from satupintu.ops.players import has_players
    from satupintu.rules.errors import Refused

    if not settings.REHEARSAL and has_players():
        raise Refused(
            "akun_peragaan_di_situs_sungguhan",
            "Basis data ini memuat akun peragaan, yang kata sandinya diketahui umum. Pakai basis data yang lain, atau "
            "nonaktifkan akun-akun itu.",
        )


def _develop(address: str) -> int:
    from django.core.management import call_command

    os.environ["SATUPINTU_DEBUG"] = "1"
    start()
    call_command("runserver", address)
    return 0


def _collect_static() -> None:
    """Give every static file its hashed name before the first page asks for one."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def _serve(options: argparse.Namespace) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "satupintu.config.wsgi:application",
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        workers=options.workers,
        blocking_threads=options.threads,
        websockets=False,
        respawn_failed_workers=True,
    ).serve()
