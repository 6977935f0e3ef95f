"""One box that finds a case: by its number, its permit's, a NIK, a phone, or part of a name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import F, Func, Q, QuerySet, TextField

from satupintu.cases.findable import plain
from satupintu.cases.models import Answer, Case, CaseSearch
from satupintu.cases.queries.whereabouts import whereabouts
from satupintu.cases.reach import reach, within_reach
from satupintu.cases.search_text import SHORTEST, STRETCH, StretchOfCase
from satupintu.catalogue.models import StandardVersion
from satupintu.people.actor import Actor
from satupintu.people.sealing import index
from satupintu.rules.errors import Refused
from satupintu.rules.identifiers import phone as phones
from satupintu.rules.identifiers.reading import compact

MOST_FOUND = 50
MOST_ASKED = 200
"""Cases of a name that a guest's search looks at; an older one is found by a fuller name, or by its number."""
MOST_GONE_THROUGH = 10_000
"""The newest cases, of which a common word fills a page without any index."""
LONGEST_TYPED = 120
NIK_DIGITS = 16

Kind = Literal["nomor", "nik", "telepon", "nama"]


@dataclass(frozen=True, slots=True)
class FoundCase:
    """One line of what was found; personal numbers are no part of it, also where one was looked for."""

    ref: str
    number: str
    service_name: str
    applicant: str
    organisation: str
    state: str
    state_name: str
    permit: str
    """The permit's number, where it has one."""
    filed_at: datetime | None
    due: datetime | None
    step_name: str
    post_name: str


@dataclass(frozen=True, slots=True)
class Found:
    """`more`: there are others, which nobody counted."""

    kind: Kind
    rows: tuple[FoundCase, ...]
    more: bool = False

    @property
    def advice(self) -> str:
        if self.more:
            return (
                f"Ditampilkan {len(self.rows)} berkas terbaru; masih ada yang lain. Persempit pencarian: "
                "tulis nama lebih lengkap, atau cari dengan nomor permohonan atau NIK."
            )
        if not self.rows:
            return (
                "Tidak ada berkas yang cocok. Periksa ejaannya, atau cari dengan nomor permohonan atau NIK."
            )
        return ""


def search(actors: Sequence[Actor], typed: str, *, at: datetime) -> Found:
    """The newest first; two statements, and one more for where the cases lie."""
    text = " ".join(typed.split())[:LONGEST_TYPED]
    kind = kind_of(text)
    keys = _SEARCHES[kind](actors, text, at)
    if not keys and kind != "nama" and any(sign.isalpha() for sign in text):
        # A name may hold digits as well: "PAUD Melati 2".
        kind, keys = "nama", by_name(actors, text, at)
    return Found(kind, _rows(keys[:MOST_FOUND]), more=len(keys) > MOST_FOUND)


def kind_of(text: str) -> Kind:
    digits = compact(text)
    if digits.isdigit() and digits.isascii() and len(digits) == NIK_DIGITS:
        return "nik"
    if phones.read(text).value is not None:
        return "telepon"
    return "nomor" if any(sign.isdigit() for sign in text) else "nama"


def by_number(actors: Sequence[Actor], text: str, at: datetime) -> list[int]:
    """The application's own number, or that of the permit it led to, as it is written."""
    regions, spelled = _regions(actors), {text, text.upper()}
    wanted = within_reach(Case.objects.filter(region__in=regions), *actors, at=at)
    permits = wanted.filter(permit__number__region__in=regions, permit__number__text__in=spelled)
    return _newest(wanted.filter(number__in=spelled), permits)


def by_nik(actors: Sequence[Actor], text: str, at: datetime) -> list[int]:
    """The applicant's own, or one that stands in an answer."""
    wanted = within_reach(Case.objects.all(), *actors, at=at)
    nik = compact(text)
    return _newest(
        wanted.filter(applicant__nik_index=index(nik, "nik")), wanted.filter(_answered(actors, nik))
    )


def by_phone(actors: Sequence[Actor], text: str, at: datetime) -> list[int]:
    wanted = within_reach(Case.objects.all(), *actors, at=at)
    number = phones.read(text).value or ""
    return _newest(
        wanted.filter(applicant__phone_index=index(number, "telepon")),
        wanted.filter(_answered(actors, number)),
    )


