"""An officer looking through a file: the checklist of its requirements, and its papers as page images."""

from dataclasses import dataclass
from typing import Literal

from satupintu.web.design.action import Link
from satupintu.web.design.control import Choice

Verdict = Literal["", "sesuai", "tidak_sesuai"]


@dataclass(frozen=True, slots=True)
class Check:
    """One requirement to judge: posts `<name>.putusan` (a Verdict), `<name>.alasan` (several) and `<name>.catatan`."""

    id: str
    name: str
    label: str
    number: str = ""
    papers: tuple[Link, ...] = ()
    known: tuple[str, ...] = ()
    """What the machine knows already."""
    verdict: Verdict = ""
    reasons: tuple[Choice, ...] = ()
    remark: str = ""
    error: str = ""
    settled: str = ""
    """By whom and when, where there is nothing left to judge: the verdict is then text."""


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of a paper as an image; every tool is a link, so that it works without script."""

    paper: str
    image: str
    alt: str
    page: int
    pages: int
    width: int
    height: int
    """Of the image as it is served: turned and enlarged already."""
    zoom: str = ""
    """As said: “150 %”."""
    previous: str = ""
    next: str = ""
    zoom_in: str = ""
    zoom_out: str = ""
    rotate: str = ""
