"""`satupintu standard lint|walk|publish|withdraw`: from the writer's first try to the decree that puts it in force."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from satupintu.ops.scratch import scratch
from satupintu.ops.start import start
from satupintu.rules.standard.places import Fault

if TYPE_CHECKING:
    from satupintu.catalogue.models import StandardVersion
    from satupintu.people.models import Region
    from satupintu.rules.standard.model.standard import Standard

NAME = "standard"
HELP = "Memeriksa, menjalani, menerbitkan, dan mencabut berkas standar pelayanan."


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="lint|walk|publish|withdraw")
    for name, help_text in (
        ("lint", "Mencari kesalahan isi berkas standar."),
        ("walk", "Menempuh setiap jalan berkas standar dengan tindakan sungguhan di basis data sementara."),
    ):
        verb = verbs.add_parser(name, help=help_text, description=help_text)
        verb.add_argument(
            "paths", nargs="*", type=Path, help="berkas atau folder (bawaan: seluruh folder standar)"
        )
        verb.add_argument("--json", action="store_true", help="cetak sebagai JSON")
    for name, help_text in (
        ("publish", "Menerbitkan satu berkas standar dengan SK penetapannya."),
        ("withdraw", "Mencabut versi yang pernah terbit; permohonan yang sudah masuk tetap diproses."),
    ):
        verb = verbs.add_parser(name, help=help_text, description=help_text)
        verb.add_argument("path", type=Path, help="berkas standar")
        verb.add_argument("--sk", required=True, help="nomor SK")
        verb.add_argument(
            "--tanggal", required=True, type=date.fromisoformat, help="tanggal SK, misalnya 2026-11-21"
        )
        verb.set_defaults(json=False)
    verbs.choices["publish"].add_argument(
        "--timpa",
        action="store_true",
        help="pakai seri nomor, jam kerja, dan libur dari berkas wilayah juga bila pengelola sudah mengubahnya",
    )


def run(options: argparse.Namespace) -> int:
    verbs: dict[str, Callable[[argparse.Namespace], int]] = {
        "lint": _lint,
        "walk": _walk,
        "publish": _publish,
        "withdraw": _withdraw,
    }
    with scratch() if options.verb in {"lint", "walk"} else _in_earnest():
        from satupintu.rules.standard.reader import Unreadable

        try:
            return verbs[options.verb](options)
        except Unreadable as error:
            _say_unreadable(error.faults, as_json=options.json)
            return 1


def _lint(options: argparse.Namespace) -> int:
    from satupintu.catalogue.laws import laws
    from satupintu.ops.chosen import chosen
    from satupintu.ops.proofs import letter_faults
    from satupintu.rules.lint.finding import Subject
    from satupintu.rules.lint.run import blocking, lint

    # Without a register that can be read, nothing is said about the laws.
    register = laws() or None
    now = datetime.now(UTC)
    findings = [
        finding
        for region, standards in chosen(options.paths)
        for standard in standards
        for finding in (
            *lint(Subject(standard.read, region.region, register, standard.templates)),
            *letter_faults(region.region, standard, at=now),
        )
    ]
    if options.json:
        rows = [
            {
                "code": finding.code,
                "severity": finding.severity,
                "place": {"file": finding.place.file, "line": finding.place.line, "key": finding.place.key},
                "message": finding.message,
                "mend": finding.mend,
            }
            for finding in findings
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(finding)
        print(f"{len(findings)} temuan, {len(blocking(findings))} di antaranya menghalangi penerbitan.")
    return 1 if blocking(findings) else 0


def _walk(options: argparse.Namespace) -> int:
    from django.core.management import call_command

    from satupintu.ops.chosen import chosen
    from satupintu.ops.walk.report import as_data, lines
    from satupintu.ops.walk.run import rehearse

    choice = list(chosen(options.paths))
    call_command("migrate", verbosity=0)
    walks = [
        rehearse(region, standard, at=datetime.now(UTC))
        for region, standards in choice
        for standard in standards
    ]
    if options.json:
        print(json.dumps([as_data(found) for found in walks], ensure_ascii=False, indent=2))
    else:
        for found in walks:
            print("\n".join(lines(found)), end="\n\n")
    return 1 if any(found.faults for found in walks) else 0


def _publish(options: argparse.Namespace) -> int:
    from satupintu.catalogue.shelf import read_region_alone, read_shelved
    from satupintu.ops.establish import lay_down, publish_shelved
    from satupintu.ops.laid_down import finish
    from satupintu.people.queries import system_actor

    now, by = datetime.now(UTC), system_actor()
    path = options.path.resolve()
    shelved, standard = read_region_alone(path.parent.parent), read_shelved(path)
    laying = lay_down(shelved.region, shelved.calendar, by=by, at=now, overwrite=options.timpa)
    region = laying.region
    version = publish_shelved(
        region, shelved.region, standard, decree_number=options.sk, decree_date=options.tanggal, by=by, at=now
    )
    print(f"{version.name} terbit, berlaku mulai {version.effective:%d-%m-%Y}, sidik {version.hash}.")
    finish(laying, path.parent.parent, by=by, at=now)
    _warn_of_thin_steps(region, standard.read.standard, now)
    return 0


def _warn_of_thin_steps(region: "Region", standard: "Standard", now: datetime) -> None:
    """Counted on the day of publication, or on the standard's first day where that is later."""
    from satupintu.catalogue.queries import thin_steps
    from satupintu.people.tenures import local_day

    thin = thin_steps(region, standard, max(local_day(now, region.zone), standard.effective))
    if not thin:
        return
    print(
        "Peringatan: kurang dari dua orang dapat mengerjakan langkah berikut. Bila orang itu berhalangan, atau sudah "
        "bertindak pada berkas yang sama, berkas menunggu pengganti baru atau pelepasan tertulis dari atasan."
    )
    for step in thin:
        print(f"  - {step}")


