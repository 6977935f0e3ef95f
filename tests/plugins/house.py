"""The site that a browser visits and the browser itself: one of each for the tests of pages and of journeys together."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def house(tmp_path_factory, worker_id) -> Iterator[SimpleNamespace]:
    """The site the browser visits: `address`, `facts`, `cookie`, `cookies`."""
    folder = tmp_path_factory.mktemp("house")
    (folder / "static").mkdir()
    database = os.environ["DATABASE_URL"]
    sqlite = database.startswith("sqlite")
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "satupintu.config.settings",
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        "SATUPINTU_DEMO": "1",
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'main.sqlite3'}" if sqlite else database,
        "HOUSE_DATABASE": str(folder / "house.sqlite3") if sqlite else f"house_{worker_id}",
    }
    command = [sys.executable, "-m", "tests.pages.house"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        told = running.stdout.readline()
        assert told, "the house did not open; what it said stands above"
        yield SimpleNamespace(**json.loads(told))
        running.stdin.close()
        running.wait(timeout=20)


@pytest.fixture(scope="session")
def chromium():
    from tests.pages.browser import chromium

    with chromium() as lent:
        yield lent


@pytest.fixture
def visit(house, chromium):
    """Open a page: `visit("/", width=360, who="draft", javascript=False)`."""
    from tests.pages.browser import Visitor

    with chromium.out() as browser:
        visitor = Visitor(browser, house.address, house.cookie, house.cookies)
        yield visitor
        visitor.close()
