"""What a notice may say: plain words with {placeholders} from a closed list, no personal data (design §7, G3)."""

import re
import string

from satupintu.rules.errors import Refused

PARAMETERS = frozenset(
    {
        "instansi",
        "jabatan",
        "jam",
        "jumlah",
        "kanal",
        "langkah",
        "layanan",
        "loket",
        "nomor",
        "nomor_izin",
        "pemohon_sapaan",
        "sisa",
        "sistem",
        "status",
        "tanggal",
        "tautan",
        "tenggat",
        "wilayah",
    }
)
"""A parameter outside this list needs a decision: NIK, KK, address, phone and the reason are never among them."""

LONGEST = 1024
"""The body of a WhatsApp template message (G1)."""

SIXTEEN_DIGITS = re.compile(r"(?<!\d)(?:\d{16}|\d{4}(?:[ .-]\d{4}){3})(?!\d)")


def parameters_of(text: str) -> tuple[str, ...]:
    """Name the placeholders of a text, each once, sorted; anything but a bare {name} is refused."""
    try:
        pieces = list(string.Formatter().parse(text))
    except ValueError as fault:
        raise Refused(
            "templat_rusak", "Kurung kurawal pada templat tidak berpasangan. Tulis isian sebagai {nama}."
        ) from fault
    names = set()
    for _, name, form, conversion in pieces:
        if name is None:
            continue
        if form or conversion or not name.isidentifier():
            raise Refused(
                "templat_rusak",
                f"Isian {{{name}}} pada templat tidak sah. Tulis isian sebagai {{nama}}.",
                isian=name,
            )
        names.add(name)
    return tuple(sorted(names))


def check_text(text: str, *, secrets: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Refuse a template that could carry personal data; give back its parameters.

    `secrets` may stand in the text too: their values are kept sealed and apart.
    """
    names = parameters_of(text)
    for name in names:
        if name not in PARAMETERS | secrets:
            raise Refused(
                "isian_pesan_terlarang",
                f"Isian {{{name}}} tidak boleh ada dalam pesan: pesan tidak memuat NIK, KK, alamat, telepon atau alasan. "
                f"Yang boleh: {', '.join(sorted(PARAMETERS))}.",
                isian=name,
            )
    if not text.strip() or len(text) > LONGEST:
        raise Refused("panjang_pesan", f"Isi pesan harus 1 sampai {LONGEST} huruf; ini {len(text)} huruf.")
    if SIXTEEN_DIGITS.search(text):
        raise Refused(
            "data_pribadi_dalam_pesan", "Templat memuat deret 16 angka seperti NIK; hapus angka itu."
        )
    return names
