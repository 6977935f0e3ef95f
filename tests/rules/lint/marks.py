"""What a test says of a standard that is wrong in one place: the text with a mark, and where the mark stood."""

from tests.rules.lint.sample import GOOD, changed


def line_of(text: str, piece: str) -> int:
    assert piece in text, piece
    return text[: text.index(piece)].count("\n") + 1


def marked(*changes: tuple[str, str], base: str = GOOD) -> tuple[str, dict[str, tuple[int, str]]]:
    """The good text with each `old` replaced by `new`, where `new` may hold ⟦CODE key⟧ just before what is at fault.

    Gives the text, and what must be found: the code with its line and key.
    """
    text = base
    for old, new in changes:
        text = changed(text, old, new)
    expected = {}
    while "⟦" in text:
        before, _, rest = text.partition("⟦")
        mark, _, after = rest.partition("⟧")
        code, _, key = mark.partition(" ")
        expected[f"{code} {key}"] = (before.count("\n") + 1, key)
        text = before + after
    return text, expected
