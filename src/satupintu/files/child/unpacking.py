"""How large a PDF's streams are when unpacked, found without ever holding more than a block of them."""

import zlib
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, DataDecodingError, Name, PdfError, Stream, StreamDecodeLevel

from satupintu.files.child.fault import Fault

LARGEST_STREAM = 256 * 1024 * 1024
LARGEST_FILE = 1024 * 1024 * 1024
MOST_PIXELS = 250_000_000
_BLOCK = 1024 * 1024
_FLATE = frozenset({"/FlateDecode", "/Fl"})
_SMALL = frozenset({"/ASCIIHexDecode", "/AHx", "/ASCII85Decode", "/A85"})
_PACKED = frozenset({"/LZWDecode", "/LZW", "/RunLengthDecode", "/RL"})
_PICTURE = frozenset(
    {"/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode", "/Crypt"}
)


class Unpacked:
    """Adds up what the streams of one file come to."""

    def __init__(self) -> None:
        self._total = 0

    def add(self, stream: Stream) -> None:
        _check_pixels(stream)
        self._total += _size(stream)
        if self._total > LARGEST_FILE:
            raise Fault("berat")


def _check_pixels(stream: Stream) -> None:
    if stream.get("/Subtype") != Name.Image:
        return
    across, down = stream.get("/Width", 0), stream.get("/Height", 0)
    if isinstance(across, int) and isinstance(down, int) and across * down > MOST_PIXELS:
        raise Fault("berat")


def _size(stream: Stream) -> int:
    filters = _filters(stream)
    if len(filters) > 4:  # nobody packs five times, except to hide how far it unpacks
        raise Fault("berat")
    packed = [each for each in filters if each not in _SMALL | _PICTURE]
    if not packed:
        return 0
    if filters[0] in _FLATE and all(each in _FLATE | _PICTURE for each in filters):
        return _inflated(stream.read_raw_bytes(), len([each for each in filters if each in _FLATE]))
    if not set(packed) <= _FLATE | _PACKED:
        raise Fault("rusak")
    return _decoded(stream)


def _filters(stream: Stream) -> list[str]:
    found = stream.get("/Filter")
    if isinstance(found, Name):
        return [str(found)]
    return [str(each) for each in found] if isinstance(found, Array) else []


def _inflated(raw: bytes, times: int) -> int:
    """Unpack block by block and keep nothing; what is packed twice goes through twice."""
    chain = [zlib.decompressobj() for _ in range(times)]
    size = 0
    for start in range(0, len(raw), _BLOCK):
        for block in _through(chain, raw[start : start + _BLOCK]):
            size += block
            if size > LARGEST_STREAM:
                raise Fault("berat")
    return size


def _through(chain: list[Any], packed: bytes) -> Iterator[int]:
    """Give the sizes of the blocks that come out of the last of the chain."""
    first, *others = chain
    while packed:
        try:
            block = first.decompress(packed, _BLOCK)
        except zlib.error:
            return  # readers show what came before the damage
        packed = first.unconsumed_tail
        if others:
            yield from _through(others, block)
        else:
            yield len(block)
        if not block and not packed:
            return


def _decoded(stream: Stream) -> int:
    """The rarer packings, by qpdf; the limits of this process hold where they unpack too far."""
    try:
        size = len(stream.read_bytes(StreamDecodeLevel.specialized))
    except DataDecodingError as fault:
        raise Fault("berat" if "bad_alloc" in str(fault) else "rusak") from None
    except PdfError:
        return 0  # a picture, packed once more
    if size > LARGEST_STREAM:
        raise Fault("berat")
    return size
