from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from satupintu.people.tenures import local_day
from satupintu.permits.concerning import OPEN_TO
from satupintu.permits.models import AllocatedNumber, NumberPattern, Permit, Series
from satupintu.rules import codes
from satupintu.rules.standing import Kept, standing_on

MOST_HELD = 50


def permit_by_code(typed: str) -> Permit | None:
    """Any region's: whoever holds the paper may check it. A mistyped code is told by `codes.read`, not here."""
    code = codes.read(typed).value
    if code is None:
        return None
    return _whole().filter(code=code).first()


def permit_by_signed_hash(signed_hash: str) -> Permit | None:
    """Asli means exactly this: the SHA-256 of the file is the register's (design §6)."""
    if not signed_hash:
        return None
    return _whole().filter(signed_hash=signed_hash).first()


def _whole() -> QuerySet[Permit]:
    """With all that its page says, in one statement."""
    return Permit.objects.select_related("number", "region", "concerns__number", "successor__number")


def standing_of(permit: Permit, *, at: datetime) -> str:
    """As it stands at this moment in its own region."""
    original = permit.concerns if permit.kind == Permit.Kind.COPY else None
    return standing_on(
        local_day(at, permit.region.zone),
        Kept(permit.state, permit.valid_until),
        original=Kept(original.state, original.valid_until) if original else None,
    )


def permit_of_case(region_id: int, case_number: str) -> Permit | None:
    return (
        Permit.objects.select_related("number")
        .filter(region_id=region_id, case_number=case_number)
        .order_by("-id")
        .first()
    )


def permits_held(region_id: int, service: str, applicant_id: int, bodies: Sequence[int]) -> Sequence[Permit]:
    """What a person and the bodies he acts for hold of one service, and might want renewed, changed, copied or ended."""
    own = Q(applicant_id=applicant_id, organisation__isnull=True) | Q(organisation__in=bodies)
    held = Permit.objects.filter(own, region_id=region_id, service=service).exclude(
        kind=Permit.Kind.REVOCATION
    )
    open_to = held.filter(state__in={state for states in OPEN_TO.values() for state in states})
    return list(open_to.select_related("number").order_by("-id")[:MOST_HELD])


def numbers_of(region_id: int, series: str, year: int) -> Sequence[AllocatedNumber]:
    """The number book of one series and year, voids included."""
    return list(
        AllocatedNumber.objects.filter(region_id=region_id, series__code=series, series__year=year).order_by(
            "number"
        )
    )


def gaps_in(region_id: int, series: str, year: int) -> list[int]:
    """Numbers counted and not in the book: always empty, unless somebody changed rows by hand."""
    row = Series.objects.filter(region_id=region_id, code=series, year=year).first()
    if row is None:
        return []
    given = set(row.numbers.values_list("number", flat=True))
    return sorted(set(range(1, row.last + 1)) - given)


def patterns_of(region_id: int) -> Sequence[NumberPattern]:
    """How each agency writes each of its series."""
    rows = NumberPattern.objects.filter(region_id=region_id).select_related("agency")
    return list(rows.order_by("agency_id", "code"))


def last_numbers(region_id: int, year: int) -> Mapping[str, int]:
    """By series, as `<agency>.<series>`, the last number given in that year."""
    return dict(Series.objects.filter(region_id=region_id, year=year).values_list("code", "last"))
