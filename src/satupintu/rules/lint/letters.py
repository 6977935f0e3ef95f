"""A letter's template may use only what its standard declares.

The convention: in a `.typ` file beside the standard, `isian.<kode>` is the answer to a field of the form, `berkas.<nama>` a
fact of the case (BERKAS below). Nothing else of the case reaches a letter, so nothing else can be misspelt.
"""

import re
from collections.abc import Iterator

from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import fields

BERKAS = frozenset(
    {
        "nomor_surat",
        "nomor_permohonan",
        "layanan",
        "produk",
        "tanggal",
        "berlaku_sampai",
        "kode_pemeriksaan",
        "tautan_pemeriksaan",
        "penandatangan",
        "sebutan_penandatangan",
        "wilayah",
        "instansi",
        "kop",
        "persyaratan",
    }
)
_USED = re.compile(r"\b(isian|berkas)\.([a-z_][a-z0-9_]*)")


def the_letter_uses_what_is_declared(subject: Subject) -> Iterator[Said]:
    """A word that nothing fills would be found when the first permit is printed (I6)."""
    name = subject.read.standard.product.template
    if subject.templates is None or not name:
        return
    if name not in subject.templates:
        yield _wrong(
            f"Templat «{name}» tidak ada di samping berkas standar.", "Letakkan berkasnya di folder ini."
        )
        return
    known = {"isian": {field.code for _, field in fields(subject.read.standard)}, "berkas": BERKAS}
    used = dict.fromkeys(_USED.findall(subject.templates[name].decode(errors="replace")))
    for kind, code in used:
        if code not in known[kind]:
            listed = ", ".join(sorted(known[kind]))
            yield _wrong(
                f"Templat «{name}» memakai {kind}.{code} yang tidak dikenal.", f"Pakai salah satu: {listed}."
            )


def _wrong(message: str, mend: str) -> Said:
    return Said("TEMPLAT-ISIAN", "salah", ("produk", "templat"), message, mend)


RULES = (the_letter_uses_what_is_declared,)
