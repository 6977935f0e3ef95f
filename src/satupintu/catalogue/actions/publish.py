from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from satupintu.catalogue.laws import laws
from satupintu.catalogue.models import LetterTemplate, StandardVersion
from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.models import Agency, Region
from satupintu.rules.errors import Refused
from satupintu.rules.lint.finding import Subject
from satupintu.rules.lint.run import blocking, lint
from satupintu.rules.standard.model.region import RegionFile
from satupintu.rules.standard.reader import ReadStandard


@transaction.atomic
def publish(
    *,
    region: Region,
    read: ReadStandard,
    source: str,
    templates: Mapping[str, bytes],
    region_file: RegionFile,
    decree_number: str,
    decree_date: date,
    by: Actor,
    at: datetime,
) -> StandardVersion:
    """Put one version of a standard in force from its effective date on; publishing the same file again changes nothing."""
    standard = read.standard
    Region.objects.select_for_update().get(pk=region.pk)
    known = StandardVersion.objects.filter(
        region=region, service=standard.service.code, hash=read.resolved.hash, withdrawn_at__isnull=True
    ).first()
    if known:
        return known
    check_publishable(region, read, region_file, templates, decree_number)
    version = StandardVersion.objects.create(
        region=region,
        agency=Agency.objects.get(region=region, code=standard.service.agency),
        service=standard.service.code,
        name=standard.service.name,
        hash=read.resolved.hash,
        format=standard.format,
        resolved=read.resolved.text,
        source=source,
        effective=standard.effective,
        decree_number=decree_number.strip(),
        decree_date=decree_date,
        published_at=at,
    )
    LetterTemplate.objects.bulk_create(
        LetterTemplate(region=region, standard=version, name=name, content=content)
        for name, content in templates.items()
    )
    record(
        f"standar:{region.pk}:{standard.service.code}",
        deed="standar_diterbitkan",
        facts={"hash": version.hash, "berlaku_mulai": version.effective.isoformat(), "versi": version.pk},
        by=by.signatory,
        at=at,
    )
    return version


def check_publishable(
    region: Region,
    read: ReadStandard,
    region_file: RegionFile,
    templates: Mapping[str, bytes],
    decree_number: str,
) -> None:
    findings = blocking(lint(Subject(read, region_file, laws() or None, templates)))
    if findings:
        listed = " ".join(f"({number}) {finding}" for number, finding in enumerate(findings, start=1))
        raise Refused(
            "standar_masih_salah",
            f"Standar belum dapat diterbitkan karena masih ada {len(findings)} kesalahan: {listed}",
        )
    if not decree_number.strip():
        raise Refused("sk_kosong", "Isi nomor dan tanggal SK penetapan standar pelayanan ini.")
    taken = StandardVersion.objects.filter(
        region=region,
        service=read.standard.service.code,
        effective=read.standard.effective,
        withdrawn_at__isnull=True,
    )
    if taken.exists():
        raise Refused(
            "versi_sudah_ada",
            f"Sudah ada versi yang berlaku mulai {read.standard.effective:%d-%m-%Y}; "
            "berkas yang sudah terbit tidak diubah: cabut dahulu, atau buat berkas dengan tanggal berlaku baru.",
        )
