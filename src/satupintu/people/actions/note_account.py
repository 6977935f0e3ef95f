from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from satupintu.journal.actions.record import record
from satupintu.journal.signatory import Signatory
from satupintu.people.models import User

Deed = Literal[
    "masuk",
    "masuk_gagal",
    "masuk_dijeda",
    "keluar",
    "keluar_semua",
    "sesi_diakhiri",
    "dipastikan_lagi",
    "kata_sandi_diganti",
    "faktor_dipasang",
    "faktor_dilepas",
    "kode_pemulihan_dibuat",
    "identitas_dihubungkan",
]


def note_account(
    user: User | int,
    deed: Deed,
    facts: Mapping[str, object] | None = None,
    *,
    at: datetime,
    by: Signatory | None = None,
) -> None:
    """Write what happened at the door of an account into its chain; without `by`, the person himself did it."""
    own = f"pengguna:{user.pk if isinstance(user, User) else user}"
    record(own, deed=deed, facts=facts or {}, by=by or Signatory(own), at=at)
