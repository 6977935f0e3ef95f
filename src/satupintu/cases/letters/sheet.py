"""One paper of the office with all its values, before it is typeset."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from satupintu.cases.office import arms_for
from satupintu.catalogue.models import LetterTemplate
from satupintu.papers.letter import Letter
from satupintu.papers.press import own_form


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    form: str
    """The name of its template: the standard's own where it has one, else ours."""
    head: Mapping[str, object]
    found: Mapping[str, object]
    at: datetime
    qr: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def letter_of(region_code: str, standard_hash: str, sheet: Sheet) -> Letter:
    """As the press takes it."""
    return Letter(
        template_of(standard_hash, sheet.form),
        {"berkas": sheet.head, "temuan": sheet.found},
        sheet.at,
        name=f"{sheet.form}.typ",
        link=sheet.qr,
        pictures=sheet.pictures,
        arms=arms_for(region_code),
    )


@lru_cache(maxsize=512)
def template_of(standard_hash: str, form: str) -> bytes:
    """A template beside the standard belongs to its hash, so a process may keep it for ever."""
    found = LetterTemplate.objects.filter(standard__hash=standard_hash, name=f"{form}.typ")
    own = found.values_list("content", flat=True).first()
    return bytes(own) if own is not None else own_form(form)
