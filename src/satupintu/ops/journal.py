"""The journal's daily seal, and the check that the journal is still what was written."""

import argparse
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from satupintu.ops.start import start

NAME = "journal"
HELP = "Menyegel jurnal setiap hari, dan memeriksa keutuhannya."
SEAL_ZONE = ZoneInfo("Asia/Jakarta")
"""One journal serves regions of three zones; its days are those of the capital."""


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="seal|verify")
    told = "Menyegel semua rantai yang bertambah sejak segel terakhir; jalankan sekali sehari."
    verbs.add_parser("seal", help=told, description=told)
    told = "Memeriksa seluruh jurnal dan mencocokkannya dengan setiap berkas; keluar 1 bila ada yang salah."
    verify = verbs.add_parser("verify", help=told, description=told)
    verify.add_argument(
        "--saksi",
        nargs=2,
        metavar=("HARI", "SEGEL"),
        help="segel satu hari yang dicatat di luar sistem, misalnya 2026-11-21 3f0c…",
    )


def run(options: argparse.Namespace) -> int:
    start()
    at = datetime.now(UTC)
    return _seal(at) if options.verb == "seal" else _verify(options.saksi, at)


def _seal(at: datetime) -> int:
    from satupintu.journal.actions.seal_day import seal_day
    from satupintu.people.queries import system_actor
    from satupintu.rules.worktime.words import say_date

    day = at.astimezone(SEAL_ZONE).date()
    seal = seal_day(day=day, at=at, by=system_actor().signatory)
    done = "disegel" if seal.at == at else "sudah disegel sebelumnya"
    print(f"Jurnal {say_date(day)} {done}: {seal.count} rantai.")
    print(f"Segel: {seal.hash}")
    print("Catat segel ini di luar sistem, misalnya dicetak atau dikirim; kelak dicocokkan dengan --saksi.")
    return 0


def _verify(witness: list[str] | None, at: datetime) -> int:
    from satupintu.cases.queries.journal_parity import heads_apart, row_faults
    from satupintu.journal.queries.verify import verify

    faults = [*verify(heads=heads_apart(), witness=_witness(witness)), *row_faults()]
    for fault in faults:
        print(f"SALAH  {fault.place}: {fault.sentence}")
    if faults:
        print(f"Jurnal TIDAK utuh: {len(faults)} kesalahan. Simpan salinan basis data, lalu laporkan.")
        return 1
    print(f"Jurnal utuh: {_size()}.")
    print(_last_seal(at))
    return 0


def _witness(given: list[str] | None) -> tuple[date, str] | None:
    from satupintu.rules.errors import Refused

    if given is None:
        return None
    day, seal = given
    try:
        return date.fromisoformat(day), seal.strip().lower()
    except ValueError as fault:
        raise Refused("hari_tidak_dikenal", f"“{day}” bukan tanggal; tulis misalnya 2026-11-21.") from fault


def _size() -> str:
    from satupintu.journal.models import Entry

    chains = Entry.objects.filter(number=1).count()
    return f"{Entry.objects.count()} catatan dalam {chains} rantai"


def _last_seal(at: datetime) -> str:
    from satupintu.journal.models import Seal
    from satupintu.rules.worktime.words import say_date

    seal = Seal.objects.order_by("day").last()
    if seal is None:
        return "Jurnal belum pernah disegel: jalankan satupintu journal seal setiap hari."
    missed = (at.astimezone(SEAL_ZONE).date() - seal.day).days
    late = " Jadwal segel harian tampaknya tidak berjalan." if missed > 1 else ""
    return f"Segel terakhir: {say_date(seal.day)}.{late}"
