from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Region(models.Model):
    """The tenant: one kabupaten or kota."""

    code = models.CharField(max_length=5, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    zone = models.CharField(max_length=40)
    system_name = models.CharField(max_length=120, blank=True)
    motto = models.CharField(max_length=200, blank=True)
    closed_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Agency(models.Model):
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="agencies")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20)
    closed_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "code"], name="people_agency_code_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A seat with a role; work belongs to it, and people come and go."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="posts")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="posts")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=160)
    role = models.CharField(max_length=40)
    superior = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="subordinates")
    seats = models.PositiveSmallIntegerField(default=1)
    """How many may hold it at a time; 0 is any number."""
    signs_as = models.CharField(max_length=200, blank=True)
    """The line above a signature, where it is not simply the name in capitals."""
    closed_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["region", "code"], name="people_post_code_once"),
            models.CheckConstraint(
                condition=Q(superior__isnull=True) | ~Q(superior=F("id")), name="people_post_not_own_superior"
            ),
        ]

    def __str__(self) -> str:
        return self.name
