"""The catalogue as the tests have it: everything on the shelf, and copies of a standard with something changed."""

import json
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from django.conf import settings

from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.shelf import NATIONAL, read_region_folder, standard_files
from satupintu.ops.establish import establish
from satupintu.people.models import Agency
from satupintu.people.queries import system_actor
from satupintu.rules.standard.resolved import Resolved

AT = datetime(2026, 11, 20, 3, tzinfo=UTC)


def region_folders():
    return [
        path
        for path in sorted(Path(settings.STANDARDS_DIR).iterdir())
        if path.is_dir() and path.name != NATIONAL
    ]


def every_standard():
    return [path for folder in region_folders() for path in standard_files(folder)]


@cache
def shelved(folder):
    return read_region_folder(folder)


def established(folder):
    return establish(shelved(folder), by=system_actor(), at=AT)


def a_copy(region, *, code, effective=date(2022, 3, 10), change=lambda data: None):
    """A service like the first on the shelf, under another code; `change` may alter its data."""
    data = json.loads(shelved(region_folders()[0]).standards[0].read.resolved.text)
    data["layanan"]["kode"] = code
    data["berlaku_mulai"] = effective.isoformat()
    change(data)
    resolved = Resolved.of(data, {})
    return StandardVersion.objects.create(
        region=region,
        agency=Agency.objects.filter(region=region).first(),
        service=code,
        name=data["layanan"]["nama"],
        hash=resolved.hash,
        format=1,
        resolved=resolved.text,
        source="contoh.toml",
        effective=effective,
        decree_number="SK contoh",
        decree_date=effective,
        published_at=AT,
    )
