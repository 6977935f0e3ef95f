"""tests/rules is plain Python: a test there that touches the database fails, and the time they took is printed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

FOLDER = "tests/rules/"
BUDGET = 2.0  # seconds, design §11
DATABASE_FIXTURES = frozenset(
    {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback"}
)


def _is_rule(nodeid: str) -> bool:
    return nodeid.startswith(FOLDER)


@contextmanager
def _watch() -> Iterator[list[str]]:
    """Note every cursor that is asked for, also one whose refusal the test swallows."""
    touches: list[str] = []
    backend = sys.modules.get("django.db.backends.base.base")
    if backend is None:
        yield touches
        return
    wrapper = backend.BaseDatabaseWrapper
    kept = wrapper._cursor

    def refuse(self: Any, name: Any = None) -> Any:
        touches.append(self.alias)
        raise RuntimeError("A test of tests/rules asked for the database.")

    wrapper._cursor = refuse
    try:
        yield touches
    finally:
        wrapper._cursor = kept


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    fixtures = DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ()))
    if _is_rule(item.nodeid) and (fixtures or item.get_closest_marker("django_db")):
        pytest.fail("tests/rules touches no database: move this test to tests/rooms.", pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    if not _is_rule(item.nodeid):
        return (yield)
    with _watch() as touches:
        answer = yield
    if touches:
        pytest.fail("tests/rules touches no database: this test asked for a cursor.", pytrace=False)
    return answer


class _Clock:
    def __init__(self) -> None:
        self.tests = 0
        self.seconds = 0.0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if _is_rule(report.nodeid):
            self.seconds += report.duration
            self.tests += report.when == "call"

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.tests:
            over = "" if self.seconds <= BUDGET else ", OVER the budget"
            terminalreporter.write_line(
                f"tests/rules: {self.tests} tests in {self.seconds:.2f} s (budget {BUDGET:g} s{over})"
            )


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(_Clock(), "rules-clock")
