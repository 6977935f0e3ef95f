from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_administrator, check_not_himself
from satupintu.people.erasing import check_waiting, empty_person
from satupintu.people.models import Applicant, ErasureRequest
from satupintu.people.new_password import tell_owner
from satupintu.people.ports import PersonalData, Tell
from satupintu.rules.errors import Refused


def decide_erasure(
    request: ErasureRequest,
    *,
    erase: bool,
    reason: str,
    others: Sequence[PersonalData] = (),
    by: Actor,
    tell: Tell,
    at: datetime,
) -> ErasureRequest:
    """Erase what no law keeps, or say why not. Permits and the journal stay in any case; the answer names them."""
    if not reason.strip():
        raise Refused("tanpa_alasan_penghapusan", "Isi alasannya; pemohon berhak mengetahuinya.")
    with transaction.atomic():
        row = ErasureRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
        check_administrator(by, row.region_id)
        check_waiting(row)
        applicant = Applicant.objects.select_for_update(of=("self",)).get(pk=row.applicant_id)
        check_not_himself(by, applicant)
        kept = [sentence for other in others for sentence in other.keeps(applicant.pk)]
        _decide(row, erase=erase, reason=reason.strip(), kept=kept, by=by, at=at)
        tell_owner(applicant, words="akun_hapus_diputus", event=f"akun:hapus:{row.pk}", tell=tell, at=at)
        erased = _erase(applicant, others, at) if erase else {}
        facts = {"permintaan": row.pk, "putusan": row.decision, "disimpan": len(kept), "baris": erased}
        chain = f"pemohon:{applicant.pk}"
        record(chain, deed="penghapusan_diputus", facts=facts, by=by.signatory, at=at)
    return row


def _decide(
    row: ErasureRequest, *, erase: bool, reason: str, kept: list[str], by: Actor, at: datetime
) -> None:
    row.decision = "dihapus" if erase else "ditolak"
    row.reason, row.kept = reason, kept
    row.decided_at, row.decided_by_id = at, by.user_id
    row.version += 1
    row.save(update_fields=["decision", "reason", "kept", "decided_at", "decided_by", "version"])


def _erase(applicant: Applicant, others: Sequence[PersonalData], at: datetime) -> dict[str, dict[str, int]]:
    if any(other.under_way(applicant.pk) for other in others):
        raise Refused(
            "masih_ada_proses",
            "Orang ini masih mempunyai permohonan yang berjalan. Selesaikan atau cabut permohonannya lebih dahulu.",
        )
    empty_person(applicant, at)
    return {other.name: dict(other.erase(applicant.pk, at=at)) for other in others}
