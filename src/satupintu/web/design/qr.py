"""A QR code as a drawing inside the page: no request of its own, sharp in print, black on white."""

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, cast

import zxingcpp
from markupsafe import Markup

if TYPE_CHECKING:
    from typing_extensions import Buffer

QUIET = 4
"""The white margin that readers need (ISO/IEC 18004)."""


@lru_cache(maxsize=512)
def qr_svg(text: str, label: str) -> Markup:
    """The label is what a screen reader says; level M survives a photocopy (reliability E8)."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    rows: list[list[int]] = memoryview(cast("Buffer", image)).tolist()  # type: ignore[assignment]  # two dimensions
    size = len(rows) + 2 * QUIET
    strokes = "".join(_strokes(row, number + QUIET) for number, row in enumerate(rows))
    return Markup(
        '<svg class="qr" role="img" aria-label="{label}" viewBox="0 0 {size} {size}" width="180" height="180" '
        'shape-rendering="crispEdges"><rect width="{size}" height="{size}" fill="#fff"/>'
        '<path fill="#000" d="{strokes}"/></svg>'
    ).format(label=label, size=size, strokes=strokes)


def _strokes(row: list[int], line: int) -> str:
    """One rectangle for each run of black."""
    drawn, place = [], QUIET
    for black, run in groupby(pixel == 0 for pixel in row):
        length = len(list(run))
        if black:
            drawn.append(f"M{place} {line}h{length}v1h-{length}z")
        place += length
    return "".join(drawn)
