"""What people holds about one person, and how he stands: for his own pages and his copy."""

from collections.abc import Sequence
from datetime import datetime

from satupintu.people.models import Applicant, Consent, ErasureRequest, Mandate, PhoneChange


def about(applicant: Applicant, at: datetime) -> dict[str, object]:
    """Everything in full, in plain JSON: the right to a copy is to a whole one."""
    return {
        "dibuat": at.isoformat(),
        "nama": applicant.name,
        "warga_negara": applicant.nationality,
        "nik": applicant.nik,
        "nomor_kk": applicant.kk,
        "paspor": applicant.passport,
        "kitas": applicant.stay_permit,
        "telepon": applicant.phone,
        "telepon_dibuktikan": _moment(applicant.phone_verified_at),
        "surel": applicant.email,
        "alamat": applicant.address,
        "kode_desa": applicant.area,
        "terdaftar": applicant.registered_at.isoformat(),
        "akun": _account(applicant),
        "kedudukan": [_mandate(row) for row in _mandates(applicant)],
        "kuasa_yang_diberikan": [_mandate(row) for row in applicant.mandates_given.order_by("id")],
        "ganti_nomor": [
            {"diminta": _moment(row.asked_at), "selesai": _moment(row.done_at), "nomor": row.phone}
            for row in PhoneChange.objects.filter(applicant=applicant).order_by("id")
        ],
        "persetujuan": [_consent(row) for row in consents_of(applicant.pk)],
        "permintaan_penghapusan": [
            {"diminta": _moment(row.asked_at), "putusan": row.decision, "alasan": row.reason}
            for row in ErasureRequest.objects.filter(applicant=applicant).order_by("id")
        ],
    }


def consents_of(applicant_id: int) -> Sequence[Consent]:
    return list(Consent.objects.filter(applicant_id=applicant_id).order_by("id"))


def has_read(applicant_id: int, text: str, version: int) -> bool:
    return Consent.objects.filter(
        applicant_id=applicant_id, text=text, text_version=version, withdrawn_at__isnull=True
    ).exists()


def last_decision(applicant_id: int) -> ErasureRequest | None:
    """The answer to the last request: whoever was refused may read why."""
    decided = ErasureRequest.objects.filter(applicant_id=applicant_id, decided_at__isnull=False)
    return decided.order_by("-decided_at", "-id").first()


def erasures_waiting(region_id: int, *, limit: int = 100) -> Sequence[ErasureRequest]:
    """Oldest first."""
    waiting = ErasureRequest.objects.filter(
        region_id=region_id, decided_at__isnull=True, withdrawn_at__isnull=True
    )
    return list(waiting.select_related("applicant").order_by("asked_at", "id")[:limit])


def _account(applicant: Applicant) -> dict[str, object] | None:
    if applicant.user is None:
        return None
    return {
        "dibuka": _moment(applicant.user.created_at),
        "masuk_terakhir": _moment(applicant.user.last_login),
        "aktif": applicant.user.is_active,
    }


def _mandates(applicant: Applicant) -> Sequence[Mandate]:
    return list(applicant.mandates.select_related("organisation").order_by("id"))


def _mandate(row: Mandate) -> dict[str, object]:
    """Of another person only that there is one: his data are his."""
    return {
        "kedudukan": row.kind,
        "untuk": row.organisation.name if row.organisation is not None else "orang lain",
        "surat": row.letter,
        "mulai": row.starts.isoformat(),
        "sampai": row.ends.isoformat() if row.ends else None,
        "berakhir": _moment(row.revoked_at),
    }


def _consent(row: Consent) -> dict[str, object]:
    return {
        "teks": row.text,
        "versi": row.text_version,
        "waktu": _moment(row.given_at),
        "cara": row.how,
        "ditarik": _moment(row.withdrawn_at),
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at is not None else None
