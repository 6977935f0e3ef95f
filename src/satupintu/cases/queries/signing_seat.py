"""In which capacity somebody signs, as it will stand above his name."""

from dataclasses import dataclass
from datetime import date

from satupintu.people.actor import Actor, signature_line
from satupintu.people.models import Deputy


@dataclass(frozen=True, slots=True)
class Seat:
    """Of a deputy also the decree and its last day: outside it he is refused."""

    line: str
    name: str
    decree: str = ""
    until: date | None = None


def seat_of(by: Actor) -> Seat:
    if by.deputy_id is None:
        return Seat(signature_line(by), by.name)
    decree, until = Deputy.objects.values_list("decree", "ends").get(pk=by.deputy_id)
    return Seat(signature_line(by), by.name, decree, until)
