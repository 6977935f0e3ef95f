from datetime import datetime

from satupintu.people.models import Mandate
from satupintu.rules.errors import Refused


def end_mandate(mandate: Mandate, at: datetime) -> None:
    """The row is under lock; ending it twice is no deed."""
    if mandate.revoked_at is not None:
        raise Refused("kuasa_sudah_berakhir", "Kuasa ini sudah dicabut atau dilepas.")
    mandate.revoked_at = at
    mandate.version += 1
    mandate.save(update_fields=["revoked_at", "version"])
