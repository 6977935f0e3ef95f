"""A place in a list: behind which row the next page begins. Signed, so that nobody makes up places of his own."""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final

from django.core.signing import BadSignature, Signer
from django.db.models import Q

from satupintu.rules.errors import Refused

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND: Final = timedelta(microseconds=1)
SALT: Final = "satupintu.cases.place"


@dataclass(frozen=True, slots=True)
class Place:
    """Behind the row with this moment and key; `back` is towards the beginning of the list."""

    bucket: int
    moment: datetime
    row: int
    back: bool = False

    def written(self, query: Mapping[str, str]) -> str:
        """Opaque, and good for this very list only."""
        micros = (self.moment - EPOCH) // MICROSECOND
        text = ".".join(str(part) for part in (self.bucket, micros, self.row, int(self.back)))
        signed = _signer(query).sign(text)
        return base64.urlsafe_b64encode(signed.encode()).decode().rstrip("=")

    def beyond(self, moment: str, *, bucket: int, down: bool) -> Q | None:
        """The rows of a walk that come after it; None when the whole walk lies before."""
        if bucket != self.bucket:
            return Q() if (bucket < self.bucket) is down else None
        # Twice the same bound: the first half is what an index can begin at.
        if down:
            further = Q(**{f"{moment}__lt": self.moment}) | Q(pk__lt=self.row)
            return Q(**{f"{moment}__lte": self.moment}) & further
        further = Q(**{f"{moment}__gt": self.moment}) | Q(pk__gt=self.row)
        return Q(**{f"{moment}__gte": self.moment}) & further


def read_place(written: str, query: Mapping[str, str]) -> Place | None:
    if not written:
        return None
    try:
        padded = written + "=" * (-len(written) % 4)
        signed = base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
        bucket, micros, row, back = _signer(query).unsign(signed).split(".")
    except (BadSignature, ValueError, binascii.Error):
        raise Refused(
            "halaman_daftar_tidak_sah",
            "Alamat halaman daftar ini tidak utuh atau milik daftar lain; buka daftar dari awal.",
        ) from None
    return Place(int(bucket), EPOCH + int(micros) * MICROSECOND, int(row), back == "1")


def _signer(query: Mapping[str, str]) -> Signer:
    digest = sha256(json.dumps(dict(query), sort_keys=True).encode()).hexdigest()
    return Signer(salt=f"{SALT}:{digest}")
