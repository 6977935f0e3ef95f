from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

REHEARSED = "peragaan"


def pytest_configure(config: pytest.Config) -> None:
    # Argon2 is slow on purpose; the tests that are about it name it themselves.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _one_click(monkeypatch: pytest.MonkeyPatch) -> None:
    """`force_login` is here what the demo's one click is: whom it makes of an officer has proved himself.

    The tests of the sign-in itself go through its pages.
    """
    force_login = Client.force_login

    def become(client: Client, user: Any, backend: str | None = None) -> None:
        force_login(client, user, backend)
        session = client.session
        session[REHEARSED] = timezone.now().timestamp()  # noqa: TID251  this stands for a door
        session.save()

    monkeypatch.setattr(Client, "force_login", become)


@pytest.fixture(scope="session")
def collected_static() -> Path:
    """Static files under their hashed names, so that a page that asks for a file that is not there fails."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    return Path(settings.STATIC_ROOT)


@pytest.fixture(autouse=True)
def _no_words_met() -> None:
    """A process may keep words by their keys for ever; a test begins with other rows under the same keys."""
    from satupintu.notices.actions.announce import _met

    _met.clear()
