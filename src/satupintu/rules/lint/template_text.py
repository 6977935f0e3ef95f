"""What a letter template names, on which line, and inside which parts: read from its text, without typesetting it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAMED = re.compile(r"\b(isian|samar|berkas)\.([a-z_][a-z0-9_]*)(?:\.([a-z_][a-z0-9_]*))?")
_CALLED = re.compile(r"([A-Za-z_][\w-]*)$")
_OUTSIDE = re.compile(
    r"(?<![\w.-])(?:(include|eval|plugin|read|json|toml|yaml|csv|xml|cbor|bibliography)(?=\()|(sys)(?=\.))"
    r"|(?<=#)(import|include)\b"
)
_PAIRS = {")": "(", "]": "[", "}": "{"}
_OF_LISTS = ("persyaratan", "peristiwa")


@dataclass(frozen=True, slots=True)
class Frame:
    """One bracket that is open around a place: of which part, and what that part asks about first."""

    bracket: str
    part: str
    asks: str


@dataclass(frozen=True, slots=True)
class Use:
    kind: str
    code: str
    under: str
    line: int
    inside: tuple[Frame, ...]

    @property
    def text(self) -> str:
        return ".".join(filter(None, (self.kind, self.code, self.under)))


def uses(source: str) -> Iterator[Use]:
    """Every value that the template names, in order."""
    text = without_comments(source)
    frames = _frames(text)
    for found in _NAMED.finditer(text):
        yield Use(*_parts(found), text.count("\n", 0, found.start()) + 1, frames[found.start()])


def forbidden(source: str) -> Iterator[tuple[int, str]]:
    """Commands that would reach beyond the template: its line and the word."""
    text = without_comments(source)
    for found in _OUTSIDE.finditer(text):
        yield text.count("\n", 0, found.start()) + 1, found[0]


def without_comments(source: str) -> str:
    """The same text with blanks where comments stood, so that every place stays where it was."""
    return re.sub(
        r"(?<!:)//[^\n]*|/\*.*?\*/",
        lambda comment: re.sub(r"[^\n]", " ", comment[0]),
        source,
        flags=re.DOTALL,
    )


def _parts(found: "re.Match[str]") -> tuple[str, str, str]:
    kind, code, under = found[1], found[2], found[3] or ""
    return kind, code, under if code in _OF_LISTS else ""


def _frames(text: str) -> list[tuple[Frame, ...]]:
    """For each place, the brackets open around it; quotes count only where Typst reads code."""
    at: list[tuple[Frame, ...]] = []
    opened: list[Frame] = []
    closed: Frame | None = None
    quoted = False
    for place, letter in enumerate(text):
        at.append(tuple(opened))
        if quoted:
            quoted = letter != '"' or text[place - 1] == "\\"
            continue
        if letter == '"' and _innermost(tuple(opened)) in {"(", "{"}:
            quoted = True
        elif letter in "([{":
            opened.append(_frame(text, place, closed))
        elif letter in _PAIRS and opened and opened[-1].bracket == _PAIRS[letter]:
            closed = opened.pop()
            continue
        closed = None
    return at


def _frame(text: str, place: int, closed: Frame | None) -> Frame:
    """A bracket right behind a closed one belongs to the same part: bila(...)[...]."""
    if closed is not None:
        return Frame(text[place], closed.part, closed.asks)
    called = _CALLED.search(text, 0, place)
    asked = _NAMED.search(text, place)
    return Frame(
        text[place], called[1] if called else "", ".".join(filter(None, _parts(asked))) if asked else ""
    )


def _innermost(frames: tuple[Frame, ...]) -> str:
    return frames[-1].bracket if frames else ""
