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
    from satupintu.cases.actions.continue_recomputing import continue_recomputing
    from satupintu.cases.queries.recomputing_runs import unfinished_runs
    from satupintu.files.actions.sweep_erased import sweep_erased
    from satupintu.files.actions.sweep_uploads import sweep_uploads
    from satupintu.notices.actions.erase_codes import erase_codes
    from satupintu.people.actions.sweep import sweep
    from satupintu.people.queries import system_actor

    now = datetime.now(UTC)
    codes = erase_codes(at=now)
    swept = sweep(at=now)
    uploads = sweep_uploads(at=now)
    erased = sweep_erased()
    for run in unfinished_runs():
        continue_recomputing(run.pk, by=system_actor(), at=now, go_on=lambda: True)
    print(
        f"{codes} kode, {swept['permintaan']} permintaan akun, {swept['anggaran']} catatan percobaan, "
        f"{swept['sesi']} sesi yang sudah lewat, {uploads} unggahan yang ditinggalkan, {erased} sisa berkas dihapus."
    )
    return 0