def by_name(actors: Sequence[Actor], text: str, at: datetime) -> list[int]:
    words = plain(text)
    if not any(len(word) >= SHORTEST for word in words.split()):
        raise Refused("pencarian_terlalu_pendek", "Ketik sedikitnya tiga huruf dari nama atau nomornya.")
    here = CaseSearch.objects.filter(region__in=_regions(actors))
    gate = reach(actors, at=at, case="case__")
    if _issue_permits(actors):
        return _newest_named(here.filter(gate), words, MOST_FOUND + 1)
    # Few of these were ever referred to a guest, and no index knows which: only so many are asked.
    asked = CaseSearch.objects.filter(gate, case_id__in=_newest_named(here, words, MOST_ASKED))
    return list(asked.order_by("-case_id").values_list("case_id", flat=True)[: MOST_FOUND + 1])


def _newest_named(here: QuerySet[CaseSearch], words: str, most: int) -> list[int]:
    """First among the newest cases, one by one; what is too rare there is for the index, and its newest part first.

    Left to itself the database guesses how rare a word is, and having guessed wrong goes through all cases.
    """
    last = CaseSearch.objects.order_by("-case_id").values_list("case_id", flat=True).first() or 0
    edge = last - MOST_GONE_THROUGH
    newest = here.filter(case_id__gt=edge, text__mentions_one_by_one=words)
    found = list(newest.order_by("-case_id").values_list("case_id", flat=True)[:most])
    named = here.filter(text__mentions=words).alias(stretch=StretchOfCase(STRETCH))
    for condition in _older(edge):
        if len(found) < most:
            # An order that no index holds, so that the one of the words is used.
            older = named.filter(condition).order_by((F("case_id") + 0).desc())
            found += older.values_list("case_id", flat=True)[: most - len(found)]
    return found


def _older(edge: int) -> Iterator[Q]:
    """The stretches just before the newest cases, and then all the others at once."""
    if edge <= 0:
        return
    first = max(0, edge // STRETCH - 1)
    yield Q(case_id__lte=edge, stretch__in=range(first, edge // STRETCH + 1))
    if first:
        yield Q(case_id__lt=first * STRETCH)


def _issue_permits(actors: Sequence[Actor]) -> bool:
    """One of his agencies has services of its own, and so nearly all that is found is his business."""
    agencies = {actor.agency_id for actor in actors if actor.agency_id is not None}
    return StandardVersion.objects.filter(agency__in=agencies).exists()


_SEARCHES = {"nomor": by_number, "nik": by_nik, "telepon": by_phone, "nama": by_name}


def _newest(*ways: QuerySet[Case]) -> list[int]:
    """Each way by its own index, put together afterwards: one condition with OR would use none."""
    first, *others = (way.order_by().values_list("pk", flat=True) for way in ways)
    return list(first.union(*others).order_by("-pk")[: MOST_FOUND + 1])


def _answered(actors: Sequence[Actor], value: str) -> Q:
    # The condition of the index, word for word: SQLite does not see that what is looked for fulfils it.
    sealed = ~Q(index=Func(template="''", output_field=TextField()))
    answers = Answer.objects.filter(sealed, region__in=_regions(actors), index=index(value, "jawaban"))
    return Q(pk__in=answers.values("case"))


def _regions(actors: Sequence[Actor]) -> list[int]:
    return sorted({actor.region_id for actor in actors if actor.region_id is not None})


COLUMNS = (
    "pk",
    "ref",
    "number",
    "standard_hash",
    "standard__name",
    "applicant__name",
    "organisation__name",
    "state",
    "permit__number__text",
    "filed_at",
    "due_at",
)


def _rows(keys: Sequence[int]) -> tuple[FoundCase, ...]:
    """Of cases whose reach was asked when their keys were found."""
    if not keys:
        return ()
    found = {row["pk"]: row for row in Case.objects.filter(pk__in=keys).values(*COLUMNS)}
    here = whereabouts({pk: row["standard_hash"] for pk, row in found.items()})
    return tuple(
        _row(found[pk], *((here[pk].steps, here[pk].posts) if pk in here else ("", ""))) for pk in keys
    )


def _row(row: Mapping[str, Any], steps: str, posts: str) -> FoundCase:
    return FoundCase(
        ref=row["ref"],
        number=row["number"] or "",
        service_name=row["standard__name"],
        applicant=row["applicant__name"],
        organisation=row["organisation__name"] or "",
        state=row["state"],
        state_name=Case.State(row["state"]).label,
        permit=row["permit__number__text"] or "",
        filed_at=row["filed_at"],
        due=row["due_at"],
        step_name=steps,
        post_name=posts,
    )
