"""Surat permohonan, filled in from the answers: what the applicant prints, signs, and gives as the letter that is asked of him."""

from collections.abc import Mapping, Sequence

from satupintu.cases.answers import answers_of
from satupintu.cases.docket import Docket
from satupintu.cases.letters.head import Head, head_facts
from satupintu.cases.letters.sheet import Sheet
from satupintu.cases.requirements import slots
from satupintu.catalogue.places import areas, countries
from satupintu.rules.answers.shown import Names, hide, rows_of, show
from satupintu.rules.standard.model.form import Field, all_fields
from satupintu.rules.standard.model.requirement import Requirement


def written(docket: Docket) -> Sequence[Requirement]:
    """The requirements that are a letter of the applicant's own, and are asked of this one."""
    if not any(requirement.sample for requirement in docket.standard.requirements):
        return ()
    return [slot.requirement for slot in slots(docket, docket.all_facts()) if slot.requirement.sample]


def application(docket: Docket, wanted: Requirement) -> Sheet:
    """In full for the applicant himself; whoever else prints it sees the numbers of persons masked."""
    sample = wanted.sample
    if sample is None:
        raise ValueError("not a letter of the applicant's own")
    answers, hidden = answers_of(docket.case), docket.by.applicant_id is None
    fields = {field.code: field for field in all_fields(docket.standard.form)}
    told = [fields[code] for code in sample.fields if code in fields and answers.get(code) is not None]
    head = Head(title=sample.subject, agency=docket.case.agency, day=docket.today)
    names = Names(areas(), countries())
    enclosed = _enclosed(docket, wanted) if sample.lists_papers else []
    found = {
        "tahun": str(docket.today.year),
        "perihal": sample.subject,
        "lampiran": f"{len(enclosed)} dokumen" if enclosed else None,
        "kepada": f"Kepala {docket.case.agency.name}",
        "data": [
            {"label": field.label, "nilai": _said(field, answers[field.code], names, hidden=hidden)}
            for field in told
            if field.kind != "tabel"
        ],
        "tabel": [
            _table(field, answers[field.code], names, hidden=hidden)
            for field in told
            if field.kind == "tabel" and not (hidden and field.sealed)
        ],
        "alinea": [part.strip() for part in sample.body.split("\n\n") if part.strip()],
        "melampirkan": enclosed,
        "penanda_tangan": sample.signer,
        "nama": _signer(told, answers, hidden=hidden),
        "meterai": f"Rp{wanted.stamp_duty.amount:,}".replace(",", ".") if wanted.stamp_duty else None,
    }
    return Sheet(
        form="surat_permohonan", head=head_facts(docket, head), found=found, at=docket.case.touched_at
    )


def _signer(told: Sequence[Field], answers: Mapping[str, object], *, hidden: bool) -> str | None:
    """A letter says first who writes it; a place to write it where that may not be shown."""
    first = told[0] if told else None
    if first is None or first.kind != "teks" or (hidden and first.sealed):
        return None
    return str(answers[first.code])


def _enclosed(docket: Docket, letter: Requirement) -> list[str]:
    found = slots(docket, docket.all_facts())
    others = (slot.requirement for slot in found if slot.requirement.code != letter.code)
    return [other.name for other in others if other.supplier == "pemohon" and not other.optional]


def _said(field: Field, value: object, names: Names, *, hidden: bool) -> str:
    return hide(field, value) if hidden and field.sealed else show(field, value, names)


def _table(field: Field, value: object, names: Names, *, hidden: bool) -> Mapping[str, object]:
    return {
        "kolom": [column.label for column in field.columns],
        "baris": rows_of(field, value, names, hidden=hidden),
    }
