"""E-mail addresses: a sanity check that finds typing errors; only a message that arrives proves an address."""

import re

from satupintu.rules.identifiers.reading import BULLET, Reading, refused, tidy

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})")
_EXAMPLE = "Tulis misalnya nama@contoh.id."
_LIKELY = {
    "gmial.com": "gmail.com",
    "gmai.com": "gmail.com",
    "gamil.com": "gmail.com",
    "gmail.co": "gmail.com",
    "gmail.con": "gmail.com",
    "gmail.co.id": "gmail.com",
    "yaho.com": "yahoo.com",
    "yahoo.con": "yahoo.com",
    "yahoo.co": "yahoo.com",
    "hotmail.con": "hotmail.com",
    "outlook.con": "outlook.com",
}


def read(raw: str) -> Reading:
    """The domain is stored in small letters; what stands before the @ belongs to its mail server and stays."""
    text = tidy(raw).removeprefix("mailto:")
    local, _, domain = text.partition("@")
    domain = domain.lower()
    fault = _fault(text, local, domain)
    if fault is not None:
        return refused(f"{fault} {_EXAMPLE}")
    warnings = (
        (f"Apakah yang dimaksud {_LIKELY[domain]}? Yang ditulis {domain}.",) if domain in _LIKELY else ()
    )
    return Reading(value=f"{local}@{domain}", warnings=warnings)


def _fault(text: str, local: str, domain: str) -> str | None:
    if not text:
        return "Alamat surel belum diisi."
    if any(sign.isspace() for sign in text):
        return "Alamat surel tidak boleh berisi spasi."
    if text.count("@") != 1:
        return "Alamat surel harus memuat satu tanda @."
    if len(text) > 254 or len(local) > 64:
        return "Alamat surel terlalu panjang."
    if not _LOCAL.fullmatch(local):
        return "Bagian sebelum tanda @ salah: isi huruf tanpa aksen, angka, titik, atau garis."
    if not _DOMAIN.fullmatch(domain):
        return "Bagian sesudah tanda @ bukan nama situs yang lengkap."
    return None


def show(value: str) -> str:
    return value


def mask(value: str) -> str:
    local, _, domain = value.partition("@")
    return f"{local[:1]}{BULLET * 5}@{domain}"
