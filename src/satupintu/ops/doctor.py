"""Looks at what the product needs to run, and says for each thing that is missing what to do."""

import argparse
import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from satupintu.ops.start import start

NAME = "doctor"
HELP = "Memeriksa apakah semua yang diperlukan sudah siap."


@dataclass(frozen=True, slots=True)
class Finding:
    good: bool
    sentence: str
    advice: str = ""

    def __str__(self) -> str:
        return f"{'baik ' if self.good else 'SALAH'}  {self.sentence}" + (
            f"\n       → {self.advice}" if self.advice else ""
        )


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take none."""


def run(options: argparse.Namespace) -> int:
    findings = list(examine())
    for finding in findings:
        print(finding)
    return 0 if all(finding.good for finding in findings) else 1


def examine() -> Iterator[Finding]:
    from django.core.exceptions import ImproperlyConfigured

    yield python()
    try:
        start()
    except ImproperlyConfigured as fault:
        yield Finding(good=False, sentence="Pengaturan tidak dapat dimuat.", advice=str(fault))
        return
    yield keys()
    yield standards()
    yield hosts()
    yield antivirus()
    yield clock()
    yield from database()


def python() -> Finding:
    return Finding(
        good=sys.version_info >= (3, 11), sentence=f"Python {platform.python_version()} (perlu 3.11 ke atas)."
    )


def keys() -> Finding:
    from django.conf import settings

    if settings.REHEARSAL:
        return Finding(
            good=True,
            sentence="Kunci peragaan dipakai.",
            advice="Untuk data sungguhan: kosongkan SATUPINTU_DEMO, isi SECRET_KEY dan SEALING_KEY.",
        )
    return Finding(good=True, sentence="SECRET_KEY dan SEALING_KEY terisi.")


def standards() -> Finding:
    from django.conf import settings

    folder = settings.STANDARDS_DIR
    if folder.is_dir():
        return Finding(good=True, sentence=f"Folder standar pelayanan: {folder}.")
    return Finding(
        good=False,
        sentence=f"Folder standar pelayanan {folder} tidak ada.",
        advice="Isi STANDARDS_DIR dengan folder berkas standar.",
    )


def antivirus() -> Finding:
    """None is allowed, and told: every verdict then says that the file was not scanned."""
    from satupintu.files.antivirus import antivirus_in_use
    from satupintu.files.ports import AntivirusDown

    found = antivirus_in_use()
    if found is None:
        return Finding(
            good=True,
            sentence="Tidak ada antivirus; setiap unggahan ditandai belum dipindai.",
            advice="Untuk situs sungguhan: pasang clamd, lalu isi ANTIVIRUS_URL.",
        )
    try:
        found.virus_in(Path(__file__), at=datetime.now(UTC))
    except AntivirusDown as down:
        return Finding(
            good=False,
            sentence=f"Antivirus tidak menjawab: {down}.",
            advice="Selama ini unggahan tertahan. Periksa clamd, ANTIVIRUS_URL, dan umur tanda virusnya (freshclam).",
        )
    return Finding(good=True, sentence="Antivirus menjawab, dan tanda virusnya kurang dari tujuh hari.")


def database() -> Iterator[Finding]:
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
    except (DatabaseError, OSError) as fault:
        yield Finding(
            good=False,
            sentence=f"Basis data tidak terjangkau: {str(fault).strip()}",
            advice="Periksa DATABASE_URL, dan apakah basis data itu berjalan.",
        )
        return
    version = ".".join(str(part) for part in connection.get_database_version())
    yield Finding(good=True, sentence=f"Basis data terjangkau: {connection.display_name} {version}.")
    applied = migrations()
    yield applied
    if applied.good:
        yield from administrators()
        yield from certificates()
        yield factors()
        yield players()


def clock() -> Finding:
    from django.conf import settings

    from satupintu.gateways.local_signer.reach import why_no_timestamp

    if not settings.TSA_URL:
        return Finding(
            good=True,
            sentence="Tidak ada layanan cap waktu; tanda tangan kunci sendiri tanpa cap waktu (PAdES B-B).",
            advice="Bila ada layanan cap waktu: isi TSA_URL dan TSA_ROOTS.",
        )
    reason = why_no_timestamp(settings.TSA_URL, settings.TSA_ROOTS)
    return Finding(
        good=not reason,
        sentence=f"Layanan cap waktu {settings.TSA_URL} {reason or 'menjawab'}.",
        advice="Selama ini tidak ada yang dapat ditandatangani. Periksa TSA_URL dan TSA_ROOTS."
        if reason
        else "",
    )


def certificates() -> Iterator[Finding]:
    from satupintu.ops.certificate_findings import certificate_findings

    for good, sentence, advice in certificate_findings(datetime.now(UTC)):
        yield Finding(good=good, sentence=sentence, advice=advice)


def administrators() -> Iterator[Finding]:
    """Without one nobody opens accounts or names deputies in a region."""
    from datetime import UTC, datetime

    from satupintu.people.queries import open_regions
    from satupintu.people.queries_officers import has_administrator
    from satupintu.people.tenures import local_day

    for region in open_regions():
        there = has_administrator(region.pk, local_day(datetime.now(UTC), region.zone))
        yield Finding(
            good=there,
            sentence=f"{region.name} {'punya' if there else 'belum punya'} pengelola sistem yang aktif.",
            advice=""
            if there
            else f"Jalankan: satupintu officer NAMA --region {region.slug} --post KODE_JABATAN_PENGELOLA …",
        )


def migrations() -> Finding:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not waiting:
        return Finding(good=True, sentence="Semua migrasi sudah diterapkan.")
    return Finding(
        good=False,
        sentence=f"{len(waiting)} migrasi belum diterapkan.",
        advice="Jalankan: satupintu manage migrate",
    )


def hosts() -> Finding:
    """A region's own host name must be let in by ALLOWED_HOSTS, too."""
    from django.conf import settings
    from django.http.request import validate_host

    from satupintu.catalogue.region_files import slugs_by_host

    own = slugs_by_host()
    closed = sorted(host for host in own if not validate_host(host, settings.ALLOWED_HOSTS))
    if not closed:
        return Finding(good=True, sentence=f"Nama host wilayah: {', '.join(sorted(own)) or 'tidak ada'}.")
    return Finding(
        good=False,
        sentence=f"Nama host wilayah tidak diizinkan: {', '.join(closed)}.",
        advice="Tambahkan pada ALLOWED_HOSTS, atau hapus host dari berkas wilayah.",
    )


def factors() -> Finding:
    from django.conf import settings

    from satupintu.ops.account import exposed

    found = exposed(datetime.now(UTC))
    if not found:
        return Finding(
            good=True, sentence="Semua petugas yang wajib memasang faktor kedua sudah memasangnya."
        )
    return Finding(
        good=settings.REHEARSAL,
        sentence=f"{len(found)} petugas wajib memasang faktor kedua tetapi belum.",
        advice="Lihat namanya dengan: satupintu account without-factor. Mereka memasangnya saat masuk.",
    )


def players() -> Finding:
    from django.conf import settings

    from satupintu.ops.players import has_players

    if settings.REHEARSAL or not has_players():
        return Finding(good=True, sentence="Tidak ada akun peragaan di situs sungguhan.")
    return Finding(
        good=False,
        sentence="Akun peragaan aktif di situs sungguhan; kata sandinya diketahui umum.",
        advice="Pakai basis data yang lain, atau nonaktifkan akun-akun itu.",
    )
