"""What was frozen at approval, and the document that carries it."""

import json
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from satupintu.cases.answers import answers_of
from satupintu.cases.docket import Docket
from satupintu.cases.models import Output, Paper
from satupintu.permits.models import Permit
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.step import SIGNINGS
from satupintu.rules.standard.resolved import canonical
from satupintu.statements.reading import reading

CITED = ("number", "day", "issuer", "expires", "alternative", "stamp_serial")
FINDINGS = ("berita_acara", "rekomendasi_teknis", "kajian_teknis")


def content_hash(docket: Docket) -> str:
    """Answers, papers, findings, template and standard, whose it is and who will sign: what the approver saw."""
    return _digest(
        {
            "standar": docket.case.standard_hash,
            "templat": docket.standard.product.template,
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


def document(docket: Docket, permit: Permit) -> bytes:
    """The very bytes laid before the signer: the permit's number, code and content, in one canonical form."""
    number = permit.number
    if number is None:
        raise Refused("naskah_belum_bernomor", "Naskah izin belum bernomor; beri nomor dahulu.")
    return canonical(
        {
            "produk": docket.standard.product.name,
            "nomor": number.text,
            "tanggal": number.at.astimezone(ZoneInfo(docket.region.zone)).date().isoformat(),
            "kode": permit.code,
            "permohonan": docket.case.number,
            "standar": docket.case.standard_hash,
            "isi": permit.content_hash,
            **({"berlaku_sampai": permit.valid_until.isoformat()} if permit.valid_until else {}),
        }
    ).encode()


def check_unchanged(docket: Docket, permit: Permit) -> None:
    """Signing stops when anything differs from what was approved."""
    if content_hash(docket) != permit.content_hash:
        raise Refused(
            "isi_berubah",
            "Isi berkas berbeda dari yang disetujui; kembalikan kepada penyetuju untuk diperiksa dan disetujui ulang.",
        )
    if sha256(document(docket, permit)).hexdigest() != permit.document_hash:
        raise Refused(
            "naskah_berubah",
            "Naskah izin berbeda dari naskah yang dibekukan; jangan tandatangani, laporkan kepada pengelola.",
        )


def _digest(value: object) -> str:
    return sha256(json.dumps(json.loads(canonical(value)), sort_keys=True).encode()).hexdigest()
