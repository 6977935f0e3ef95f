"""A body's profile as typed, read or refused."""

from dataclasses import dataclass

from satupintu.people.area import read_area
from satupintu.people.typed import stored
from satupintu.rules.errors import Faults, Refused
from satupintu.rules.identifiers import email as emails
from satupintu.rules.identifiers import nib as nibs
from satupintu.rules.identifiers import npwp as npwps
from satupintu.rules.identifiers import phone as phones
from satupintu.rules.organisation_forms import HOME, check_form


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    name: str
    form: str
    country: str = HOME
    npwp: str = ""
    nib: str = ""
    address: str = ""
    area: str = ""
    phone: str = ""
    email: str = ""
    homepage: str = ""


def read_body(body: Body) -> dict[str, str]:
    """As it is kept, or refused with all its faults."""
    faults = Faults()
    country = body.country.strip().upper()
    name = faults.read(lambda: _name(body.name), "")
    faults.ask(lambda: check_form(body.form, country))
    wanted = {
        "name": name,
        "form": body.form,
        "country": country,
        "npwp": faults.read(lambda: stored(npwps.read(body.npwp), "npwp_salah"), "") if body.npwp else "",
        "nib": faults.read(lambda: stored(nibs.read(body.nib), "nib_salah"), "") if body.nib else "",
        "address": body.address.strip(),
        "area": faults.read(lambda: read_area(body.area), ""),
        "phone": faults.read(lambda: stored(phones.read(body.phone), "telepon_salah"), "")
        if body.phone
        else "",
        "email": faults.read(lambda: stored(emails.read(body.email), "surel_salah"), "")
        if body.email
        else "",
        "homepage": faults.read(lambda: _homepage(body.homepage.strip()), ""),
    }
    faults.check()
    return wanted


def _name(typed: str) -> str:
    name = " ".join(typed.split())
    if not name:
        raise Refused(
            "tanpa_nama_lembaga", "Nama lembaga belum diisi. Isi seperti pada akta atau surat keputusannya."
        )
    return name


def _homepage(typed: str) -> str:
    if typed and not typed.startswith(("https://", "http://")):
        raise Refused("situs_salah", "Alamat situs dimulai dengan https://. Perbaiki atau kosongkan.")
    return typed
