"""What people asks of rooms above it: to tell somebody something, and what else is known of him."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from satupintu.people.actor import Actor

MessageChannel = Literal["whatsapp", "surel"]


@dataclass(frozen=True, slots=True)
class AccountMessage:
    """Something an account tells its owner; it belongs to no case and to no region."""

    event: str
    """Names what happened, once for ever."""
    words: str
    """Code of the words, as the outbox knows them."""
    to: str
    """Where to, since it need not be the number that the account has now."""
    channel: MessageChannel
    applicant_id: int | None = None
    request_id: int | None = None
    """Whom it is for while nobody is registered yet."""
    code: str = ""
    code_until: datetime | None = None

    def __repr__(self) -> str:
        return f"AccountMessage({self.event}, {self.words})"


class Tell(Protocol):
    """Put it in the outbox, in the caller's transaction."""

    def __call__(self, message: AccountMessage, *, at: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that stands in the way of an erasure, or stays after it."""

    sentence: str
    region_id: int | None = None
    """Whose matter it is; None is nobody's in particular."""
    elsewhere: str = ""
    """What another region may know of it: that it is there, and no more."""

    def told_to(self, region_id: int | None) -> str:
        """The sentence for a region; None is the person himself, who hears everything."""
        own = region_id is None or self.region_id in (None, region_id)
        return self.sentence if own else self.elsewhere


class PersonalData(Protocol):
    """A room above that holds something about an applicant."""

    name: str

    def about(self, applicant_id: int) -> object:
        """Everything it holds about the person, in lists, dictionaries and text."""
        ...

    def keeps(self, applicant_id: int) -> Sequence[Matter]:
        """What the law makes it keep, for the letter that answers an erasure."""
        ...

    def under_way(self, applicant_id: int) -> Sequence[Matter]:
        """What runs that would break if the person were erased now."""
        ...

    def erase(self, applicant_id: int, *, by: Actor, at: datetime) -> Mapping[str, int]:
        """Erase what need not be kept, in the caller's transaction; how many rows, by kind."""
        ...
