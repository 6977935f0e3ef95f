"""`--database=sqlite|postgres`: the whole suite on either; never on the database of whoever runs it."""

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plugins import cluster, skips


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database", choices=("sqlite", "postgres"), default="sqlite", help="which database to test on"
    )


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Choose before Django reads its settings; the workers of xdist inherit the choice."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        folder = Path(tempfile.mkdtemp(prefix="satupintu-test-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        os.environ["VAR_DIR"] = str(folder)
        os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'main.sqlite3'}"
        if early_config.known_args_namespace.database == "postgres":
            _start_postgres()
    else:
        os.environ["VAR_DIR"] = str(Path(os.environ["VAR_DIR"], os.environ["PYTEST_XDIST_WORKER"]))
    Path(os.environ["VAR_DIR"], "static").mkdir(parents=True)  # whitenoise warns where it is missing
    return (yield)


def _start_postgres() -> None:
    if cluster.programs() is None:
        hint = (
            "SKIPPED: the tests on PostgreSQL, because this machine has no initdb. `make system` installs it."
        )
        print(hint, file=sys.stderr)
        sys.exit(1 if skips.strict() else 0)
    running = cluster.start()
    atexit.register(running.stop)  # also when the run ends before its first test
    os.environ["DATABASE_URL"] = running.url


def pytest_configure(config: pytest.Config) -> None:
    from django.conf import settings

    database = settings.DATABASES["default"]
    sqlite = database["ENGINE"] == "satupintu.config.sqlite"
    # A file, not memory: WAL, the line of writers and other processes are then what production has.
    name = str(Path(database["NAME"]).with_name("test.sqlite3")) if sqlite else "test_satupintu"
    database.setdefault("TEST", {})["NAME"] = name


def pytest_report_header(config: pytest.Config) -> str:
    return f"database: {config.getoption('database')}"
