"""A standard with its pieces merged in, as stored and hashed: a case is pinned to it for ever."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from satupintu.rules.standard.model.standard import Standard


def canonical(data: object) -> str:
    """One text for one meaning: sorted keys, no spaces, dates as ISO."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


@dataclass(frozen=True, slots=True)
class Resolved:
    """The canonical JSON, and the hash that also covers the bytes of the templates."""

    text: str
    hash: str

    @classmethod
    def of(cls, data: Mapping[str, object], templates: Mapping[str, bytes]) -> Self:
        text = canonical(data)
        digest = hashlib.sha256(text.encode())
        for name in sorted(templates):
            digest.update(f"\0{name}\0{hashlib.sha256(templates[name]).hexdigest()}".encode())
        return cls(text, digest.hexdigest())


def load_resolved(text: str) -> Standard:
    """The standard of any stored format; formats are only ever added."""
    return Standard.model_validate(json.loads(text))
