"""What every paper of the office says of itself: whose letterhead, whose name under it, and which application it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from satupintu.cases.docket import Docket
from satupintu.cases.office import office_for
from satupintu.papers.about import Office, Signature
from satupintu.people.models import Agency
from satupintu.rules.identifiers import nip
from satupintu.rules.worktime.words import say_date, say_moment

A4 = "a4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    title: str
    agency: Agency
    """On whose letterhead it stands: the guest agency's own papers stand on its own."""
    day: date
    number: str = ""
    signature: Signature | None = None
    """Nobody's where the system itself made it."""


def head_facts(docket: Docket, head: Head) -> dict[str, object]:
    """What a form calls `berkas`."""
    case = docket.case
    return {
        **office_facts(office_for(docket.region, head.agency)),
        **signature_facts(head.signature),
        "judul_dokumen": " ".join(filter(None, (head.title, head.number or case.number))),
        "nomor_surat": head.number or None,
        "tanggal": say_date(head.day),
        "layanan": docket.standard.service.name,
        "produk": docket.standard.product.name,
        "nomor_permohonan": case.number,
        "tanggal_permohonan": say_date(docket.local_day(case.filed_at)) if case.filed_at else None,
        "pemohon": case.applicant.name,
        "badan": case.organisation.name if case.organisation is not None else None,
    }


def office_facts(office: Office) -> dict[str, object]:
    head = office.letterhead
    return {
        "kertas": A4,
        "wilayah": office.region,
        "instansi": office.agency,
        "tempat": office.place or office.region,
        "warna": office.colour,
        "kop": {"baris": head.lines, "alamat": head.address, "kontak": head.contact},
    }


def signature_facts(signature: Signature | None) -> Mapping[str, object]:
    if signature is None:
        return {
            "penandatangan": None,
            "sebutan_penandatangan": None,
            "pangkat_penandatangan": None,
            "nip_penandatangan": None,
            "surat_tugas": None,
        }
    return {
        "penandatangan": signature.name,
        "sebutan_penandatangan": signature.line,
        "pangkat_penandatangan": signature.rank or None,
        "nip_penandatangan": nip.show(signature.nip) if signature.nip else None,
        "surat_tugas": signature.decree or None,
    }


def local_moment(docket: Docket, moment: datetime) -> str:
    return say_moment(moment.astimezone(ZoneInfo(docket.region.zone)))
