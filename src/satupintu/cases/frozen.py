"""What was frozen at approval, and the document that carries it."""

import json
from hashlib import sha256
from zoneinfo import ZoneInfo

from satupintu.cases.docket import Docket
from satupintu.cases.models import Paper
from satupintu.cases.queries.answers import answers_of
from satupintu.permits.models import Permit
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.step import SIGNINGS
from satupintu.rules.standard.resolved import canonical


def content_hash(docket: Docket) -> str:
    """Answers, papers, template and standard, and the post that will sign: what the approver saw."""
    papers = (
        Paper.objects.filter(case=docket.case)
        .exclude(state=Paper.State.REPLACED)
        .order_by("requirement", "id")
    )
    return _digest(
        {
            "standar": docket.case.standard_hash,
            "templat": docket.standard.product.template,
            "isian": answers_of(docket.case),
            "dokumen": [
                [paper.requirement, paper.file.sha256 if paper.file else ""]
                for paper in papers.select_related("file")
            ],
            "penanda_tangan": [step.post for step in docket.standard.steps if step.task in SIGNINGS],
        }
    )


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
