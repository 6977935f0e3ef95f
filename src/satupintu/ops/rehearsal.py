"""What the demo puts into its database. Safe to repeat: a second time changes nothing that has not changed on the shelf."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from satupintu.catalogue.actions.withdraw import withdraw
from satupintu.catalogue.laws import laws_in
from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.shelf import NATIONAL, ShelvedRegion, read_shelf
from satupintu.ops.establish import establish, fill_years
from satupintu.ops.own_keys import demo_keys
from satupintu.ops.players import PASSWORD, applicants, officers, open_accounts
from satupintu.ops.samples import lay_down_papers, sample_cases
from satupintu.ops.situations.play import play_together
from satupintu.people.models import Region
from satupintu.people.queries import system_actor
from satupintu.people.tenures import local_day
from satupintu.rules.lint.finding import Finding, Subject
from satupintu.rules.lint.run import blocking, lint
from satupintu.rules.standard.model.registers import LawPart
from satupintu.rules.standard.places import Fault, Place
from satupintu.rules.standard.reader import Unreadable, read_countries, read_laws
from satupintu.web.demo.accounts import PASSPHRASE

CHANGED = "Peragaan: berkas standar diubah"
WEST = "Asia/Jakarta"
NATIONAL_FILES: Mapping[str, Callable[[str, bytes], object]] = {
    "hukum.toml": read_laws,
    "negara.toml": read_countries,
}


@dataclass(frozen=True, slots=True)
class Prepared:
    regions: tuple[tuple[Region, int], ...]
    """With the number of services on the shelf."""
    officers: tuple[tuple[str, str], ...]
    """Login and post."""
    applicant: str
    """The NIK of an applicant to sign in with."""
    years_unknown: tuple[int, ...]
    cases: Mapping[str, int]
    """The sample cases made now, by situation."""
    keyed: tuple[str, ...]
    """The logins that got a key for signing now."""


def faults_on(folder: Path) -> Sequence[Fault | Finding]:
    """Whatever would stop any standard on the shelf from being published, all of it."""
    faults: list[Fault] = []
    for file, read in NATIONAL_FILES.items():
        try:
            read(file, (folder / NATIONAL / file).read_bytes())
        except Unreadable as error:
            faults += error.faults
        except FileNotFoundError:
            faults.append(Fault(Place(f"{NATIONAL}/{file}", 1), "Berkas ini tidak ada."))
    try:
        shelf = read_shelf(folder)
    except Unreadable as error:
        return [*faults, *error.faults]
    register = laws_in(folder) or None
    return [*faults, *(finding for shelved in shelf for finding in _blocking(shelved, register))]


def prepare(folder: Path, *, at: datetime) -> Prepared:
    """All or nothing: where one region is refused, none is half there."""
    shelf = read_shelf(folder)
    today = local_day(at, WEST)
    with transaction.atomic():
        unknown = fill_years(range(today.year - 1, today.year + 2), by=system_actor(), at=at)
        regions = [(_establish(shelved, today, at=at), len(shelved.newest())) for shelved in shelf]
        seated = [
            row for region, _ in regions for row in officers(region, starts=date(today.year - 1, 1, 1), at=at)
        ]
        first, *_ = applicants(today, at=at)
        places = [region for region, _ in regions]
        samples = sample_cases(places, applicant=first, at=at)
        keyed = tuple(demo_keys(places, since=samples.since, at=at))
        play_together(samples.plays)
        open_accounts(at)
    lay_down_papers()
    return Prepared(tuple(regions), tuple(seated), first.nik, tuple(unknown), samples.counted, keyed)


def say(prepared: Prepared, address: str) -> str:
    return "\n".join(_lines(prepared, address))


def _lines(prepared: Prepared, address: str) -> Iterator[str]:
    yield "Satu Pintu: peragaan siap."
    yield ""
    yield f"  Semua wilayah      {address}/"
    for region, services in prepared.regions:
        yield f"  {region.name:<18} {address}/{region.slug}/   ({services} layanan)"
    yield ""
    yield f"  Akun petugas, semuanya dengan kata sandi {PASSWORD}"
    widest = max((len(login) for login, _ in prepared.officers), default=0)
    for login, post in prepared.officers:
        yield f"    {login:<{widest}}  {post}"
    yield ""
    yield f"  Frasa sandi tanda tangan elektronik semua pejabat: {PASSPHRASE}"
    if prepared.keyed:
        yield f"  Kunci tanda tangan dibuat untuk {len(prepared.keyed)} pejabat."
    yield ""
    yield f"  Pemohon: NIK {prepared.applicant}, kata sandi yang sama"
    yield f"  Ganti peran dengan satu klik: {address}/demo/ · pesan WhatsApp: {address}/demo/telepon/"
    if prepared.cases:
        yield ""
        yield f"  Berkas contoh: {sum(prepared.cases.values())}"
    for situation, number in prepared.cases.items():
        yield f"    {situation:<22} {number:>3}"
    for year in prepared.years_unknown:
        yield ""
        yield f"  Hari libur nasional {year} belum diketahui; tenggat yang jatuh di tahun itu belum pasti."
    yield ""
    yield "  Hentikan dengan Ctrl+C."


def _blocking(shelved: ShelvedRegion, register: Mapping[str, LawPart] | None) -> list[Finding]:
    return [
        finding
        for standard in shelved.standards
        for finding in blocking(lint(Subject(standard.read, shelved.region, register, standard.templates)))
    ]


def _establish(shelved: ShelvedRegion, today: date, *, at: datetime) -> Region:
    _withdraw_changed(shelved, today, at=at)
    return establish(shelved, by=system_actor(), at=at)


def _withdraw_changed(shelved: ShelvedRegion, today: date, *, at: datetime) -> None:
    """Whoever tries out a change edits the file of a version already published; its old reading makes way."""
    for standard in shelved.standards:
        overtaken = StandardVersion.objects.filter(
            region__code=shelved.region.region.code,
            service=standard.service,
            effective=standard.effective,
            withdrawn_at__isnull=True,
        ).exclude(hash=standard.read.resolved.hash)
        for row in overtaken:
            withdraw(
                version=row.pk,
                region=row.region_id,
                decree_number=CHANGED,
                decree_date=today,
                by=system_actor(),
                at=at,
            )
