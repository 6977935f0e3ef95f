"""`satupintu calendar decree|withdraw`: a day off of the region or one agency, and the open cases that it moves."""

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from satupintu.ops.start import start

if TYPE_CHECKING:
    from satupintu.calendar.scope import CalendarChange, Scope
    from satupintu.cases.actions.recompute_deadlines import Recomputed
    from satupintu.cases.recomputing import Moved
    from satupintu.people.actor import Actor
    from satupintu.people.models import Region

NAME = "calendar"
HELP = "Menetapkan atau mencabut hari libur daerah, lalu menghitung ulang tenggat berkas yang berjalan."
KINDS = ("libur_daerah", "cuti_bersama", "libur_nasional", "pemilu")


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="decree|withdraw")
    for name, help_text in (
        ("decree", "Menetapkan satu hari libur, juga bila harinya sudah lewat."),
        ("withdraw", "Mencabut penetapan sendiri; libur yang lebih luas pada hari itu berlaku lagi."),
    ):
        verb = verbs.add_parser(name, help=help_text, description=help_text)
        verb.add_argument("--region", required=True, help="slug wilayah")
        verb.add_argument("--agency", default="", help="kode instansi; tanpa ini seluruh wilayah")
        verb.add_argument(
            "--tanggal", required=True, type=date.fromisoformat, help="harinya, misalnya 2026-11-21"
        )
        verb.add_argument("--dasar", required=True, help="keputusan, nomor dan tanggalnya")
        if name == "decree":
            verb.add_argument("--nama", required=True, help="nama hari libur")
            verb.add_argument(
                "--jenis", choices=KINDS, default=KINDS[0], help=f"{', '.join(KINDS)} (bawaan: {KINDS[0]})"
            )


def run(options: argparse.Namespace) -> int:
    start()
    from satupintu.cases.actions.recompute_deadlines import recompute_after
    from satupintu.people.queries import system_actor
    from satupintu.rules.worktime.words import say_day

    at, by = datetime.now(UTC), system_actor()
    region, scope = _scope(options.region, options.agency)
    change = _change(options, scope, by=by, at=at)
    done = "ditetapkan sebagai hari libur" if options.verb == "decree" else "dicabut dari hari libur"
    print(f"{say_day(options.tanggal)} {done}.")
    return _tell(recompute_after(change, by=by, at=at), region)


def _scope(slug: str, code: str) -> "tuple[Region, Scope]":
    from satupintu.calendar.scope import scope_of
    from satupintu.people.models import Agency, Region
    from satupintu.rules.errors import Refused

    region = Region.objects.filter(slug=slug).first()
    if region is None:
        raise Refused(
            "wilayah_tidak_dikenal",
            f"Wilayah «{slug}» belum terpasang; pasang dahulu berkasnya dengan satupintu region.",
        )
    agency = Agency.objects.filter(region=region, code=code).first()
    if code and agency is None:
        known = ", ".join(
            Agency.objects.filter(region=region).order_by("code").values_list("code", flat=True)
        )
        raise Refused(
            "instansi_tidak_dikenal",
            f"Instansi «{code}» tidak ada di {region.name}. Pakai salah satu dari: {known}.",
        )
    return region, scope_of(region, agency)


def _change(options: argparse.Namespace, scope: "Scope", *, by: "Actor", at: datetime) -> "CalendarChange":
    from satupintu.calendar.actions.decree_holiday import decree_holiday
    from satupintu.calendar.actions.withdraw_holiday import withdraw_holiday
    from satupintu.calendar.models import Holiday

    if options.verb == "withdraw":
        return withdraw_holiday(scope=scope, day=options.tanggal, basis=options.dasar, by=by, at=at)
    return decree_holiday(
        scope=scope,
        day=options.tanggal,
        name=options.nama,
        kind=Holiday.Kind(options.jenis),
        basis=options.dasar,
        by=by,
        at=at,
    )


def _tell(done: "Recomputed", region: "Region") -> int:
    for moved in done.moved:
        print(f"{moved.number}: {'; '.join(_shifts(moved, region))}")
    print(f"{len(done.moved)} berkas bergeser, {len(done.stayed)} berkas tetap.")
    if not done.refused:
        return 0
    for number, refusal in done.refused.items():
        print(f"GAGAL  {number}: {refusal}", file=sys.stderr)
    print(f"{len(done.refused)} berkas tidak dapat dihitung ulang; tenggat lamanya tetap.", file=sys.stderr)
    return 1


def _shifts(moved: "Moved", region: "Region") -> Iterator[str]:
    if moved.before != moved.after:
        yield f"janji {_said(moved.before, region)} → {_said(moved.after, region)}"
    if moved.statutory_before != moved.statutory_after:
        yield f"batas hukum {_said(moved.statutory_before, region)} → {_said(moved.statutory_after, region)}"
    if moved.steps:
        yield f"waktu langkah {', '.join(moved.steps)}"


def _said(moment: datetime | None, region: "Region") -> str:
    from satupintu.cases.moments import say_moment

    return say_moment(moment, region) if moment else "belum dapat ditentukan"
