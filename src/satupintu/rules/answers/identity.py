"""Numbers that name a person, a company, a phone: read by `rules.identifiers`, told with the field's label."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from satupintu.rules.answers.answer import Answer, AreaNames, Setting
from satupintu.rules.answers.dates import iso_day
from satupintu.rules.answers.texts import clean
from satupintu.rules.identifiers import email, kk, nib, nik, nip, npwp, passport, phone
from satupintu.rules.identifiers.reading import Reading, Sex
from satupintu.rules.standard.model.form import Field

_SEXES: dict[object, Sex] = {"laki_laki": "laki_laki", "perempuan": "perempuan"}
_READERS: dict[str, Callable[[str], Reading]] = {
    "npwp": npwp.read,
    "nib": nib.read,
    "nip": nip.read,
    "paspor": passport.read,
    "telepon": phone.read,
    "email": email.read,
}
KINDS = frozenset({*_READERS, "nik", "kk"})


@dataclass(frozen=True, slots=True)
class _Known:
    areas: AreaNames

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and self.areas.name(code) is not None


def read_identity(field: Field, raw: object, setting: Setting) -> Answer:
    text = clean(raw, field.label)
    if not isinstance(text.value, str):
        return text
    if field.kind == "nik":
        reading = nik.read(text.value, known=_Known(setting.areas))
    elif field.kind == "kk":
        reading = kk.read(text.value, known=_Known(setting.areas))
    else:
        reading = _READERS[field.kind](text.value)
    if reading.fault is not None:
        return Answer(fault=f"{field.label}: {reading.fault}")
    return Answer(value=reading.value, warnings=reading.warnings)


def match_warnings(field: Field, value: str, values: Mapping[str, object]) -> tuple[str, ...]:
    """Compare a NIK or NIP with the birth date and sex that the same form states."""
    if field.match is None or field.kind not in ("nik", "nip"):
        return ()
    sex = _SEXES.get(values.get(field.match.sex or ""))
    born = iso_day(values.get(field.match.born or ""))
    reader = nik.read if field.kind == "nik" else nip.read
    compared = reader(value, born=born, sex=sex).warnings
    return tuple(warning for warning in compared if warning not in reader(value).warnings)
