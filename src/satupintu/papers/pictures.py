"""Photographs on their way to the typesetter, which takes text alone: a drawing that holds the very JPEG."""

import base64
from io import BytesIO

from PIL import Image


def as_svg(jpeg: bytes) -> str:
    """The JPEG goes into the PDF as it is; it is one of our own drawing, so that opening it is no risk."""
    with Image.open(BytesIO(jpeg), formats=("JPEG",)) as opened:
        across, down = opened.size
    packed = base64.b64encode(jpeg).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}">'
        f'<image width="{across}" height="{down}" href="data:image/jpeg;base64,{packed}"/></svg>'
    )
