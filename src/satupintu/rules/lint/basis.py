"""The legal basis against the register of laws: the printed text stays, its standing is told (N-32, N-38)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from satupintu.rules.lint.finding import Said, Severity, Subject
from satupintu.rules.standard.model.components import LawItem
from satupintu.rules.standard.model.registers import LawPart
from satupintu.rules.standard.places import Path

_YEAR = re.compile(r"(?:^|-)((?:19|20)\d\d)$")
_NUMBERED = re.compile(r"^Peraturan\b.*?\b(?:No\.|Nomor)\s*(\d+)\s+Tahun\s+(\d{4})", re.I | re.S)


@dataclass(frozen=True, slots=True)
class _Since:
    """When a law was changed: the day, or only its year."""

    day: date
    day_known: bool = True

    def after(self, effective: date) -> bool:
        return self.day > effective if self.day_known else self.day.year > effective.year

    def __str__(self) -> str:
        return f"sejak {self.day:%d-%m-%Y}" if self.day_known else f"tahun {self.day.year}"


def laws_are_known(subject: Subject) -> Iterator[Said]:
    """Of a law that is not in the register nobody would be told that it died."""
    for path, item, laws in _items(subject):
        if item.law not in laws:
            yield Said(
                "HUKUM-TAK-DIKENAL",
                "periksa",
                (*path, "hukum"),
                f"«{item.text[:60]}» tidak dikaitkan dengan daftar hukum."
                if not item.law
                else f"Kode «{item.law}» tidak ada dalam daftar hukum.",
                'Tambahkan ke hukum.toml dan tulis kodenya pada hukum = "...".',
            )


def laws_are_in_force(subject: Subject) -> Iterator[Said]:
    """Dead when the standard began is a fault of the standard; dead since then is news about it (N-38)."""
    effective = subject.read.standard.effective
    for path, item, laws in _items(subject):
        law = laws.get(item.law)
        if law is None or law.status == "berlaku":
            continue
        yield _changed((*path, "hukum"), law, _since(law, laws), effective)


def _changed(path: Path, law: LawPart, since: _Since | None, effective: date) -> Said:
    revoked = law.status == "dicabut"
    later = since is not None and since.after(effective)
    severity: Severity = "periksa" if revoked and not later else "catatan"
    return Said(
        "HUKUM-DICABUT" if revoked else "HUKUM-DIUBAH",
        severity,
        path,
        f"«{law.code}» {law.status}"
        + (f" oleh {', '.join(law.by)}" if law.by else "")
        + (", sesudah standar ini berlaku" if later else "")
        + f" ({since or 'tanggalnya belum diketahui'}).",
        "Rujuk penggantinya atau perubahannya pada penetapan berikut; sampai itu, catat.",
    )


def _since(law: LawPart, laws: Mapping[str, LawPart]) -> _Since | None:
    """The register's date, or that of the law that changed it, or at least that law's year."""
    if law.since:
        return _Since(law.since)
    known = [day for code in law.by if code in laws and (day := laws[code].in_force_from)]
    years = [int(found[1]) for code in law.by if (found := _YEAR.search(code))]
    if known:
        return _Since(min(known))
    return _Since(date(min(years), 1, 1), day_known=False) if years else None


def laws_are_older(subject: Subject) -> Iterator[Said]:
    """A standard cannot rest on what was not yet law (N-32); an agency signs fewer than one regulation a day."""
    effective = subject.read.standard.effective
    for path, item, laws in _items(subject):
        law = laws.get(item.law)
        starts = law.in_force_from if law else None
        younger = starts > effective if starts is not None else _too_early(item.text, effective)
        if younger:
            yield Said(
                "HUKUM-LEBIH-MUDA",
                "periksa",
                (*path, "teks"),
                f"«{item.text[:60]}…» lebih muda daripada standar ini ({effective:%d-%m-%Y}).",
                "Periksa tanggal standar dan peraturannya; catat bacaan yang dipakai.",
            )


def _too_early(title: str, effective: date) -> bool:
    """By its number and year, where no date is known."""
    found = _NUMBERED.search(title)
    if found is None:
        return False
    number, year = int(found[1]), int(found[2])
    return year > effective.year or (year == effective.year and number > effective.timetuple().tm_yday)


def _items(subject: Subject) -> Iterator[tuple[Path, LawItem, Mapping[str, LawPart]]]:
    """Without a register nothing is said."""
    if subject.laws is None:
        return
    for at, item in enumerate(subject.read.standard.components.legal_basis.items):
        yield ("komponen", "dasar_hukum", "butir", at), item, subject.laws


RULES = (laws_are_known, laws_are_in_force, laws_are_older)
