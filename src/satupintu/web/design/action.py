"""What a person may do from here, and why not; and where he may go."""

from dataclasses import dataclass
from typing import Literal

Look = Literal["", "secondary", "warning"]


@dataclass(frozen=True, slots=True)
class Action:
    """A button of a form (name and value) or a link (address); with `why_not` it stands closed, the reason beside it."""

    label: str
    address: str = ""
    name: str = ""
    value: str = ""
    kind: Look = ""
    why_not: str = ""
    about: str = ""
    """What it is done to, for who does not see what stands beside it: “Ubah” is heard as “Ubah nama yayasan”."""


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    address: str
    current: bool = False
    count: str = ""
