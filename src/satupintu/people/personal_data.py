"""All rooms that hold something about a person, asked together; which they are, `config` says."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.utils.module_loading import import_string

from satupintu.people.ports import Matter, PersonalData


def rooms_in_use() -> Sequence[PersonalData]:
    found: Sequence[PersonalData] = import_string(settings.PERSONAL_DATA)()
    return found


def in_the_way(
    applicant_id: int, rooms: Iterable[PersonalData], *, region_id: int | None = None
) -> list[str]:
    """Sentences for the region's administrator, or for the person: what has to end before he can be erased."""
    return _said((matter for room in rooms for matter in room.under_way(applicant_id)), region_id)


def kept(applicant_id: int, rooms: Iterable[PersonalData], *, region_id: int | None = None) -> list[str]:
    return _said((matter for room in rooms for matter in room.keeps(applicant_id)), region_id)


def _said(matters: Iterable[Matter], region_id: int | None) -> list[str]:
    """Each sentence once: several cases elsewhere are one to whom may not know them."""
    return list(dict.fromkeys(matter.told_to(region_id) for matter in matters))
