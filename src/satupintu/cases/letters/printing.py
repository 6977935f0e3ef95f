"""A paper as a file to take along: one that is kept is read back, any other is typeset at once."""

import re
from dataclasses import dataclass

from satupintu.cases.actions.keep_letter import keep_letter
from satupintu.cases.docket import Docket
from satupintu.cases.letters.shelf import CaseLetter, letters_of
from satupintu.cases.typesetting import set_letter
from satupintu.files.actions.note_made import PDF
from satupintu.files.models import StoredFile
from satupintu.files.vault import read_kept
from satupintu.rules.errors import Refused

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9.]+")
_ENDINGS = {PDF: "pdf", "image/jpeg": "jpg", "image/png": "png"}


@dataclass(frozen=True, slots=True)
class Printed:
    name: str
    """Of the file, in plain letters."""
    content: bytes
    media_type: str = PDF


def printed(docket: Docket, name: str) -> Printed:
    """Of a case that the asker may see; called outside a transaction, since it may have to be typeset."""
    letter = next((one for one in letters_of(docket) if one.name == name), None)
    if letter is None:
        raise Refused("surat_tidak_ada", "Surat ini tidak ada pada permohonan ini, atau sudah diganti.")
    if letter.output is None:
        return Printed(file_name(letter), set_letter(letter.write()))
    return _kept(docket, letter)


def _kept(docket: Docket, letter: CaseLetter) -> Printed:
    """Typeset at the first print, afterwards the very same bytes."""
    row = letter.output
    if row is None:
        raise ValueError("only an output is kept")
    file = row.file
    if file is None:
        content = set_letter(letter.write())
        file = keep_letter(
            ref=docket.case.ref,
            output=row.pk,
            content=content,
            name=file_name(letter),
            by=docket.by,
            at=docket.at,
        )
    return Printed(file_name(letter, file.media_type), _bytes_of(file), file.media_type)


def _bytes_of(file: StoredFile) -> bytes:
    content = read_kept(file.sha256)
    if content is None:
        raise Refused(
            "berkas_surat_hilang",
            "Berkas surat ini tidak ditemukan di penyimpanan atau isinya berubah; laporkan kepada pengelola.",
        )
    return content


def file_name(letter: CaseLetter, media_type: str = PDF) -> str:
    stem = _NOT_IN_A_NAME.sub("-", f"{letter.title} {letter.number}").strip("-.").lower()
    return f"{stem[:120]}.{_ENDINGS.get(media_type, 'bin')}"
