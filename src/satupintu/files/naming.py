import re
import unicodedata

LONGEST_NAME = 255
_LONGEST_ENDING = 8


def plain_name(raw: str) -> str:
    """Keep only the last part of a path, without control or direction signs; it is shown, never used on disk."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", raw))[-1]
    plain = "".join(letter for letter in last if letter.isprintable()).strip()
    if not plain.strip(". "):
        return "berkas"
    return _shortened(plain)


def _shortened(name: str) -> str:
    """A long name loses its middle, not its ending."""
    if len(name) <= LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        return name[:LONGEST_NAME].strip()
    return f"{stem[: LONGEST_NAME - len(ending) - 1].strip()}.{ending}"
