"""A letter's template may use only what its standard declares, and nothing that may be missing stands bare.

The convention: in a `.typ` file beside the standard, `isian.<kode>` is the answer to a field of the form, `samar.<kode>` the
same with its number disguised, `berkas.<nama>` a fact of the case (BERKAS below). Nothing else of the case reaches a letter, so
nothing else can be misspelt.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from satupintu.rules.lint.finding import Said, Severity, Subject
from satupintu.rules.lint.parts import fields
from satupintu.rules.lint.template_text import Use, forbidden, uses
from satupintu.rules.standard.model.form import SEALED_KINDS, Field
from satupintu.rules.standard.model.standard import Standard

MAY_BE_MISSING = frozenset(
    {
        "berlaku_sampai",
        "tanggal_permohonan",
        "kode_pemeriksaan",
        "tautan_pemeriksaan",
        "pangkat_penandatangan",
        "nip_penandatangan",
        "surat_tugas",
        "catatan_produk",
        "persyaratan",
        "peristiwa",
    }
)
BERKAS = MAY_BE_MISSING | {
    "judul_dokumen",
    "nomor_surat",
    "nomor_permohonan",
    "layanan",
    "produk",
    "tanggal",
    "tempat",
    "pemegang",
    "penandatangan",
    "sebutan_penandatangan",
    "wilayah",
    "warna",
    "instansi",
    "kop",
    "dasar_hukum",
    "rekomendasi",
    "pengesahan",
    "tanda",
    "penerbit_sertifikat",
}
TOLERANT = ("baris", "bila", "atau", "tabel", "kosong")
"""The parts that leave out what is not there."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What a template of this standard may name."""

    fields: Mapping[str, Field]
    conditional: frozenset[str]
    below: Mapping[str, frozenset[str]]

    def has(self, use: Use) -> bool:
        if use.kind != "berkas":
            return use.code in self.fields
        return use.code in BERKAS and (
            not use.under or use.code not in self.below or use.under in self.below[use.code]
        )

    def may_be_missing(self, use: Use) -> bool:
        return use.code in (MAY_BE_MISSING if use.kind == "berkas" else self.conditional)

    def listed(self, use: Use) -> str:
        if use.kind != "berkas":
            return ", ".join(sorted(self.fields))
        known = self.below.get(use.code) if use.under else None
        return ", ".join(sorted(known if known is not None else BERKAS))


def the_letter_uses_what_is_declared(subject: Subject) -> Iterator[Said]:
    """A word that nothing fills would be found when the first permit is printed (I6)."""
    name = subject.read.standard.product.template
    if subject.templates is None or not name:
        return
    if name not in subject.templates:
        yield _said(
            "TEMPLAT-ISIAN",
            f"Templat «{name}» tidak ada di samping berkas standar.",
            "Letakkan berkasnya di folder ini.",
        )
        return
    source = subject.templates[name].decode(errors="replace")
    known = _known(subject.read.standard)
    for use in dict.fromkeys(uses(source)):
        yield from _of_use(name, use, known)
    for line, word in forbidden(source):
        yield _said(
            "TEMPLAT-LUAR",
            f"Templat «{name}» baris {line} memakai «{word}».",
            "Hapus: templat tidak membaca berkas lain dan tidak mengambil paket.",
        )


def _of_use(name: str, use: Use, known: _Known) -> Iterator[Said]:
    where = f"Templat «{name}» baris {use.line} memakai {use.text}"
    if not known.has(use):
        yield _said(
            "TEMPLAT-ISIAN", f"{where} yang tidak dikenal.", f"Pakai salah satu: {known.listed(use)}."
        )
        return
    if known.may_be_missing(use) and not _guarded(use):
        yield _said(
            "TEMPLAT-KOSONG",
            f"{where} yang dapat kosong.",
            f"Tulis di dalam salah satu: {', '.join(TOLERANT)}; bagian itu meninggalkan yang kosong.",
        )
    if use.kind == "isian" and known.fields[use.code].kind in SEALED_KINDS:
        yield _said(
            "TEMPLAT-PRIBADI",
            f"{where}, nomor pribadi, secara lengkap.",
            f"Tulis samar.{use.code}, atau catat mengapa nomor lengkapnya harus tercetak.",
            "periksa",
        )


def _guarded(use: Use) -> bool:
    """`bila` guards only what it asks about itself."""
    return any(
        frame.part in TOLERANT and (frame.part != "bila" or frame.asks == use.text) for frame in use.inside
    )


def _known(standard: Standard) -> _Known:
    by_group = {field.code: group for group in standard.form for field in group.fields}
    found = {field.code: field for _, field in fields(standard)}
    conditional = frozenset(
        code
        for code, field in found.items()
        if not field.required or field.when or field.required_when or by_group[code].when
    )
    events = frozenset(step.code for step in standard.steps if step.task == "tunggu_peristiwa")
    papers = frozenset(paper.code for paper in standard.requirements)
    return _Known(found, conditional, {"persyaratan": papers, "peristiwa": events})


def _said(code: str, message: str, mend: str, severity: Severity = "salah") -> Said:
    return Said(code, severity, ("produk", "templat"), message, mend)


RULES = (the_letter_uses_what_is_declared,)
