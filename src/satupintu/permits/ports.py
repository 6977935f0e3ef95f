"""What the check of a document needs to know of signers, asked through a port that `config` wires."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from satupintu.signing.signed_pdf import Trust


@dataclass(frozen=True, slots=True)
class KnownSigner:
    name: str
    region: str
    must_certify: bool = True
    """Not every authority certifies what it signs."""


class KnownSigners(Protocol):
    def trust(self) -> Trust:
        """Where the chains of our signers' certificates may end."""
        ...

    def find(
        self, fingerprint: str, *, claimed_at: datetime | None, stamped_at: datetime | None
    ) -> KnownSigner | None:
        """Whose certificate it is, if it is in the list and was good when it signed."""
        ...
