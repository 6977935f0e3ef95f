"""Facts under each other: answers to check, a person's data, figures for who manages."""

from dataclasses import dataclass
from typing import Literal

from satupintu.web.design.action import Action

Tone = Literal["", "biru", "hijau", "kuning", "merah"]


@dataclass(frozen=True, slots=True)
class Tag:
    """A state in a word; its tone never says more than the word."""

    text: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of a summary list, with what can be done about it."""

    label: str
    value: str
    address: str = ""
    note: str = ""
    tag: Tag | None = None
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonFact:
    """Something about a person; `reveal` is the address whose POST shows a masked value in full, which is journaled."""

    label: str
    value: str
    reveal: str = ""
    revealed: bool = False
    notes: tuple[str, ...] = ()
    """What the machine knows about it: “Tanggal lahir cocok dengan NIK.”"""


@dataclass(frozen=True, slots=True)
class Stat:
    """A figure with what it means and where it leads; what the tone says stands in the note too."""

    label: str
    value: str
    note: str = ""
    address: str = ""
    tone: Tone = ""
