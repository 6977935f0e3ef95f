import base64
import subprocess
import sys
from pathlib import Path

import pytest

from satupintu.people.models import Holding
from tests.rooms.cases.journey import AT, a_stage
from tests.situations.browsers import opened_account
from tests.web.signin.door import PASSWORD, Clock

ROOT = Path(__file__).parents[3]


@pytest.fixture
def stage(db, collected_static, at_noon):
    return a_stage()


@pytest.fixture
def at_noon(monkeypatch):
    """The clock of the doors and of the library, which may be moved."""
    return Clock(monkeypatch, AT)


@pytest.fixture
def officer_of(stage):
    """The officer who holds a seat with this role, with a password known to the test."""

    def give(role):
        held = Holding.objects.filter(post__region=stage.region, post__role=role).order_by("id")
        user = held[0].user
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
        return user

    return give


@pytest.fixture
def citizen(stage):
    user = opened_account(stage.applicant, at=AT)
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user


@pytest.fixture
def in_earnest(tmp_path):
    """Runs a line in a process of its own, as a site in earnest would."""

    def run(line, **given):
        environment = {
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "satupintu.config.settings",
            "VAR_DIR": str(tmp_path),
            "STANDARDS_DIR": str(ROOT / "standards"),
            "DATABASE_URL": f"sqlite:///{tmp_path}/x.sqlite3",
            "ALLOWED_HOSTS": "izin.example.go.id",
            "SECRET_KEY": "s" * 60,
            "SEALING_KEY": base64.b64encode(bytes(32)).decode(),
        }
        program = f"import django; django.setup(); {line}"
        return subprocess.run(
            [sys.executable, "-c", program], env=environment | given, capture_output=True, text=True
        )

    return run
