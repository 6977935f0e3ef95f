"""Whether the stored papers are still what was stored."""

import argparse

from satupintu.ops.start import start

NAME = "files"
HELP = "Memeriksa keutuhan berkas yang disimpan."


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verify")
    told = "Mencocokkan setiap berkas dengan isinya di cakram; keluar 1 bila ada yang hilang atau berubah."
    verbs.add_parser("verify", help=told, description=told)


def run(options: argparse.Namespace) -> int:
    start()
    from satupintu.files.queries_vault import bytes_without_file, files_without_bytes

    faults = list(files_without_bytes())
    for ref, fault in faults:
        print(f"SALAH  berkas {ref}: isinya {fault}.")
    strays = sum(1 for _ in bytes_without_file())
    if strays:
        print(f"{strays} isi di cakram tidak dikenal basis data; tidak berbahaya, dan tidak dihapus.")
    if faults:
        print(f"{len(faults)} berkas tidak utuh. Pulihkan dari cadangan VAR_DIR/media.")
        return 1
    print("Semua berkas utuh.")
    return 0
