"""docs/reference/temuan-naskah.md: what the linter finds in the five documents as they are printed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from satupintu.catalogue.shelf import NATIONAL, ShelvedRegion, read_region_folder
from satupintu.rules.lint.finding import Finding, Severity, Subject
from satupintu.rules.lint.run import lint
from satupintu.rules.standard.model.registers import LawPart
from satupintu.rules.standard.reader import read_laws

ROOT = Path(__file__).resolve().parents[3]
PRINTED = ROOT / "tests" / "data" / "as-printed"
REGISTER = ROOT / "standards" / NATIONAL / "hukum.toml"
SEVERITIES: tuple[Severity, ...] = ("salah", "periksa", "catatan")

OPENING = """\
# Temuan pada lima naskah apa adanya

Halaman ini dibuat oleh `satupintu reference`. Lima naskah standar pelayanan ditulis ulang dengan semua kekeliruannya di
`tests/data/as-printed`, lalu diperiksa dengan aturan yang sama dengan `satupintu standard lint`. Berkas yang sudah diperbaiki
ada di `standards/`; di sana temuan seperti ini tinggal catatan, karena dijawab pada bagian `[[catatan]]` dengan `menjawab`.

- **salah** menghalangi penerbitan: tidak dapat dijalankan, atau melanggar hukum.
- **periksa** meminta orang memutuskan, lalu memperbaiki atau mencatat pembacaannya.
- **catatan** hanya diberitahukan.
"""


def findings_page() -> str:
    register = read_laws(REGISTER.name, REGISTER.read_bytes())
    laws = {law.code: law for law in register.laws}
    parts = [OPENING]
    for folder in sorted(path for path in PRINTED.iterdir() if path.is_dir()):
        parts += _document(read_region_folder(folder), laws)
    return "\n".join(parts).rstrip() + "\n"


def _document(shelved: ShelvedRegion, laws: Mapping[str, LawPart]) -> Iterator[str]:
    for one in shelved.standards:
        found = lint(Subject(one.read, shelved.region, laws, one.templates))
        counts = Counter(finding.severity for finding in found)
        yield f"## {shelved.region.region.name}: {one.read.standard.service.name}"
        yield ""
        yield f"`{one.file}`: " + ", ".join(f"{counts[severity]} {severity}" for severity in SEVERITIES) + "."
        yield ""
        yield "| tempat | kode | berat | temuan | perbaikan |"
        yield "|---|---|---|---|---|"
        yield from (_row(finding) for finding in found)
        yield ""


def _row(finding: Finding) -> str:
    place = f"{finding.place.line}: `{finding.place.key}`"
    cells = (place, finding.code, finding.severity, finding.message, finding.mend)
    return f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in cells)} |"
