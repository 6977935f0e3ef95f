"""Every address of the site with another's objects in it, asked by somebody, and what is wrong with the answers."""

import re
from collections.abc import Iterator, Mapping

from django.urls import resolve

from satupintu.people.models.user import CITIZEN
from tests.web.addresses import branches
from tests.web.foreign import Asker, House
from tests.web.test_headers import missing

PUBLIC = frozenset(
    {
        "",
        "desain/",
        r"^warna/(?P<colour>[0-9a-f]{6})\.css$",
        "demo/",
        "demo/telepon/",
        "demo/jadi/",
        "daftar/",
        "daftar/kode/",
        "masuk/",
        "masuk/kode/",
        "keluar/",
        "lupa-sandi/",
        "lupa-sandi/kode/",
        "petugas/masuk/",
        "petugas/keluar/",
        "petugas/nonaktif/",
        "petugas/faktor-kedua/",
        "petugas/kunci-sandi/masuk/",
        "v/",
        "v/periksa/",
        "v/<str:code>",
        "v/<str:code>/",
        "v/<str:code>/halaman.jpg",
        "<slug:region>/",
        "<slug:region>/bantuan/",
        "<slug:region>/lacak/",
        "<slug:region>/layanan-mana/",
        "<slug:region>/layanan/<slug:service>/",
        "<slug:region>/layanan/<slug:service>/<day:effective>/",
        "<slug:region>/layanan/<slug:service>/cocok/",
        "<slug:region>/layanan/<slug:service>/persiapan/",
        "<slug:region>/layanan/<slug:service>/formulir/",
        "<slug:region>/layanan/<slug:service>/formulir/unduh/",
        "<slug:region>/layanan/<slug:service>/contoh-surat/<slug:paper>/",
        "<slug:region>/layanan/<slug:service>/contoh-surat/<slug:paper>/unduh/",
    }
)
"""For whoever comes by, signed in or not; a new address is not among them until somebody writes it here."""
REHEARSED = frozenset({"demo/", "demo/telepon/"})
"""They name everybody on purpose; on a site in earnest these addresses do not exist."""
LEAVING = frozenset({"keluar/", "petugas/keluar/", "petugas/keamanan/keluar-semua/", "demo/jadi/"})
SHARED = frozenset({"region", "service"})
"""Names in an address that are nobody's secret."""
CLOSED = frozenset({302, 401, 403, 404, 405, 409})
MIXED = frozenset({"paper", "absence", "holding", "deputy"})
"""Rows that an address names after the person or post they belong to: also tried under one's own."""
DOORS = ("/masuk/", "/petugas/masuk/", "/petugas/pastikan/")
NAME = re.compile(r"\(\?P<(?P<plain>\w+)>[^)]*\)|<(?:\w+:)?(?P<typed>\w+)>")


def routes(patterns) -> list[str]:
    return ["".join(str(pattern) for pattern in chain) for chain in branches(patterns)]


def names(route: str) -> list[str]:
    return [found["plain"] or found["typed"] for found in NAME.finditer(route)]


def filled(route: str, *tables: Mapping[tuple[str, str], str]) -> str:
    """The address of this route; a name for which nobody has a value is a new one that this walk does not know."""

    def value(found: re.Match[str]) -> str:
        name = found["plain"] or found["typed"]
        for table in tables:
            for (piece, known), given in table.items():
                if known == name and piece in route:
                    return given
        raise AssertionError(
            f"Nothing to put for {name} in {route}: give it an object in tests/web/foreign.py."
        )

    return "/" + NAME.sub(value, route.removeprefix("^").removesuffix("$")).replace("\\", "")


def addresses_for(asker: Asker, route: str, house: House) -> Iterator[str]:
    """The region's objects under its own address; under that of the asker's region; and on his region's officers."""
    yield filled(route, house.ids)
    if "region" in names(route) and asker.region not in ("", house.stage.region.slug):
        there = {("", "region"): asker.region}
        yield filled(route, there, house.ids)
        if any(first in objects(route) for first in ("user", "post")) and MIXED & set(objects(route)):
            yield filled(route, there, house.own, house.ids)


def objects(route: str) -> list[str]:
    return [name for name in names(route) if name not in SHARED]


def is_closed(asker: Asker, route: str, region: str) -> bool:
    """Whether this asker has to be sent away; other pages show him what is his own."""
    if route in PUBLIC:
        return False
    for_officers = "petugas/" in route
    if asker.kind != ("petugas" if for_officers else CITIZEN) or objects(route):
        return True
    return for_officers and "region" in names(route) and region != asker.region


def a_body(house: House) -> dict[str, str]:
    """What the forms send, with the region's objects wherever a form names one."""
    work = house.filed.item("cek_kelengkapan").pk
    return {
        "kunci": "k" * 20,
        "versi": str(house.filed.case.version),
        "alasan": "Alasan yang cukup panjang.",
        "catatan": "Catatan orang lain.",
        "pesan": "Pesan orang lain.",
        "naskah": house.ids["tanda-tangan/naskah/", "work"],
        "frasa_sandi": "frasa orang lain",
        "hasil": "belum",
        "tindakan": "lakukan",
        "berkas": str(work),
        f"hasil.{work}": "lengkap",
        "cari": house.number,
        "nomor": house.number,
        "unggahan": house.ids["unggah/<slug:region>/", "ref"],
        "petugas": house.ids["kelola/", "user"],
        "nama": "akta.pdf",
        "ukuran": "1000",
        "setuju": "ya",
    }


def walk(asker: Asker, house: House, patterns, *, only: str = "") -> tuple[set[str], dict[str, list[str]]]:
    """Ask all of them; give the routes that were asked, and what is wrong by question."""
    asked: set[str] = set()
    wrong: dict[str, list[str]] = {}
    body = a_body(house)
    for route in routes(patterns):
        if only not in route:
            continue
        for address in addresses_for(asker, route, house):
            asked.add(resolve(address).route)
            for method in ("get", "post"):
                found = faults(asker, route, address, method, body, house)
                if found:
                    wrong[f"{asker.name}: {method} {address} ({route})"] = found
        if route in LEAVING and asker.user is not None:
            asker.client.force_login(asker.user)
    return asked, wrong


def faults(
    asker: Asker, route: str, address: str, method: str, body: dict[str, str], house: House
) -> list[str]:
    ask = getattr(asker.client, method)
    answer = ask(address, body if method == "post" else None, headers={"Upload-Offset": "0"})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text, found = content.decode(errors="replace"), []
    if answer.status_code >= 500:
        found.append(f"broke with {answer.status_code}")
    if lacking := missing(answer):
        found.append(f"headers {lacking}")
    typed = f"{address} {' '.join(body.values())}" if method == "post" else address
    for secret in () if route in REHEARSED else house.secrets(asker):
        if secret in f"{text} {answer.get('Content-Disposition', '')}" and secret not in typed:
            found.append(f"showed {secret}")
    region = address.split("/")[1]
    if is_closed(asker, route, region):
        if answer.status_code not in CLOSED:
            found.append(f"answered {answer.status_code}")
        elif answer.status_code == 302 and not answer["Location"].startswith(DOORS):
            found.append(f"led on to {answer['Location']}")
    return found
