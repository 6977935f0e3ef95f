"""The kinds of file that a standard may ask for."""

from collections.abc import Iterable
from typing import get_args

from satupintu.rules.standard.model.requirement import Format

FORMATS: tuple[Format, ...] = get_args(Format)
MEDIA_TYPES: dict[str, str] = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ENDINGS = {media: ending for ending, media in MEDIA_TYPES.items()}
PHOTOS = ("jpg", "png")


def sendable(formats: Iterable[str]) -> tuple[str, ...]:
    """What a person may choose: where a PDF is asked for, photos of the paper will do, since they become one."""
    wanted = set(formats)
    return tuple(each for each in FORMATS if each in wanted or ("pdf" in wanted and each in PHOTOS))


def say_formats(formats: Iterable[str]) -> str:
    """Say it as a sentence does: PDF, JPG, atau PNG."""
    words = [each.upper() for each in sendable(formats)]
    if len(words) < 3:
        return " atau ".join(words)
    return f"{', '.join(words[:-1])}, atau {words[-1]}"
