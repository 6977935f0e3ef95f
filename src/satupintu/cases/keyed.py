"""Every deed is one transaction; with a key it is done once, however often it is sent (design §4)."""

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import wraps
from hashlib import sha256
from typing import ParamSpec

from django.db import transaction
from django.db.models import Model

from satupintu.cases.models import Case
from satupintu.journal.actions.once import once
from satupintu.people.actor import Actor

Params = ParamSpec("Params")
NOT_SENT = frozenset({"by", "at", "key", "survey"})
"""Who and when, and the doors that the caller holds open: no part of what was sent."""


def keyed(deed: Callable[Params, Case]) -> Callable[Params, Case]:
    """Run the deed in a transaction of its own; its `key` keyword makes a repeated sending harmless."""

    @wraps(deed)
    def run(*args: Params.args, **kwargs: Params.kwargs) -> Case:
        key, by, at = kwargs.get("key"), kwargs["by"], kwargs["at"]
        if not key:
            with transaction.atomic():
                return deed(*args, **kwargs)
        if not isinstance(by, Actor) or not isinstance(at, datetime):
            raise TypeError("by= and at= say who and when")
        payload = {"tindakan": deed.__name__} | {
            name: plain(value) for name, value in kwargs.items() if name not in NOT_SENT
        }
        return once(
            lambda: deed(*args, **kwargs),
            kept=lambda case: {"ref": case.ref},
            again=lambda kept: Case.objects.select_related("region").get(ref=kept["ref"]),
            actor=by.signatory.actor,
            key=str(key),
            payload=payload,
            at=at,
        )

    return run


def plain(value: object) -> object:
    """The same sending gives the same value, in another process and on another day."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return sha256(value).hexdigest()
    if isinstance(value, Model):
        return f"{value._meta.label}:{value.pk}"  # noqa: SLF001  _meta is Django's documented door
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return plain(dataclasses.asdict(value))
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    raise TypeError(f"{type(value).__name__} is not something that is sent")
