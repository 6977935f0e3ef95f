"""Budgets of tries, as rows: charged before the try, given back when it was right."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Case, F, Value, When

from satupintu.journal.actions.record import record
from satupintu.journal.signatory import Signatory
from satupintu.people.models import Spending
from satupintu.people.tenures import local_day
from satupintu.rules.accounts import DAY_ZONE, SCOPES, Budget, Scope, exhausted

ALARM_CHAIN = "akun:anggaran"
ALARMING: frozenset[Scope] = frozenset({"wilayah", "sistem"})
NO_GAP = timedelta(0)


@dataclass(frozen=True, slots=True)
class Charge:
    rows: tuple[int, ...] = ()
    gone: Scope | None = None
    """The widest scope with nothing left; then nothing was charged."""
    wait: bool = False
    """The last one was a moment ago; then nothing was charged either."""
    hushed: bool = False
    """A scope that is not to be spoken of has nothing left; the others were charged."""

    @property
    def granted(self) -> bool:
        return self.gone is None and not self.wait


def charge(
    budget: Budget,
    who: Mapping[Scope, str],
    *,
    at: datetime,
    gap: timedelta = NO_GAP,
    hush: Scope | None = None,
) -> Charge:
    """Take one from every scope that the budget counts, or from none; in the caller's transaction.

    `hush` is a scope whose end must not show: the rest goes on as if it had something left. All are taken at one time
    and in one order, so that two processes never wait for each other.
    """
    today = local_day(at, DAY_ZONE)
    wanted = {scope: who[scope] for scope in SCOPES if scope in budget.limits and scope in who}
    Spending.objects.bulk_create(
        [
            Spending(budget=budget.code, scope=scope, subject=subject, day=today)
            for scope, subject in wanted.items()
        ],
        ignore_conflicts=True,
    )
    rows = list(
        Spending.objects.select_for_update(of=("self",))
        .filter(budget=budget.code, scope__in=wanted, subject__in=wanted.values())
        .order_by("id")
    )
    rows = [row for row in rows if wanted[_scope(row)] == row.subject]
    quiet = [row for row in rows if row.scope == hush and not _has_rest(row, budget, today, at, gap)]
    rows = [row for row in rows if row not in quiet]
    gone = exhausted(budget.limits, {_scope(row): _spent(row, today) for row in rows})
    if gone is not None:
        _raise_alarm(budget, [row for row in rows if _scope(row) == gone], at)
        return Charge(gone=gone)
    if any(_is_too_soon(row, at, gap) for row in rows):
        return Charge(wait=True)
    keys = tuple(row.pk for row in rows)
    Spending.objects.filter(pk__in=keys).update(
        spent=Case(When(day=today, then=F("spent") + 1), default=Value(1)), day=today, last_at=at
    )
    return Charge(rows=keys, hushed=bool(quiet))


def address_has_rest(budget: Budget, who: Mapping[Scope, str], *, at: datetime) -> bool:
    """Whether it is worth hashing anything for this address; asked before, since hashing is what a flood would buy."""
    full = Spending.objects.filter(
        budget=budget.code,
        scope="alamat",
        subject=who["alamat"],
        day=local_day(at, DAY_ZONE),
        spent__gte=budget.limits["alamat"],
    )
    return not full.exists()


def give_back(charged: Charge) -> None:
    """The try was right, so it was none."""
    Spending.objects.filter(pk__in=charged.rows, spent__gt=0).update(spent=F("spent") - 1)


def _scope(row: Spending) -> Scope:
    return next(scope for scope in SCOPES if scope == row.scope)


def _spent(row: Spending, today: date) -> int:
    return row.spent if row.day == today else 0


def _has_rest(row: Spending, budget: Budget, today: date, at: datetime, gap: timedelta) -> bool:
    return _spent(row, today) < budget.limits[_scope(row)] and not _is_too_soon(row, at, gap)


def _is_too_soon(row: Spending, at: datetime, gap: timedelta) -> bool:
    return row.scope in {"akun", "nomor"} and row.last_at is not None and at < row.last_at + gap


def _raise_alarm(budget: Budget, rows: list[Spending], at: datetime) -> None:
    """Once a day for what concerns everybody: an account's own rest is nobody else's business."""
    today = local_day(at, DAY_ZONE)
    for row in rows:
        if _scope(row) in ALARMING and row.alarmed_on != today:
            Spending.objects.filter(pk=row.pk).update(alarmed_on=today)
            record(
                ALARM_CHAIN,
                deed="anggaran_percobaan_habis",
                facts={
                    "anggaran": budget.code,
                    "lingkup": row.scope,
                    "subjek": row.subject,
                    "batas": budget.limits[_scope(row)],
                    "hari": today.isoformat(),
                },
                by=Signatory("sistem"),
                at=at,
            )
