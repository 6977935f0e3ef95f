from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from satupintu.signing.ports import Signer


def signer_of(region_id: int, *, at: datetime) -> Signer:
    """Ask `config`, which joins the port to the region's gateway. Take one for a batch: it opens a key once."""
    found: Signer = import_string(settings.SIGNER)(region_id, at=at)
    return found
