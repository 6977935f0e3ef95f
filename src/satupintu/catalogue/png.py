"""A picture from outside reduced to its picture: comments, places and times that came with it are left out."""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

from satupintu.rules.errors import Refused

SIGNATURE = b"\x89PNG\r\n\x1a\n"
PICTURE = frozenset([b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"sRGB", b"gAMA"])
MOST_PIXELS = 2000


def harmless(content: bytes) -> tuple[bytes, Counter[str]]:
    left_out: Counter[str] = Counter()
    kept = bytearray(SIGNATURE)
    for kind, data in _chunks(content):
        if kind in PICTURE:
            kept += struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        else:
            left_out[kind.decode("ascii", "replace")] += 1
    width, height = struct.unpack(">II", kept[16:24])
    if not (0 < width <= MOST_PIXELS and 0 < height <= MOST_PIXELS):
        raise Refused("lambang_terlalu_besar", f"Gambar lambang paling besar {MOST_PIXELS} piksel tiap sisi.")
    return bytes(kept), left_out


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """From the header to the end of the picture; what comes behind it is no picture."""
    place, last = len(SIGNATURE), b""
    while last != b"IEND":
        head = content[place : place + 8]
        if len(head) < 8 or (not last and head[4:] != b"IHDR"):
            raise _unreadable()
        length, last = struct.unpack(">I", head[:4])[0], head[4:]
        data, check = (
            content[place + 8 : place + 8 + length],
            content[place + 8 + length : place + 12 + length],
        )
        if len(data) != length or check != struct.pack(">I", zlib.crc32(last + data)):
            raise _unreadable()
        yield last, data
        place += 12 + length


def _unreadable() -> Refused:
    return Refused(
        "lambang_tidak_terbaca", "Berkas lambang bukan gambar PNG yang utuh. Simpan ulang gambarnya."
    )
