from datetime import datetime

from django.db import IntegrityError, transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_counter
from satupintu.people.models import Applicant, ErasureRequest, Region
from satupintu.rules.errors import Refused


def request_erasure(applicant: Applicant, *, region: Region, by: Actor, at: datetime) -> ErasureRequest:
    """Ask to be forgotten; the region asked answers for all of it."""
    recorded_by = None
    if by.applicant_id is None:
        recorded_by = by.user_id
        if check_counter(by) != region.pk:
            raise Refused("wilayah_lain", "Data ini milik wilayah lain dan tidak dapat diubah dari sini.")
    elif by.applicant_id != applicant.pk:
        raise Refused("bukan_data_sendiri", "Penghapusan diminta oleh orangnya sendiri.")
    try:
        with transaction.atomic():
            request = ErasureRequest.objects.create(
                region=region, applicant=applicant, asked_at=at, recorded_by_id=recorded_by
            )
            facts = {"permintaan": request.pk, "wilayah": region.pk}
            record(f"pemohon:{applicant.pk}", deed="penghapusan_diminta", facts=facts, by=by.signatory, at=at)
    except IntegrityError:
        raise Refused(
            "penghapusan_sudah_diminta", "Permintaan penghapusan Anda sudah tercatat dan menunggu."
        ) from None
    return request
