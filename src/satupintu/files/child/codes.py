"""What a document says is its code: in its text, in its links, in the QR codes on its first pages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import zxingcpp

from satupintu.files.child.viewing import open_document

PAGES = 3
DOTS = 130
LONGEST_SIDE = 2000
ADDRESS = re.compile(r"/v/([0-9A-Za-z-]{18,24})")
PRINTED = re.compile(r"\b([0-9A-Za-z]{6}-[0-9A-Za-z]{6}-[0-9A-Za-z]{6})\b")


def codes_in(path: Path) -> list[str]:
    """In the order in which they were found; whether they are codes of ours is for the register to say."""
    return list(dict.fromkeys(_found(path)))


def _found(path: Path) -> Iterator[str]:
    document = open_document(path)
    for number in range(min(len(document), PAGES)):
        page = document[number]
        text = page.get_textpage().get_text_bounded()
        yield from ADDRESS.findall(text)
        yield from PRINTED.findall(text)
        yield from _drawn(page)


def _drawn(page: pypdfium2.PdfPage) -> Iterator[str]:
    longest = max(page.get_size())
    if longest <= 0:
        return
    picture = page.render(scale=min(DOTS / 72, LONGEST_SIDE / longest)).to_pil().convert("L")
    for read in zxingcpp.read_barcodes(picture):
        yield from ADDRESS.findall(read.text)
