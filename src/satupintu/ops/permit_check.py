"""The register's nightly round: what has had its last day expires, and every permit is read again."""

import argparse
from datetime import UTC, datetime
from typing import Any

from satupintu.ops.start import start


def arguments(verbs: Any) -> None:
    """Add `check` and `expire` to the verbs of `satupintu permit`."""
    told = "Membaca ulang setiap izin: berkas, nomor, riwayat, dan jurnal; keluar 1 bila ada yang salah."
    verbs.add_parser("check", help=told, description=told).set_defaults(act=check)
    told = "Mengakhiri izin yang masa berlakunya lewat; jalankan setiap malam, sebelum check."
    verbs.add_parser("expire", help=told, description=told).set_defaults(act=expire)


def check(options: argparse.Namespace) -> int:
    start()
    from satupintu.permits.actions.report_register import report_register
    from satupintu.permits.models import Permit
    from satupintu.permits.register_check import register_faults

    faults = list(register_faults())
    report_register(faults, at=datetime.now(UTC))
    for fault in faults:
        print(f"SALAH  {fault.place}: {fault.sentence}")
    if faults:
        print(f"Register TIDAK utuh: {len(faults)} temuan. Pengelola diberi peringatan; simpan salinan data.")
        return 1
    count = Permit.objects.exclude(state=Permit.State.PREPARED).count()
    print(f"Register utuh: {count} izin, semuanya sama dengan saat terbit.")
    return 0


def expire(options: argparse.Namespace) -> int:
    start()
    from satupintu.permits.actions.expire_permits import expire_permits

    print(f"{expire_permits(at=datetime.now(UTC))} izin berakhir masa berlakunya.")
    return 0
