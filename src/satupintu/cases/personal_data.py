"""What cases and permits hold about an applicant (`people.ports.PersonalData`).

What was decided stays: the permit and its process are an archive (I3), and a rejection can be contested. Attachments of a
case that has ended are no part of it and go (design §8, UU 27/2022). What was never decided goes too, whole but for its journal.
A body's cases are the body's: whoever handled them is forgotten, they are not.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import QuerySet

from satupintu.cases.answers import answers_of
from satupintu.cases.erasing import erase_cases
from satupintu.cases.models import Case, Message, Paper
from satupintu.catalogue.queries import standard_by_hash
from satupintu.people.actor import Actor
from satupintu.people.ports import Matter

ELSEWHERE_RUNNING = "Di wilayah lain masih ada permohonan yang berjalan; tunggu sampai selesai."
ELSEWHERE_KEPT = "Catatan permohonan di wilayah lain, menurut jadwal retensi arsip wilayah itu."


class CasesAbout:
    name = "permohonan"

    def about(self, applicant_id: int) -> object:
        return [_copied(case) for case in cases_of(applicant_id)]

    def keeps(self, applicant_id: int) -> Sequence[Matter]:
        sent = cases_of(applicant_id).filter(number__isnull=False)
        return [Matter(_kept(case), case.region_id, ELSEWHERE_KEPT) for case in sent if _stays(case)]

    def under_way(self, applicant_id: int) -> Sequence[Matter]:
        """A draft is nobody's work yet: it is thrown away with the rest."""
        running = cases_of(applicant_id).filter(state=Case.State.RUNNING)
        return [Matter(_runs(case), case.region_id, ELSEWHERE_RUNNING) for case in running]

    def erase(self, applicant_id: int, *, by: Actor, at: datetime) -> Mapping[str, int]:
        return erase_cases(applicant_id, by=by, at=at)


class PermitsAbout:
    """The permit itself names no applicant and outlives its case; the case knows whose it is."""

    name = "izin"

    def about(self, applicant_id: int) -> object:
        return [
            {
                "nomor": case.permit.number.text if case.permit.number else None,
                "layanan": case.standard.name,
                "permohonan": case.number,
                "keadaan": case.permit.get_state_display(),
                "terbit": _moment(case.permit.issued_at),
                "berlaku_sampai": case.permit.valid_until.isoformat() if case.permit.valid_until else None,
                "berakhir": _moment(case.permit.ended_at),
                "alasan_berakhir": case.permit.ended_reason,
                "kode_periksa": case.permit.code,
            }
            for case in self._with_permit(applicant_id)
            if case.permit is not None
        ]

    def keeps(self, applicant_id: int) -> Sequence[Matter]:
        return [
            Matter(_archived(case), case.region_id, ELSEWHERE_KEPT)
            for case in self._with_permit(applicant_id)
            if case.permit is not None and case.permit.issued_at is not None
        ]

    def under_way(self, applicant_id: int) -> Sequence[Matter]:
        """What is still being prepared belongs to a case that runs."""
        return []

    def erase(self, applicant_id: int, *, by: Actor, at: datetime) -> Mapping[str, int]:
        return {}

    def _with_permit(self, applicant_id: int) -> QuerySet[Case]:
        return cases_of(applicant_id).filter(permit__isnull=False).select_related("permit__number")


def cases_of(applicant_id: int) -> QuerySet[Case]:
    """His own, and those that he handled for a body; drafts too."""
    cases = Case.objects.filter(applicant_id=applicant_id)
    return cases.select_related("region", "standard", "organisation", "permit").order_by("id")


def _copied(case: Case) -> dict[str, object]:
    """In full; of a body's case only that he handled it, since its answers are the body's."""
    told: dict[str, object] = {
        "nomor": case.number,
        "wilayah": case.region.name,
        "layanan": case.standard.name,
        "untuk": case.organisation.name if case.organisation else "diri sendiri",
        "keadaan": case.get_state_display(),
        "dimulai": _moment(case.started_at),
        "diajukan": _moment(case.filed_at),
        "dijanjikan": _moment(case.due_at),
        "berakhir": _moment(case.closed_at),
    }
    if case.organisation_id is not None:
        return told
    return told | {
        "isian": answers_of(case),
        "dokumen": [_paper(paper) for paper in Paper.objects.filter(case=case).select_related("file")],
        "pesan": [_message(message) for message in Message.objects.filter(case=case).order_by("id")],
        "putusan": [
            {"hasil": row.outcome, "waktu": _moment(row.at), "alasan": row.reason}
            for row in case.decisions.order_by("id")
        ],
    }


def _paper(paper: Paper) -> dict[str, object]:
    return {
        "persyaratan": paper.requirement,
        "berkas": paper.file.original_name if paper.file else None,
        "sha256": paper.file.sha256 if paper.file else None,
        "nomor": paper.number,
        "tanggal": paper.day.isoformat() if paper.day else None,
        "penerbit": paper.issuer,
        "diberikan": _moment(paper.given_at),
        "hasil_periksa": paper.get_state_display(),
        "catatan": paper.remark,
    }


def _message(message: Message) -> dict[str, object]:
    return {
        "waktu": _moment(message.at),
        "dari": "pemohon" if message.from_applicant else "petugas",
        "isi": message.text,
    }


def _runs(case: Case) -> str:
    return (
        f"Permohonan {case.number} ({case.standard.name}, {case.region.name}) masih berjalan; tunggu putusannya, atau "
        "tarik permohonan itu lebih dahulu."
    )


def _stays(case: Case) -> bool:
    return case.organisation_id is not None or case.state in (Case.State.DONE, Case.State.REJECTED)


def _kept(case: Case) -> str:
    if case.organisation is not None:
        return f"Permohonan {case.number} atas nama {case.organisation.name}, karena milik lembaga itu."
    what = "Penolakan" if case.state == Case.State.REJECTED else "Isian dan catatan proses"
    return f"{what} permohonan {case.number}, tanpa lampirannya{_schedule(case)}."


def _archived(case: Case) -> str:
    number = case.permit.number if case.permit else None
    return f"Surat {case.standard.name} nomor {number.text if number else case.number}{_schedule(case)}."


def _schedule(case: Case) -> str:
    """As the standard of the case has it."""
    kept = standard_by_hash(case.standard_hash).retention
    if kept is None:
        return ""
    final = "lalu permanen" if kept.final == "permanen" else "lalu dimusnahkan"
    years = f"{kept.active_years} tahun aktif dan {kept.inactive_years} tahun inaktif, {final}"
    return f", menurut jadwal retensi arsip: {years}"


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at is not None else None
