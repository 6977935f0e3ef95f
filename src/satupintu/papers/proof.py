"""A template tried out on invented answers, before anybody is bound by it: a fault has its line, and stops publication."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from satupintu.papers.about import About, Cited, Signature, facts, office_of
from satupintu.papers.answers import worded
from satupintu.papers.letter import Letter
from satupintu.papers.press import TemplateFault, typeset
from satupintu.rules.answers.sample import sample
from satupintu.rules.answers.sample_values import Places
from satupintu.rules.answers.shown import Names
from satupintu.rules.lint.finding import Finding
from satupintu.rules.standard.model.region import RegionFile
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.reader import ReadStandard

CODE = "0" * 18
ADDRESS = f"https://contoh.go.id/v/{CODE}"
MEND = "Perbaiki baris itu; bagian yang boleh dipakai ada pada menulis-standar.md."


def faults(
    read: ReadStandard, region: RegionFile, templates: Mapping[str, bytes], places: Places, *, at: datetime
) -> list[Finding]:
    """What the typesetter says of the standard's own template, once each."""
    name = read.standard.product.template
    if name not in templates:
        return []
    said = dict.fromkeys(
        str(fault)
        for letter in sample_letters(read.standard, region, templates[name], places, at=at)
        if (fault := _fault(letter)) is not None
    )
    place = read.place("produk", "templat")
    return [Finding("TEMPLAT-SUSUN", "salah", place, message, MEND) for message in said]


def sample_letters(
    standard: Standard, region: RegionFile, template: bytes, places: Places, *, at: datetime
) -> Iterator[Letter]:
    """With everything answered, and with only what must be."""
    today = at.astimezone(ZoneInfo(region.region.zone)).date()
    names = Names(places.areas, places.countries)
    for full in (True, False):
        for wanted in _branches(standard, template.decode(errors="replace")):
            answers = sample(standard.form, seed=1, today=today, places=places, wanted=wanted, optional=full)
            values = {
                **worded(standard.form, answers, names),
                "berkas": facts(_about(standard, region, today, full=full)),
            }
            yield Letter(template, values, at, name=standard.product.template, link=ADDRESS)


def _branches(standard: Standard, source: str) -> Iterator[dict[str, object]]:
    """The usual answers, and every other choice that the template asks for by its label."""
    yield {}
    for group in standard.form:
        for field in group.fields:
            if f"isian.{field.code} ==" in source:
                for choice in field.choices:
                    yield {field.code: choice.code}


def _about(standard: Standard, region: RegionFile, today: date, *, full: bool) -> About:
    cited = Cited("001/CONTOH", today, "Instansi Contoh", today, "Rekomendasi contoh")
    signature = Signature(
        "Pejabat Contoh", "KEPALA DINAS", *(("Pangkat Contoh", "1" * 18, "SK") if full else ())
    )
    return About(
        standard=standard,
        office=office_of(region, standard.service.agency),
        signature=signature,
        holder="Pemohon Contoh",
        application="CONTOH-1",
        filed=today if full else None,
        number="001/CONTOH",
        day=today,
        until=today if full else None,
        code=CODE,
        link=ADDRESS,
        certifier="penerbit contoh",
        papers={paper.code: cited for paper in standard.requirements} if full else {},
        recommendations=[cited] if full else [],
        events={step.code: "1" * 13 for step in standard.steps} if full else {},
    )


def _fault(letter: Letter) -> TemplateFault | None:
    try:
        typeset(letter)
    except TemplateFault as fault:
        return fault
    return None
