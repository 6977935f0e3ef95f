"""One paper as plain values: which template, what it says, and in which state."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Status = Literal["asli", "rancangan", "salinan"]


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything here is data: what a citizen typed is never read as a command of the typesetter."""

    template: bytes
    """The source of a `.typ` file, or of one of `parts` by `own_template`."""
    values: Mapping[str, Mapping[str, object]]
    """What the template calls `isian`, `samar`, `berkas` and `temuan`: text, numbers, lists and tables of them."""
    at: datetime
    """When it was made: written into the file, so that the same letter is the same bytes."""
    status: Status = "asli"
    name: str = "surat.typ"
    """Of the template, for the sentence about a fault in it."""
    link: str = field(default="")
    """Where the QR leads, or what it says; without it the paper has none."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """JPEGs that we drew ourselves, by the name under which the template puts them on the paper."""
    arms: tuple[str, bytes] | None = None
    """What the region bears at the head, as ("svg" or "png", content); a plain shield where it has none."""
