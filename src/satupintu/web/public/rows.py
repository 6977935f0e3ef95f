"""One printed line of a standard, as a page shows it."""

import re
from dataclasses import dataclass
from datetime import date

from satupintu.catalogue.laws import laws
from satupintu.rules.standard.model.components import Channel, LawItem
from satupintu.rules.standard.model.registers import LawPart
from satupintu.rules.standard.model.text import Item
from satupintu.rules.worktime.words import say_date
from satupintu.web.public.words import joined

CHANNELS = {
    "kotak": "Kotak saran",
    "surel": "Surel",
    "telepon": "Telepon",
    "faks": "Faks",
    "sms": "SMS",
    "whatsapp": "WhatsApp",
    "situs": "Situs",
    "media_sosial": "Media sosial",
    "formulir": "Formulir",
    "lapor": "SP4N-LAPOR!",
    "alamat": "Alamat",
}
_DIGITS = re.compile(r"\d{5,15}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_WEB = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Row:
    text: str
    label: str = ""
    printed: str = ""
    """What the document says where our text differs in substance."""
    note: str = ""
    subitems: tuple[str, ...] = ()
    href: str = ""


def row_of(item: Item) -> Row:
    return Row(text=item.text, printed=item.printed, note=item.note, subitems=item.subitems)


def law_row(item: LawItem) -> Row:
    law = laws().get(item.law)
    notes = [item.note, law_status(law) if law else ""]
    return Row(
        text=item.text,
        printed=item.printed,
        note=" ".join(note for note in notes if note),
        subitems=item.subitems,
    )


def law_status(law: LawPart) -> str:
    """Say only what a reader must know: a law that was amended or repealed."""
    if law.status == "berlaku":
        return ""
    verb = "Sudah dicabut" if law.status == "dicabut" else "Sudah diubah"
    known = laws()
    by = joined([known[code].title if code in known else code for code in law.by])
    sentence = verb + (f" dengan {by}" if by else "") + _since(law.since) + "."
    unsure = "" if law.verified else "Keterangan ini belum dicocokkan dengan naskah resmi."
    return " ".join(part for part in (sentence, unsure) if part)


def _since(day: date | None) -> str:
    return f" sejak {say_date(day)}" if day else ""


def channel_row(channel: Channel) -> Row:
    return Row(
        text=channel.text, label=CHANNELS[channel.kind], printed=channel.printed, href=address_of(channel)
    )


def address_of(channel: Channel) -> str:
    """What a tap opens; nothing where the value is not what its kind says."""
    value = channel.value.strip()
    if channel.kind in ("telepon", "sms", "whatsapp"):
        before = {"telepon": "tel:+", "sms": "sms:+", "whatsapp": "https://wa.me/"}[channel.kind]
        digits = value.removeprefix("+")
        return before + digits if _DIGITS.fullmatch(digits) else ""
    if channel.kind == "surel":
        return f"mailto:{value}" if _MAIL.fullmatch(value) else ""
    return value if _WEB.fullmatch(value) else ""
