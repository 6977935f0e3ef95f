"""What the permit cites of a paper: its number, day, issuer and end, which of the accepted kinds it is, its meterai."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.http import QueryDict

from satupintu.cases.actions.attach_paper import PaperDetails
from satupintu.cases.models import Paper
from satupintu.rules.answers.dates import read_date
from satupintu.rules.answers.texts import read_text
from satupintu.rules.standard.model.form import Field, Kind
from satupintu.rules.standard.model.requirement import Requirement
from satupintu.web.design.control import Choice, Control
from satupintu.web.forms.typed import typed


class _Detail(NamedTuple):
    column: str
    kind: Kind
    label: str


_FIELDS: Mapping[str, _Detail] = {
    "nomor": _Detail("number", "teks", "Nomor surat"),
    "tanggal": _Detail("day", "tanggal", "Tanggal surat"),
    "penerbit": _Detail("issuer", "teks", "Diterbitkan oleh"),
    "berlaku_sampai": _Detail("expires", "tanggal", "Berlaku sampai"),
}
_LONGEST = {"nomor": 120, "penerbit": 200}
ALTERNATIVE, STAMP = "jenis_dokumen", "nomor_meterai"


def _fields(requirement: Requirement) -> list[Field]:
    return [
        Field(
            code=code,
            label=_FIELDS[code].label,
            kind=_FIELDS[code].kind,
            required=code in requirement.details_required,
            longest=_LONGEST.get(code),
        )
        for code in requirement.details
    ]


def details_typed(posted: QueryDict, requirement: Requirement) -> tuple[PaperDetails, dict[str, str]]:
    """What is good of it, and the faults by field."""
    fields = _fields(requirement)
    values: dict[str, str] = {}
    faults: dict[str, str] = {}
    for field, raw in zip(fields, typed(posted, fields).values(), strict=True):
        answer = read_date(field, raw) if field.kind == "tanggal" else read_text(field, raw)
        if answer.fault:
            faults[field.code] = answer.fault
        elif answer.value is not None:
            values[_FIELDS[field.code].column] = str(answer.value)
        elif field.required:
            faults[field.code] = f"Isi {field.label}."
    return (
        PaperDetails(
            number=values.get("number", ""),
            day=_day(values.get("day")),
            issuer=values.get("issuer", ""),
            expires=_day(values.get("expires")),
            alternative=posted.get(ALTERNATIVE, "") if requirement.alternatives else "",
            stamp_serial=posted.get(STAMP, "").strip()[:40] if _asks_serial(requirement) else "",
        ),
        faults,
    )


def details_controls(
    requirement: Requirement, papers: Sequence[Paper], posted: QueryDict, faults: dict[str, str]
) -> list[Control]:
    """As typed, else as it was given before."""
    before = papers[0] if papers and not requirement.many else None
    controls = []
    if requirement.alternatives:
        chosen = posted.get(ALTERNATIVE, before.alternative if before else "")
        choices = tuple(Choice(one, one, chosen=one == chosen) for one in requirement.alternatives)
        controls.append(
            Control(
                "isian-jenis-dokumen",
                ALTERNATIVE,
                "Dokumen yang Anda unggah",
                kind="pilihan",
                choices=choices,
            )
        )
    for field in _fields(requirement):
        known = getattr(before, _FIELDS[field.code].column, "") if before else ""
        value = str(typed(posted, [field])[field.code] or known or "")
        controls.append(
            Control(
                f"isian-{field.code}",
                field.code,
                field.label,
                kind="tanggal" if field.kind == "tanggal" else "teks",
                value=value,
                error=faults.get(field.code, ""),
                required=field.required,
            )
        )
    if _asks_serial(requirement):
        serial = posted.get(STAMP, before.stamp_serial if before else "")
        controls.append(
            Control("isian-nomor-meterai", STAMP, "Nomor seri meterai", kind="kode", value=serial)
        )
    return controls


def _asks_serial(requirement: Requirement) -> bool:
    return requirement.stamp_duty is not None and requirement.stamp_duty.serial


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
