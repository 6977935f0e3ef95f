"""What was frozen: at approval the content, at numbering the very bytes of the letter. Signing checks both."""

import json
from hashlib import sha256

from django.db.models import QuerySet

from satupintu.cases.answers import answers_of
from satupintu.cases.docket import Docket
from satupintu.cases.models import Output, Paper
from satupintu.catalogue.letter_templates import letter_template
from satupintu.files.vault import read_kept
from satupintu.permits.models import Permit
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.step import SIGNINGS
from satupintu.rules.standard.resolved import canonical
from satupintu.statements.reading import reading

CITED = ("number", "day", "issuer", "expires", "alternative", "stamp_serial")
FINDINGS = ("berita_acara", "rekomendasi_teknis", "kajian_teknis", "peristiwa")


def content_hash(docket: Docket) -> str:
    """Answers, papers, findings, template and standard, whose it is and who will sign: what the approver saw."""
    name, template = letter_template(docket.case.standard_hash, docket.standard.product.template)
    return _digest(
        {
            "standar": docket.case.standard_hash,
            "templat": [name, sha256(template).hexdigest()],
            "isian": answers_of(docket.case),
            "dokumen": _papers(docket),
            "temuan": _findings(docket),
            "pemohon": docket.case.applicant_id,
            "badan": docket.case.organisation_id,
            "penanda_tangan": [step.post for step in docket.standard.steps if step.task in SIGNINGS],
        }
    )


def _papers(docket: Docket) -> list[list[object]]:
    """With all that the permit may cite of them."""
    return [list(row) for row in _cited(docket.case.pk)]


@reading
def _cited(case: int) -> QuerySet[Paper, tuple[object, ...]]:
    papers = Paper.objects.filter(case=case).exclude(state=Paper.State.REPLACED)
    return papers.order_by("requirement", "id").values_list("requirement", "file__sha256", *CITED)


def _findings(docket: Docket) -> list[list[object]]:
    return [list(row) for row in _found(docket.case.pk)]


@reading
def _found(case: int) -> QuerySet[Output, tuple[object, ...]]:
    outputs = Output.objects.filter(case=case, kind__in=FINDINGS, replaced_at__isnull=True)
    return outputs.order_by("id").values_list("kind", "id", "number", "day", "facts")


def document(permit: Permit) -> bytes:
    """The very bytes that were typeset at numbering, read back; they are never made a second time."""
    if not permit.document_hash:
        raise Refused("naskah_belum_bernomor", "Naskah izin belum bernomor; beri nomor dahulu.")
    content = read_kept(permit.document_hash)
    if content is None:
        raise Refused(
            "naskah_berubah",
            "Naskah izin berbeda dari naskah yang dibekukan; jangan tandatangani, laporkan kepada pengelola.",
        )
    return content


def check_unchanged(docket: Docket, permit: Permit) -> None:
    """Signing stops when anything differs from what was approved."""
    check_content(docket, permit)
    document(permit)


def check_content(docket: Docket, permit: Permit) -> None:
    if content_hash(docket) != permit.content_hash:
        raise Refused(
            "isi_berubah",
            "Isi berkas berbeda dari yang disetujui; kembalikan kepada penyetuju untuk diperiksa dan disetujui ulang.",
        )


def _digest(value: object) -> str:
    return sha256(json.dumps(json.loads(canonical(value)), sort_keys=True).encode()).hexdigest()
