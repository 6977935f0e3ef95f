"""The permit of a case as a letter: every value it carries, taken from the docket and from nowhere else."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from satupintu.cases.answers import answers_of
from satupintu.cases.docket import Docket
from satupintu.cases.models import Output, Paper
from satupintu.cases.office import arms_for, office_for
from satupintu.catalogue.letter_templates import letter_template
from satupintu.catalogue.places import areas, countries
from satupintu.catalogue.region_files import region_file
from satupintu.papers.about import About, Cited, Signature, facts
from satupintu.papers.answers import worded
from satupintu.papers.letter import Letter, Status
from satupintu.papers.press import own_template
from satupintu.people.actor import Actor, signature_line
from satupintu.people.queries_signatures import printed_signatory, signatories
from satupintu.permits.models import Permit
from satupintu.rules.answers.shown import Names
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.step import SIGNINGS
from satupintu.statements.reading import reading

RECOMMENDING = {
    "rekomendasi_teknis": "Rekomendasi teknis",
    "kajian_teknis": "Kajian teknis",
    "berita_acara": "Berita Acara",
}
EVENT = "peristiwa"
NOBODY = "(pejabat belum ditunjuk)"


def permit_letter(
    docket: Docket,
    *,
    permit: Permit | None,
    signer: Actor | None,
    at: datetime,
    status: Status = "asli",
) -> Letter:
    name, template = letter_template(docket.case.standard_hash, docket.standard.product.template)
    link = verification_address(docket, permit.code) if permit else ""
    number = permit.number if permit else None
    about = About(
        standard=docket.standard,
        office=office_for(docket.region, docket.case.agency),
        signature=_signature(docket, signer),
        holder=_holder(docket),
        application=docket.case.number or "",
        filed=docket.local_day(docket.case.filed_at) if docket.case.filed_at else None,
        number=number.text if number else "",
        day=docket.local_day(number.at) if number else None,
        until=permit.valid_until if permit else None,
        code=permit.code if permit else "",
        link=link,
        certifier=import_string(settings.CERTIFICATE_ISSUER)(docket.region),
        papers=_papers(docket),
        recommendations=_recommendations(docket),
        events=_events(docket),
    )
    answers = worded(docket.standard.form, answers_of(docket.case), Names(areas(), countries()))
    return Letter(
        template or own_template("bawaan"),
        {**answers, "berkas": facts(about)},
        at,
        status=status,
        name=name or "bawaan",
        link=link,
        arms=arms_for(docket.region.code),
    )


def verification_address(docket: Docket, code: str) -> str:
    file = region_file(docket.region.code)
    host = file.region.host if file else ""
    return f"{f'https://{host}' if host else settings.PUBLIC_ADDRESS}/v/{code}"


def signer_on_the_day(docket: Docket) -> Actor | None:
    """Whoever holds the signing post today, or stands in where nobody does."""
    posts = [step.post for step in docket.standard.steps if step.task in SIGNINGS]
    if not posts:
        return None
    found = signatories(docket.case.region_id, posts[0], docket.standard.service.code, docket.today)
    return found[0] if found else None


def check_signer_known(docket: Docket) -> Actor:
    signer = signer_on_the_day(docket)
    if signer is None:
        raise Refused(
            "penanda_tangan_belum_ada",
            "Jabatan penanda tangan surat ini belum ada pemegangnya hari ini; minta pengelola mengisinya, lalu ulangi.",
        )
    return signer


def _signature(docket: Docket, signer: Actor | None) -> Signature:
    if signer is None:
        return Signature(NOBODY, "")
    printed = printed_signatory(signer)
    decree = f"Surat penugasan {printed.decree}" if printed.decree else ""
    return Signature(signer.name, signature_line(signer), printed.rank, printed.nip, decree)


def _holder(docket: Docket) -> str:
    organisation = docket.case.organisation
    return organisation.name if organisation is not None else docket.case.applicant.name


def _papers(docket: Docket) -> Mapping[str, Cited]:
    """The last one given for each requirement."""
    return {
        row.requirement: Cited(row.number, row.day, row.issuer, row.expires) for row in _given(docket.case.pk)
    }


@reading
def _given(case: int) -> QuerySet[Paper]:
    return Paper.objects.filter(case=case).exclude(state=Paper.State.REPLACED).order_by("id")


def _recommendations(docket: Docket) -> list[Cited]:
    rows = _standing(docket, RECOMMENDING)
    return [
        Cited(row.number, row.day, row.agency.name, title=RECOMMENDING[row.kind])
        for row in rows
        if row.number
    ]


def _events(docket: Docket) -> Mapping[str, str]:
    return {row.step: row.number for row in _standing(docket, [EVENT])}


def _standing(docket: Docket, kinds: Iterable[str]) -> QuerySet[Output]:
    found = Output.objects.filter(case=docket.case, kind__in=list(kinds), replaced_at__isnull=True)
    return found.select_related("agency").order_by("id")
