"""How to reach the agency: what its file says, and what its standards print."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings

from satupintu.rules.identifiers import phone
from satupintu.rules.standard.model.components import Channel
from satupintu.rules.standard.model.region import AgencyPart
from satupintu.rules.standard.model.standard import Standard
from satupintu.web.public.rows import CHANNELS, Row, address_of, channel_row

REACHED_BY = ("telepon", "whatsapp", "sms", "surel", "situs", "faks")
"""Ways to ask something; boxes, forms and the like are for complaints and stand with the standard."""


@dataclass(frozen=True, slots=True)
class Contacts:
    agency: str
    address: str
    map_link: str
    map_label: str
    rows: tuple[Row, ...]
    senders: tuple[str, ...]


def contacts_of(agency: AgencyPart | None, name: str, standards: Iterable[Standard]) -> Contacts:
    channels = [channel for standard in standards for channel in standard.components.complaints.items]
    rows = [*_of_file(agency), *(channel_row(one) for one in channels if one.kind in REACHED_BY)]
    address = (agency.address or agency.letterhead.address) if agency else ""
    address = address or next((one.text for one in channels if one.kind == "alamat"), "")
    return Contacts(
        agency=name,
        address=address,
        map_link=_map_link(agency, address),
        map_label="Lihat di peta" if agency and agency.coordinates else "Cari alamat ini di peta",
        rows=tuple(_once(rows)),
        senders=agency.official_senders if agency else (),
    )


def _of_file(agency: AgencyPart | None) -> Iterable[Row]:
    if agency is None:
        return
    for number in agency.phones:
        yield _row("telepon", number, (phone.read(number).value or "").removeprefix("+"))
    if agency.fax:
        yield _row("faks", agency.fax, "")
    if agency.email:
        yield _row("surel", agency.email, agency.email)
    if agency.website:
        yield _row("situs", agency.website.removeprefix("https://"), agency.website)


def _row(kind: str, text: str, value: str) -> Row:
    channel = Channel.model_validate({"jenis": kind, "teks": text, "nilai": value})
    return Row(text=text, label=CHANNELS[kind], href=address_of(channel))


def _once(rows: Iterable[Row]) -> Iterable[Row]:
    """The file and several standards name the same number; it is shown once a kind, as first written."""
    seen: set[tuple[str, str]] = set()
    for row in rows:
        key = (row.label, row.href.rstrip("/") or "".join(filter(str.isalnum, row.text.lower())))
        if key not in seen:
            seen.add(key)
            yield row


def _map_link(agency: AgencyPart | None, address: str) -> str:
    """A plain link, because a map of somebody else's inside the page would tell him who reads it; whose, is configured."""
    if agency and agency.coordinates:
        at = agency.coordinates
        filled = settings.MAP_POINT.replace("{lintang}", str(at.latitude))
        return str(filled.replace("{bujur}", str(at.longitude)))
    return str(settings.MAP_SEARCH.replace("{alamat}", quote(address))) if address else ""
