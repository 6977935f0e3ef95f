from collections.abc import Iterator

import pytest
from django.core.management import call_command
from pytest_django import DjangoDbBlocker

from satupintu.ops.walk.stage import Stage
from tests.rooms.cases.journey import FILING, a_stage, forget, prepare


@pytest.fixture(scope="module")
def stage(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Stage]:
    """One region with its officers for all tests of a file; what they do there is taken back test by test."""
    with django_db_blocker.unblock():
        made = a_stage()
        prepare(made, starts_at=getattr(request.module, "STARTS_AT", FILING))
    yield made
    forget()
    with django_db_blocker.unblock():
        call_command("flush", verbosity=0, interactive=False, allow_cascade=False, inhibit_post_migrate=True)
