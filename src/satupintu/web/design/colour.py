"""A region's own colour, dark enough to carry white text and to be text on white (WCAG 1.4.3)."""

import re

ENOUGH = 4.5
DEFAULT = "#1d4ed8"
_STEP = 0.94


def readable(colour: str) -> str:
    """Give the colour, darkened as far as its contrast with white demands; no colour at all gives ours."""
    if not re.fullmatch(r"#[0-9a-f]{6}", colour):
        return DEFAULT
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    while contrast_with_white(red, green, blue) < ENOUGH:
        red, green, blue = (int(part * _STEP) for part in (red, green, blue))
    return f"#{red:02x}{green:02x}{blue:02x}"


def contrast_with_white(red: int, green: int, blue: int) -> float:
    light = 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)
    return 1.05 / (light + 0.05)


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
