from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_administrator, check_keeps
from satupintu.people.models import Qualification, Region, User
from satupintu.rules.competence import LEVELS
from satupintu.rules.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    kind: str
    title: str
    level: str = ""
    issuer: str = ""
    number: str = ""
    obtained_on: date | None = None
    valid_until: date | None = None


def record_qualification(
    user: User, paper: Paper, *, region: Region, by: Actor, at: datetime
) -> Qualification:
    """Keep what an officer has learned, or what his superior states about a line of the standard."""
    check_administrator(by, region.pk)
    check_keeps(by, user)
    check_paper(paper)
    with transaction.atomic():
        row = Qualification.objects.create(
            region=region,
            user=user,
            kind=paper.kind,
            title=paper.title.strip(),
            level=paper.level if paper.kind == "pendidikan" else "",
            issuer=paper.issuer.strip(),
            number=paper.number.strip(),
            obtained_on=paper.obtained_on,
            valid_until=paper.valid_until,
            recorded_at=at,
        )
        facts = {"kualifikasi": row.pk, "jenis": row.kind}
        record(f"pengguna:{user.pk}", deed="kualifikasi_dicatat", facts=facts, by=by.signatory, at=at)
    return row


def check_paper(paper: Paper) -> None:
    if paper.kind not in {"pendidikan", "sertifikat", "pernyataan"}:
        raise Refused(
            "jenis_kualifikasi_salah", "Pilih jenisnya: pendidikan, sertifikat, atau pernyataan atasan."
        )
    if not paper.title.strip():
        raise Refused("tanpa_nama_kualifikasi", "Isi nama pendidikan, sertifikat, atau butir kompetensinya.")
    if paper.kind == "pendidikan" and paper.level not in LEVELS:
        raise Refused("jenjang_salah", "Pilih jenjang pendidikannya, dari SMA sampai S3.")
    if paper.obtained_on and paper.valid_until and paper.valid_until < paper.obtained_on:
        raise Refused(
            "masa_kualifikasi_terbalik", "Masa berlakunya berakhir sebelum diperoleh. Perbaiki tanggalnya."
        )
