from typing import ClassVar

from django.db import models
from django.db.models import Q

from satupintu.journal.chain import GENESIS


class Entry(models.Model):
    """One deed. Written once; there is no code that changes or removes it."""

    chain = models.CharField(max_length=64)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=64)
    post = models.CharField(max_length=64, blank=True)
    deed = models.CharField(max_length=64)
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "number"], name="journal_entry_place"),
            models.CheckConstraint(condition=Q(number__gte=1), name="journal_entry_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.chain}/{self.number} {self.deed}"


class Chain(models.Model):
    """The head of a chain whose subject has no row of its own to keep it."""

    name = models.CharField(max_length=64, unique=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default=GENESIS)

    def __str__(self) -> str:
        return f"{self.name} ({self.length})"


class Seal(models.Model):
    """All heads that moved since the seal before, under one hash: what is under it can no longer vanish unseen."""

    day = models.DateField(unique=True)
    at = models.DateTimeField()
    through = models.PositiveBigIntegerField()
    """The highest entry key that was seen; the next seal starts looking near it."""
    count = models.PositiveIntegerField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.day} ({self.count})"


class SealedHead(models.Model):
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="heads")
    chain = models.CharField(max_length=64)
    length = models.PositiveBigIntegerField()
    head = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "length"], name="journal_sealed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.chain} ({self.length})"


class Receipt(models.Model):
    """What a request with this key gave the first time."""

    actor = models.CharField(max_length=64)
    key = models.CharField(max_length=80)
    payload_hash = models.CharField(max_length=64)
    result = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["actor", "key"], name="journal_receipt_once"),
        ]

    def __str__(self) -> str:
        return f"{self.actor} {self.key}"