def _withdraw(options: argparse.Namespace) -> int:
    from satupintu.catalogue.actions.withdraw import withdraw
    from satupintu.catalogue.models import StandardVersion
    from satupintu.catalogue.shelf import read_region_alone, read_shelved
    from satupintu.people.queries import system_actor
    from satupintu.rules.errors import Refused

    path = options.path.resolve()
    shelved, standard = read_region_alone(path.parent.parent), read_shelved(path)
    version = StandardVersion.objects.filter(
        region__code=shelved.region.region.code,
        service=standard.service,
        effective=standard.effective,
        withdrawn_at__isnull=True,
    ).first()
    if version is None:
        raise Refused("versi_tidak_ada", "Versi ini belum pernah terbit atau sudah dicabut.")
    now = datetime.now(UTC)
    withdraw(
        version=version.pk,
        region=version.region_id,
        decree_number=options.sk,
        decree_date=options.tanggal,
        by=system_actor(),
        at=now,
    )
    print(f"{version.name} yang berlaku mulai {version.effective:%d-%m-%Y} sudah dicabut.")
    print(_afterwards(version, now))
    return 0


def _afterwards(withdrawn: "StandardVersion", now: datetime) -> str:
    """An older version comes back in force by itself, which whoever withdraws may not have meant."""
    from satupintu.catalogue.queries import version_in_force
    from satupintu.people.tenures import local_day
    from satupintu.rules.errors import Refused

    try:
        row = version_in_force(withdrawn.region_id, withdrawn.service, local_day(now, withdrawn.region.zone))
    except Refused:
        return "Tidak ada versi lain yang berlaku hari ini: layanan tertutup bagi permohonan baru."
    return (
        f"Yang berlaku hari ini: versi mulai {row.effective:%d-%m-%Y} ({row.decree_number}), sidik {row.hash}. "
        "Untuk menutup layanan, cabut versi itu juga."
    )


@contextmanager
def _in_earnest() -> Iterator[None]:
    start()
    yield


def _say_unreadable(faults: tuple[Fault, ...], *, as_json: bool) -> None:
    if as_json:
        rows = [
            {
                "code": "TIDAK-TERBACA",
                "severity": "salah",
                "place": {"file": fault.place.file, "line": fault.place.line, "key": fault.place.key},
                "message": fault.message,
                "mend": "",
            }
            for fault in faults
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(faults)} kesalahan; tidak ada yang dijalankan.", file=sys.stderr)
