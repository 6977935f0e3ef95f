"""`satupintu sweep`: erase what has had its time: codes on their way, requests that are over, abandoned uploads, old budgets."""

import argparse
from datetime import UTC, datetime

from satupintu.ops.start import start

NAME = "sweep"
HELP = "Menghapus kode, permintaan akun, dan unggahan yang sudah lewat; jalankan setiap sepuluh menit."


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take none."""


def run(options: argparse.Namespace) -> int:
    start()
    from satupintu.files.actions.sweep_erased import sweep_erased
    from satupintu.files.actions.sweep_uploads import sweep_uploads
    from satupintu.notices.actions.erase_codes import erase_codes
    from satupintu.people.actions.sweep import sweep

    now = datetime.now(UTC)
    codes = erase_codes(at=now)
    swept = sweep(at=now)
    uploads = sweep_uploads(at=now)
    erased = sweep_erased()
    print(
        f"{codes} kode, {swept['permintaan']} permintaan akun, {swept['anggaran']} catatan percobaan, "
        f"{swept['sesi']} sesi yang sudah lewat, {uploads} unggahan yang ditinggalkan, {erased} sisa berkas dihapus."
    )
    return 0
