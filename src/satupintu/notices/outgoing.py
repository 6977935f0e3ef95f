from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

AddresseeKind = Literal["pemohon", "petugas", "jabatan"]
Channel = Literal["aplikasi", "whatsapp", "sms", "surel"]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A notice to be put in the outbox."""

    region_id: int
    event: str
    """Names what happened, once for ever: the journal entry or row that caused it, not its kind."""
    addressee_kind: AddresseeKind
    addressee: int
    channel: Channel
    template: str
    params: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""
    """`digest_of` the words meant, so that a case keeps the words of its own standard; empty takes the newest."""
    due_at: datetime | None = None
