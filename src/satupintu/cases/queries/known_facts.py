"""What the machine already knows of a case and an officer would have to look up, as sentences with a severity."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from django.db.models import Q, QuerySet

from satupintu.cases.docket import Docket
from satupintu.cases.models import Case, Paper
from satupintu.catalogue.places import areas, countries
from satupintu.people.models import Applicant
from satupintu.rules.answers.check import check
from satupintu.rules.procedure.facts import system_facts
from satupintu.rules.standard.model.form import all_fields

Severity = Literal["berat", "periksa", "keterangan"]
GRAVEST_FIRST: tuple[Severity, ...] = ("berat", "periksa", "keterangan")
MOST_CASES = 5
"""Of other cases so many are named, the newest first."""
MOST_ROWS = 50


@dataclass(frozen=True, slots=True)
class KnownFact:
    severity: Severity
    code: str
    sentence: str
    about: str = ""
    """The field or the requirement that it is about."""


def known_facts(docket: Docket, answers: Mapping[str, object]) -> tuple[KnownFact, ...]:
    """Five statements at most. Nothing here refuses: an officer looks, and decides."""
    found = [
        *_of_answers(docket, answers),
        *_of_applicant(docket, answers),
        *_of_papers(docket),
        *_of_other_cases(docket),
    ]
    return tuple(sorted(found, key=lambda fact: GRAVEST_FIRST.index(fact.severity)))


def _of_answers(docket: Docket, answers: Mapping[str, object]) -> Iterator[KnownFact]:
    """What the form's own check warns of: a NIK against the birth date and sex beside it, a prefix nobody knows."""
    checked = check(
        docket.standard.form,
        answers,
        today=docket.local_day(docket.case.filed_at or docket.at),
        areas=areas(),
        countries=countries(),
        final=False,
        region=docket.region.code,
        system=system_facts(docket.standard, channel=docket.case.channel, kind=docket.case.kind),
    )
    labels = {field.code: field.label for field in all_fields(docket.standard.form)}
    for name, warnings in checked.warnings.items():
        label = labels.get(name.partition(".")[0], name)
        for warning in warnings:
            yield KnownFact("periksa", "isian_janggal", f"{label}: {warning}", name)
    for field in all_fields(docket.standard.form):
        if field.kind == "nib" and field.code in checked.values:
            yield KnownFact(
                "keterangan",
                "nib_belum_dicocokkan",
                f"{field.label}: bentuk nomornya benar (13 angka); keberlakuannya belum dicocokkan dengan OSS.",
                field.code,
            )


def _of_applicant(docket: Docket, answers: Mapping[str, object]) -> Iterator[KnownFact]:
    """Whether the applicant is the person whom the form names."""
    fields = [field for field in all_fields(docket.standard.form) if field.kind == "nik"]
    given = {field.code: answers[field.code] for field in fields if field.code in answers}
    if not given:
        return
    own = Applicant.objects.get(pk=docket.case.applicant_id).nik
    if own and own not in given.values():
        yield KnownFact(
            "periksa",
            "nik_bukan_pemohon",
            "NIK pada isian berbeda dengan NIK pemohon; pastikan pemohon berhak mengajukan untuk orang itu.",
            next(iter(given)),
        )


def _of_papers(docket: Docket) -> Iterator[KnownFact]:
    """The same file, or the same meterai, in another case of the region."""
    own = Paper.objects.filter(case=docket.case).exclude(state=Paper.State.REPLACED)
    rows = list(own.order_by("id").values_list("requirement", "file__sha256", "stamp_serial"))
    files = {sha256: code for code, sha256, _ in rows if sha256}
    stamps = {serial: code for code, _, serial in rows if serial.strip("0")}
    yield from _same_files(docket, files)
    yield from _same_stamps(docket, stamps)


def _same_files(docket: Docket, files: Mapping[str, str]) -> Iterator[KnownFact]:
    met: dict[tuple[str, bool], list[str]] = {}
    others = _elsewhere(docket).filter(file__sha256__in=files)
    for number, applicant, sha256 in others.values_list("case__number", "case__applicant_id", "file__sha256")[
        :MOST_ROWS
    ]:
        same = applicant == docket.case.applicant_id
        met.setdefault((files[sha256 or ""], same), []).append(number or "")
    for (code, same), numbers in met.items():
        name, cases = docket.standard.requirement(code).name, _cases(docket, numbers)
        if same:
            sentence = f"{name}: berkas yang sama pernah diajukan pemohon ini juga ({cases})."
            yield KnownFact("keterangan", "berkas_pernah_dipakai", sentence, code)
        else:
            sentence = f"{name}: berkas yang sama persis dipakai pemohon lain ({cases}); periksa keasliannya."
            yield KnownFact("berat", "berkas_dipakai_pemohon_lain", sentence, code)


def _same_stamps(docket: Docket, stamps: Mapping[str, str]) -> Iterator[KnownFact]:
    met: dict[str, list[str]] = {}
    others = _elsewhere(docket).filter(stamp_serial__in=stamps)
    for number, serial in others.values_list("case__number", "stamp_serial")[:MOST_ROWS]:
        met.setdefault(stamps[serial], []).append(number or "")
    for code, numbers in met.items():
        name, cases = docket.standard.requirement(code).name, _cases(docket, numbers)
        sentence = f"{name}: nomor seri meterai ini sudah dipakai pada permohonan lain ({cases})."
        yield KnownFact("berat", "meterai_pernah_dipakai", sentence, code)


def _elsewhere(docket: Docket) -> QuerySet[Paper]:
    """Papers of other applications of the region that were really sent."""
    sent = Paper.objects.filter(region=docket.region, case__number__isnull=False)
    return sent.exclude(case=docket.case).order_by("-id")


def _of_other_cases(docket: Docket) -> Iterator[KnownFact]:
    """The same applicant or organisation for the same service, still running or already issued."""
    case = docket.case
    whose = Q(applicant_id=case.applicant_id)
    if case.organisation_id is not None:
        whose |= Q(organisation_id=case.organisation_id)
    others = (
        Case.objects.filter(
            whose,
            region_id=case.region_id,
            standard__service=docket.standard.service.code,
            state__in=[Case.State.RUNNING, Case.State.DONE],
        )
        .exclude(pk=case.pk)
        .order_by("-id")
        .values_list("number", "state")
    )
    rows = list(others[:MOST_ROWS])
    running = [number or "" for number, state in rows if state == Case.State.RUNNING]
    issued = [number or "" for number, state in rows if state == Case.State.DONE]
    if running:
        sentence = f"Pemohon ini punya permohonan lain yang masih diproses untuk layanan yang sama ({_cases(docket, running)})."
        yield KnownFact("berat", "permohonan_ganda", sentence)
    if issued:
        sentence = f"Pemohon ini pernah mendapat surat dari layanan yang sama ({_cases(docket, issued)})."
        yield KnownFact("keterangan", "pernah_terbit", sentence)


def _cases(docket: Docket, numbers: list[str]) -> str:
    """An agency that is asked for advice sees only what was referred to it: how many there are, and not which."""
    found = list(dict.fromkeys(numbers))
    if docket.by.agency_id != docket.case.agency_id:
        return f"{len(found)} permohonan"
    named = ", ".join(found[:MOST_CASES])
    more = len(found) - MOST_CASES
    return f"nomor {named}{f' dan {more} lainnya' if more > 0 else ''}"
