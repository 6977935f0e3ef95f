"""`satupintu region`: bring a region's own files into the database, and the national days off with them."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from satupintu.ops.start import start

NAME = "region"
HELP = "Memasang berkas wilayah (instansi, jabatan, jam kerja, seri nomor) dan libur nasional."


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="folder wilayah yang berisi region.toml dan calendar.toml")
    parser.add_argument(
        "--timpa",
        action="store_true",
        help="pakai seri nomor, jam kerja, dan libur dari berkas juga bila pengelola sudah mengubahnya",
    )


def run(options: argparse.Namespace) -> int:
    start()
    from satupintu.catalogue.shelf import read_region_alone
    from satupintu.ops.establish import fill_years, lay_down
    from satupintu.ops.laid_down import finish
    from satupintu.people.queries import system_actor
    from satupintu.rules.standard.reader import Unreadable

    now, by = datetime.now(UTC), system_actor()
    try:
        shelved = read_region_alone(options.folder.resolve())
    except Unreadable as error:
        print("\n".join(str(fault) for fault in error.faults), file=sys.stderr)
        return 1
    laying = lay_down(shelved.region, shelved.calendar, by=by, at=now, overwrite=options.timpa)
    region = laying.region
    unknown = fill_years(range(now.year - 1, now.year + 2), by=by, at=now)
    print(
        f"{region.name} terpasang: {len(shelved.region.agencies)} instansi, {len(shelved.region.posts)} jabatan."
    )
    finish(laying, options.folder, by=by, at=now)
    for year in unknown:
        print(
            f"Libur nasional {year} belum ditetapkan; jalankan lagi perintah ini setelah SKB tiga menteri terbit."
        )
    return 0
