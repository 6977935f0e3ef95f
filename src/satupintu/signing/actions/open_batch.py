from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.models import Region
from satupintu.rules.errors import Refused
from satupintu.signing.batch_chain import batch_chain
from satupintu.signing.batches import Batch, BatchItem

MOST = 100


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document that is to be signed: whose it is, at which work, and with which outcome."""

    subject: str
    work: int
    outcome: str
    post: int


def open_batch(*, region: Region, wanted: Sequence[Wanted], key: str, by: Actor, at: datetime) -> Batch:
    """Write down what one entry of the passphrase is for. The same form again gives the same batch."""
    user = check_wanted(wanted, by)
    done = Batch.objects.filter(user_id=user, key=key).first()
    if done is not None:
        return done
    try:
        with transaction.atomic():
            batch = Batch.objects.create(region=region, user_id=user, key=key, started_at=at)
            BatchItem.objects.bulk_create(
                BatchItem(
                    region=region,
                    batch=batch,
                    position=position,
                    subject=one.subject,
                    work=one.work,
                    outcome=one.outcome,
                    post_id=one.post,
                )
                for position, one in enumerate(wanted, 1)
            )
            record(
                batch_chain(batch),
                deed="tanda_tangan_serentak",
                facts={"tugas": [one.work for one in wanted]},
                by=by.signatory,
                at=at,
            )
    except IntegrityError:
        done = Batch.objects.filter(user_id=user, key=key).first()
        if done is not None:
            return done
        raise Refused(
            "sudah_dalam_antrean",
            "Sebagian naskah ini sudah ada dalam antrean tanda tangan yang belum selesai. Buka antrean itu, "
            "lanjutkan atau batalkan sisanya, lalu pilih lagi.",
        ) from None
    return batch


def check_wanted(wanted: Sequence[Wanted], by: Actor) -> int:
    if by.user_id is None or by.post_id is None:
        raise Refused("bukan_penanda_tangan", "Hanya pemegang jabatan, Plh. atau Plt. yang menandatangani.")
    if not wanted:
        raise Refused("tanpa_naskah", "Pilih sekurangnya satu naskah untuk ditandatangani.")
    if len(wanted) > MOST:
        raise Refused(
            "terlalu_banyak_naskah", f"Paling banyak {MOST} naskah sekali tanda tangan; kurangi pilihan Anda."
        )
    return by.user_id
