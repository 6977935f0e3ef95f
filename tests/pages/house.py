"""A site of its own for the browser: its own process, database and clock. Run as `python -m tests.pages.house`.

It says in one line of JSON where it listens, what addresses are made of, and the cookies of who may be signed in.
A process, because its rows would stand in the way of every other test, and theirs in its own.
"""

import json
import os
import sys
from contextlib import redirect_stdout
from threading import Thread
from typing import Any
from unittest.mock import patch

import django
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def main() -> None:
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application
    from django.db import connection, transaction
    from django.utils import timezone

    from tests.pages.furnish import AT, furnish

    with redirect_stdout(sys.stderr):  # what commands say is not what we tell
        settings.SIGNER = "tests.pages.signing.signer"
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = os.environ["HOUSE_DATABASE"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        patch.object(timezone, "now", lambda: AT).start()
        call_command("collectstatic", interactive=False, verbosity=0)
        with transaction.atomic():  # one commit instead of hundreds
            facts, people = furnish()
        cookies = {name: session_of(user) for name, user in people.items()}
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(get_wsgi_application())
    Thread(target=server.serve_forever, daemon=True).start()
    told = {
        "address": f"http://127.0.0.1:{server.server_port}",
        "facts": facts,
        "cookie": settings.SESSION_COOKIE_NAME,
        "cookies": cookies,
    }
    print(json.dumps(told), flush=True)
    sys.stdin.read()  # until whoever started us lets go
    server.shutdown()


def session_of(user: Any) -> str:
    """As the demo's one click signs somebody in, second factor included."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.post("/demo/jadi/", {"akun": user.pk})
    return client.cookies[settings.SESSION_COOKIE_NAME].value


if __name__ == "__main__":
    main()
