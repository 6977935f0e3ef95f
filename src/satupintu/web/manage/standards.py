"""The standards of the region: every version that was published, and every file that might be, with its findings."""

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpResponse

from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.on_file import OnFile, RegionShelf, shelf_of
from satupintu.catalogue.queries import all_versions, thin_steps
from satupintu.catalogue.shelf import ShelvedStandard
from satupintu.rules.lint.finding import Finding, Severity
from satupintu.rules.lint.run import blocking
from satupintu.rules.worktime.words import say_date
from satupintu.web.design.facts import Fact, Tag, Tone
from satupintu.web.design.listing import Cell, Column, Table
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.sheet import Section, Sheet, cell, show, table

TONES: Mapping[Severity, Tone] = {"salah": "merah", "periksa": "kuning", "catatan": "biru"}
VERSIONS = (
    Column("Layanan"),
    Column("Berlaku mulai", width=20),
    Column("SK"),
    Column("Keadaan", width=20),
    Column("Cabut", quiet=True, width=8),
)
FILES = (Column("Berkas"), Column("Layanan"), Column("Sidik", width=12), Column("Keadaan", width=20))
FINDINGS = (
    Column("Tingkat", width=10),
    Column("Tempat"),
    Column("Temuan"),
    Column("Cara memperbaiki"),
)


@manager_page
def standards(request: ManagerRequest) -> HttpResponse:
    region = request.officer.region
    versions, shelf = all_versions(region.pk), shelf_of(region.code)
    published = {row.hash for row in versions if row.withdrawn_at is None}
    return show(
        request,
        Sheet(
            title="Standar pelayanan",
            lead=[
                "Satu berkas adalah alur, formulir, tenggat, pesan, dan suratnya. Berkas ditulis menurut buku petunjuk."
            ],
            sections=[
                Section(
                    title="Versi yang pernah terbit",
                    table=table("Versi", VERSIONS, [_version(row, request) for row in versions]),
                    empty="Belum ada standar yang terbit.",
                ),
                Section(
                    title="Berkas standar",
                    table=table("Berkas standar", FILES, _files(shelf, published, request)),
                    empty="Tidak ada berkas standar untuk wilayah ini.",
                ),
            ],
        ),
    )


def _version(row: StandardVersion, request: ManagerRequest) -> list[Cell]:
    withdrawn = row.withdrawn_at is not None
    begun = row.effective <= request.today
    tag = Tag("Dicabut") if withdrawn else Tag("Terbit", "hijau") if begun else Tag("Belum berlaku", "biru")
    return [
        cell(row.name),
        cell(say_date(row.effective)),
        cell(row.decree_number, note=f"dicabut dengan {row.withdrawal_number}" if withdrawn else ""),
        cell(tags=[tag]),
        cell() if withdrawn else cell("Cabut", f"{request.base}standar/cabut/{row.pk}/"),
    ]


def _files(shelf: RegionShelf | None, published: set[str], request: ManagerRequest) -> list[list[Cell]]:
    files = shelf.files if shelf else ()
    return [_file(one, published, request) for one in files]


def _file(one: OnFile, published: set[str], request: ManagerRequest) -> list[Cell]:
    standard = one.standard
    if standard is None:
        state = Tag("Tidak terbaca", "merah")
    elif standard.read.resolved.hash in published:
        state = Tag("Terbit", "hijau")
    else:
        state = Tag("Belum terbit", "kuning")
    return [
        cell(one.name, f"{request.base}standar/berkas/{one.name}/"),
        cell(standard.read.standard.service.name if standard else ""),
        cell(standard.read.resolved.hash[:10] if standard else ""),
        cell(tags=[state]),
    ]


def file_here(request: ManagerRequest, service: str, effective: str) -> tuple[RegionShelf, OnFile]:
    """A file of this region's own folder, found among those that lie there."""
    shelf = shelf_of(request.officer.region.code)
    for one in shelf.files if shelf else ():
        if shelf is not None and one.name == f"{service}/{effective}":
            return shelf, one
    raise Http404


@manager_page
def one_file(request: ManagerRequest, service: str, effective: str) -> HttpResponse:
    shelf, found = file_here(request, service, effective)
    back = ("Kembali ke standar pelayanan", f"{request.base}standar/")
    if found.standard is None:
        faults = [str(fault) for fault in found.faults]
        section = Section(title="Tidak dapat dibaca", notes=faults)
        return show(request, Sheet(found.name, [section], back=back))
    standard = found.standard.read.standard
    findings = shelf.findings(found.standard)
    here = f"{request.base}standar/berkas/{found.name}/"
    return show(
        request,
        Sheet(
            title=standard.service.name,
            back=back,
            warnings=thin_warnings(request, found.standard),
            links=[] if blocking(findings) else [("Terbitkan dengan SK", f"{here}terbitkan/")],
            sections=[
                Section(facts=_facts(found.standard)),
                Section(
                    title="Temuan pemeriksaan",
                    notes=[_counted(findings)],
                    table=_findings(findings),
                    empty="Tidak ada temuan.",
                ),
            ],
        ),
    )


def _facts(shelved: ShelvedStandard) -> list[Fact]:
    return [
        Fact("Berkas", shelved.file),
        Fact("Berlaku mulai", say_date(shelved.effective)),
        Fact("Sidik", in_groups(shelved.read.resolved.hash)),
    ]


def in_groups(digest: str) -> str:
    """Eight letters at a time, so that a narrow page can break it and a person can compare it."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def _counted(findings: Sequence[Finding]) -> str:
    stopping = len(blocking(list(findings)))
    return f"{len(findings)} temuan, {stopping} di antaranya menghalangi penerbitan."


def _findings(findings: Sequence[Finding]) -> Table:
    lines = [
        [
            cell(tags=[Tag(one.severity, TONES[one.severity])]),
            cell(str(one.place), note=one.code),
            cell(one.message),
            cell(one.mend),
        ]
        for one in findings
    ]
    return table("Temuan pemeriksaan", FINDINGS, lines)


def thin_warnings(request: ManagerRequest, shelved: ShelvedStandard) -> list[str]:
    """Counted today, or on the standard's first day where that is later."""
    standard = shelved.read.standard
    thin = thin_steps(request.officer.region, standard, max(request.today, standard.effective))
    if not thin:
        return []
    listed = "; ".join(str(step) for step in thin)
    return [
        f"Kurang dari dua orang dapat mengerjakan langkah ini, sehingga berkas tertahan bila ia berhalangan: {listed}."
    ]
