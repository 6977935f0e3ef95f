from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_administrator, check_not_himself
from satupintu.people.erasing import check_waiting, empty_person
from satupintu.people.models import Applicant, ErasureRequest
from satupintu.people.new_password import tell_owner
from satupintu.people.personal_data import in_the_way, kept, rooms_in_use
from satupintu.people.ports import PersonalData, Tell
from satupintu.rules.errors import Refused


def decide_erasure(
    request: ErasureRequest,
    *,
    erase: bool,
    reason: str,
    others: Sequence[PersonalData] | None = None,
    by: Actor,
    tell: Tell,
    at: datetime,
) -> ErasureRequest:
    """Erase what no law keeps, or say why not. Permits and the journal stay in any case; the answer names them.

    `others` are the rooms that hold something about the person: all of them, unless the caller says which.
    """
    if not reason.strip():
        raise Refused("tanpa_alasan_penghapusan", "Isi alasannya; pemohon berhak mengetahuinya.")
    with transaction.atomic():
        row = ErasureRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
        check_administrator(by, row.region_id)
        check_waiting(row)
        applicant = Applicant.objects.select_for_update(of=("self",)).get(pk=row.applicant_id)
        check_not_himself(by, applicant)
        rooms = rooms_in_use() if others is None else others
        if erase:
            check_nothing_runs(applicant.pk, rooms, row.region_id)
        stays = kept(applicant.pk, rooms)
        _decide(row, erase=erase, reason=reason.strip(), stays=stays, by=by, at=at)
        tell_owner(applicant, words="akun_hapus_diputus", event=f"akun:hapus:{row.pk}", tell=tell, at=at)
        erased = _erase(applicant, rooms, by, at) if erase else {}
        facts = {"permintaan": row.pk, "putusan": row.decision, "disimpan": len(stays), "baris": erased}
        chain = f"pemohon:{applicant.pk}"
        record(chain, deed="penghapusan_diputus", facts=facts, by=by.signatory, at=at)
    return row


def _decide(
    row: ErasureRequest, *, erase: bool, reason: str, stays: list[str], by: Actor, at: datetime
) -> None:
    row.decision = "dihapus" if erase else "ditolak"
    row.reason, row.kept = reason, stays
    row.decided_at, row.decided_by_id = at, by.user_id
    row.version += 1
    row.save(update_fields=["decision", "reason", "kept", "decided_at", "decided_by", "version"])


def check_nothing_runs(applicant_id: int, rooms: Sequence[PersonalData], region_id: int) -> None:
    """The request waits meanwhile: it is not lost, and can be granted when what runs has ended."""
    running = in_the_way(applicant_id, rooms, region_id=region_id)
    if running:
        raise Refused("masih_ada_proses", f"Data ini belum dapat dihapus. {' '.join(running)}")


def _erase(
    applicant: Applicant, rooms: Sequence[PersonalData], by: Actor, at: datetime
) -> dict[str, dict[str, int]]:
    empty_person(applicant, at)
    return {room.name: dict(room.erase(applicant.pk, by=by, at=at)) for room in rooms}
