"""The site as `satupintu serve` runs it, with citizens signed in: python -m tests.faults.upload_site THREADS, in an empty VAR_DIR."""

import json
import re
import socket
import sys

import django

CITIZENS = 20
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def main(threads: int) -> None:
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client
    from django.utils import timezone
    from granian import Granian
    from granian.constants import Interfaces

    from satupintu.people.models import Applicant
    from tests.situations.browsers import opened_account
    from tests.web import shelves

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    region = shelves.established(shelves.region_folders()[0])
    at = timezone.now()  # noqa: TID251  the site's sessions are of now
    cookies = []
    for number in range(CITIZENS):
        client = Client()
        applicant = Applicant.objects.create(name=f"Pemohon {number}", nik=f"{number:016}", registered_at=at)
        client.force_login(opened_account(applicant, at=at))
        token = TOKEN.search(client.get("/akun/").content.decode())[1]
        cookies.append(
            {
                "Cookie": "; ".join(f"{name}={one.value}" for name, one in client.cookies.items()),
                "X-CSRFToken": token,
            }
        )
    port = free_port()
    told = {"port": port, "region": region.slug, "signed": cookies, "cookie": settings.SESSION_COOKIE_NAME}
    print(json.dumps(told), flush=True)
    Granian(
        "satupintu.config.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=threads,
        websockets=False,
    ).serve()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main(int(sys.argv[1]))
