from collections.abc import Callable, Sequence
from typing import TypeVar

Read = TypeVar("Read")


class Refused(Exception):
    """Somebody asked for what the rules do not allow: a stable code and a sentence for that person."""

    def __init__(self, code: str, sentence: str, **facts: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.facts = facts

    @property
    def all(self) -> Sequence["Refused"]:
        """Each thing that was wrong, by itself."""
        return [self]


class RefusedTogether(Refused):
    """Several things of one form at once; where only one can be said, the first speaks for all."""

    def __init__(self, faults: Sequence[Refused]) -> None:
        first = faults[0]
        super().__init__(first.code, first.sentence, **first.facts)
        self._faults = tuple(faults)

    @property
    def all(self) -> Sequence[Refused]:
        return self._faults


class Faults:
    """Collects what is wrong with a form, so that whoever fills it in hears of everything the first time."""

    def __init__(self) -> None:
        self.found: list[Refused] = []

    def read(self, reader: Callable[[], Read], otherwise: Read) -> Read:
        """What the reader gives; where it refuses, note why and go on with `otherwise`."""
        try:
            return reader()
        except Refused as refused:
            self.found += refused.all
            return otherwise

    def ask(self, check: Callable[[], object]) -> None:
        """Like `read`, for a check that gives nothing to go on with."""
        try:
            check()
        except Refused as refused:
            self.found += refused.all

    def check(self) -> None:
        """Refuse if anything was wrong."""
        if len(self.found) == 1:
            raise self.found[0]
        if self.found:
            raise RefusedTogether(self.found)
