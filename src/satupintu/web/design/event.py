from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Event:
    """A point of the timeline: what was, what is, what will be."""

    title: str
    when: str = ""
    text: str = ""
    state: Literal["lalu", "kini", "henti", "nanti"] = "lalu"
    by: str = ""
    details: tuple[str, ...] = ()
