"""Rekomendasi Teknis and Kajian Teknis: what the technical agency answers, on its own letterhead and in its own series (N-11)."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from satupintu.cases.answers import answers_of
from satupintu.cases.docket import Docket
from satupintu.cases.letters.head import Head, head_facts
from satupintu.cases.letters.sheet import Sheet
from satupintu.cases.letters.signing import signature_of
from satupintu.cases.models import Output
from satupintu.cases.queries.shown_answers import ShownAnswer, shown_answers
from satupintu.rules.standard.model.form import all_fields
from satupintu.rules.worktime.words import say_date

NAMES = {"rekomendasi_teknis": "Rekomendasi Teknis", "kajian_teknis": "Kajian Teknis"}


def advice(docket: Docket, output: Output) -> Sheet:
    step = docket.standard.step(output.step)
    guest = output.agency_id != docket.case.agency_id
    title = NAMES[output.kind] if guest else f"Hasil {step.name}"
    head = Head(
        title=title,
        agency=output.agency,
        day=output.day,
        number=output.number,
        signature=signature_of(docket, output),
    )
    # The outcome's code says what was found; its label is what stands on a button.
    visit = _before(docket, output, "berita_acara").filter(step=output.step).first()
    found = {
        "judul": title,
        "dasar": list(_grounds(docket, output, visit)),
        "pemeriksaan": visit.facts["findings"] if visit else None,
        "pertimbangan": output.facts["pertimbangan"] or None,
        "simpulan": str(output.facts["hasil"]).replace("_", " "),
        "penerima": docket.case.agency.name if guest else None,
        "kelompok": _studied(docket) if output.kind == "kajian_teknis" else [],
    }
    return Sheet(form=output.kind, head=head_facts(docket, head), found=found, at=output.made_at)


def _grounds(docket: Docket, output: Output, visit: Output | None) -> Iterable[str]:
    case = docket.case
    filed = f" tanggal {say_date(docket.local_day(case.filed_at))}" if case.filed_at else ""
    yield f"Permohonan Nomor {case.number}{filed}"
    letter = _before(docket, output, "surat_pengantar").first()
    if letter is not None:
        yield f"Surat pengantar {letter.agency.name} Nomor {letter.number} tanggal {say_date(letter.day)}"
    if visit is not None:
        yield f"Berita Acara pemeriksaan lapangan Nomor {visit.number} tanggal {say_date(visit.day)}"


def _before(docket: Docket, output: Output, kind: str) -> QuerySet[Output]:
    """The last of that kind before this paper, whatever has been written since."""
    rows = Output.objects.filter(case=docket.case, kind=kind, made_at__lte=output.made_at)
    return rows.select_related("agency").order_by("-id")


def _studied(docket: Docket) -> list[Mapping[str, object]]:
    """What is personal stays where it was given, and how to reach somebody is no part of a study: the rest is repeated."""
    kinds = {field.code: field.kind for field in all_fields(docket.standard.form)}
    groups = shown_answers(docket, answers_of(docket.case))
    found: list[Mapping[str, object]] = []
    for group in groups:
        told = [one for one in group.answers if not one.hidden and kinds[one.field] != "email"]
        if told:
            found.append({"judul": group.title, "data": _lines(told), "tabel": _tables(told)})
    return found


def _lines(told: Iterable[ShownAnswer]) -> list[Mapping[str, str]]:
    return [{"label": answer.label, "nilai": answer.text} for answer in told if not answer.columns]


def _tables(told: Iterable[ShownAnswer]) -> list[Mapping[str, object]]:
    return [{"kolom": answer.columns, "baris": answer.rows} for answer in told if answer.columns]
