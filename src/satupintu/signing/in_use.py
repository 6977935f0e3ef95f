"""Which signer a region has, and under which name its certificates are found there."""

from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.signing.ports import Signer, SignerIdentity


def signer_in_use(region_id: int, *, at: datetime) -> Signer:
    """Ask `config`, which joins the port to the region's gateway or to none. Take one for a batch: it opens a key once."""
    found: Signer | None = import_string(settings.SIGNER)(region_id, at=at)
    if found is None:
        raise Refused(
            "penanda_tangan_belum_ada",
            "Layanan tanda tangan elektronik wilayah ini belum disiapkan. Minta pengelola menyiapkannya lebih dahulu.",
        )
    return found


def identity_of(by: Actor) -> SignerIdentity:
    """The certificate belongs to the person: a deputy signs with his own."""
    return SignerIdentity(key=str(by.user_id), name=by.name)
