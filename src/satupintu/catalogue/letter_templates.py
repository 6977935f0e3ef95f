"""The letter template of a published standard; it belongs to the standard's hash, so a process may keep it for ever."""

from functools import lru_cache

from satupintu.catalogue.models import LetterTemplate
from satupintu.rules.errors import Refused


def letter_template(standard_hash: str, name: str) -> tuple[str, bytes]:
    """Empty where the standard names none."""
    return (name, _content(standard_hash, name)) if name else ("", b"")


@lru_cache(maxsize=256)
def _content(standard_hash: str, name: str) -> bytes:
    found = LetterTemplate.objects.filter(standard__hash=standard_hash, name=name).values_list(
        "content", flat=True
    )
    content = found.first()
    if content is None:
        raise Refused(
            "templat_surat_tidak_ada",
            "Templat surat standar ini tidak ditemukan; minta pengelola menerbitkan ulang berkas standarnya.",
        )
    return bytes(content)
