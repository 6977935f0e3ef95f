"""A region as its file has it: what `establish_region` brings into the database."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from satupintu.rules.errors import Refused

RESERVED = frozenset(
    [
        "akun",
        "api",
        "bantuan",
        "berkas",
        "bukti",
        "daftar",
        "demo",
        "desain",
        "kabar",
        "keluar",
        "kode-qr",
        "lacak",
        "lambang",
        "layanan",
        "layanan-mana",
        "lupa-sandi",
        "masuk",
        "pengaduan",
        "periksa",
        "permohonan",
        "petugas",
        "static",
        "survei",
        "unggah",
        "v",
        "verifikasi",
        "warna",
    ]
)
"""Words of the site's own addresses, first or second: a region of that name could not be reached, or would hide them."""


@dataclass(frozen=True, slots=True)
class AgencyPlan:
    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class PostPlan:
    code: str
    agency: str
    name: str
    role: str
    superior: str | None = None
    seats: int = 1
    """How many may hold it at a time; 0 is any number."""
    signs_as: str = ""


@dataclass(frozen=True, slots=True)
class RegionPlan:
    code: str
    slug: str
    name: str
    zone: str
    agencies: tuple[AgencyPlan, ...]
    posts: tuple[PostPlan, ...]
    system_name: str = ""
    motto: str = ""


def check_plan(plan: RegionPlan) -> None:
    if plan.slug in RESERVED:
        raise Refused(
            "slug_terpakai",
            f"Slug {plan.slug} adalah alamat situs sendiri. Pilih nama pendek lain dalam berkas wilayah.",
        )
    _check_zone(plan.zone)
    _check_once("instansi", (agency.code for agency in plan.agencies))
    _check_once("jabatan", (post.code for post in plan.posts))
    agencies = {agency.code for agency in plan.agencies}
    superiors = {post.code: post.superior for post in plan.posts}
    for post in plan.posts:
        if post.agency not in agencies:
            raise Refused(
                "instansi_tidak_dikenal",
                f"Jabatan {post.code} menunjuk instansi {post.agency}, yang tidak ada dalam berkas wilayah.",
            )
        if post.superior is not None and post.superior not in superiors:
            raise Refused(
                "atasan_tidak_dikenal",
                f"Jabatan {post.code} menunjuk atasan {post.superior}, yang tidak ada dalam berkas wilayah.",
            )
    for code in superiors:
        _check_line_ends(code, superiors)


def _check_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise Refused(
            "zona_tidak_dikenal", f"Zona waktu {zone} tidak dikenal; tulis misalnya Asia/Jakarta."
        ) from None


def _check_once(what: str, codes: Iterable[str]) -> None:
    twice = [code for code, count in Counter(codes).items() if count > 1]
    if twice:
        raise Refused("kode_ganda", f"Kode {what} {twice[0]} dipakai lebih dari sekali dalam berkas wilayah.")


def _check_line_ends(code: str, superiors: dict[str, str | None]) -> None:
    passed = [code]
    above = superiors[code]
    while above is not None:
        if above in passed:
            line = " → ".join([*passed, above])
            raise Refused("atasan_melingkar", f"Garis atasan berputar tanpa ujung: {line}.")
        passed.append(above)
        above = superiors[above]
