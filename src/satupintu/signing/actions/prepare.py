from datetime import datetime

from django.db import IntegrityError, transaction

from satupintu.people.actor import Actor
from satupintu.people.models import Region
from satupintu.rules.errors import Refused
from satupintu.signing.models import SigningRequest

_SIGNING_CAPACITIES = ("tetap", "plh", "plt")
_UNFINISHED = (SigningRequest.State.READY, SigningRequest.State.UNKNOWN)


def prepare(*, region: Region, subject: str, document_hash: str, by: Actor, at: datetime) -> SigningRequest:
    """Write down what `by` is about to sign, before the signer is called.

    Part of the caller's action, which journals it.
    """
    post_id, user_id = by.post_id, by.user_id
    if post_id is None or user_id is None or by.capacity not in _SIGNING_CAPACITIES:
        raise Refused(
            "penanda_tangan_tanpa_jabatan",
            "Hanya pemegang jabatan, Plh. atau Plt. yang dapat menandatangani.",
        )
    with transaction.atomic(savepoint=False):
        check_preparable(region, subject, document_hash)
        try:
            return SigningRequest.objects.create(
                region=region,
                subject=subject,
                document_hash=document_hash,
                signer_post_id=post_id,
                signer_user_id=user_id,
                capacity=by.capacity,
                prepared_at=at,
            )
        except IntegrityError as clash:
            raise _running() from clash


def check_preparable(region: Region, subject: str, document_hash: str) -> None:
    for state, known_hash in SigningRequest.objects.filter(region=region, subject=subject).values_list(
        "state", "document_hash"
    ):
        if state in _UNFINISHED:
            raise _running()
        if state == SigningRequest.State.SIGNED and known_hash == document_hash:
            raise Refused(
                "dokumen_sudah_ditandatangani", "Dokumen ini sudah ditandatangani; tidak perlu diulang."
            )


def _running() -> Refused:
    return Refused(
        "tanda_tangan_sedang_berjalan",
        "Dokumen ini sedang dalam proses tanda tangan. Tunggu hasilnya, atau catat hasil yang belum pasti dahulu.",
    )
