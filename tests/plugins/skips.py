"""Where CI is set, a test that was skipped or expected to fail has failed: a gate that is not run is not a gate."""

import os
from collections.abc import Iterator

import pytest


def strict() -> bool:
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    if isinstance(report.longrepr, tuple):
        return report.longrepr[2]
    return str(getattr(report, "wasxfail", "") or report.longrepr)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report: pytest.TestReport = yield
    if strict() and (report.skipped or hasattr(report, "wasxfail")):
        report.longrepr = f"CI runs every test, and {item.nodeid} did not run to its end: {_reason(report)}"
        report.outcome = "failed"
        if hasattr(report, "wasxfail"):
            del report.wasxfail
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    report: pytest.CollectReport = yield
    if strict() and report.skipped:
        report.longrepr = (
            f"CI runs every test, and {collector.nodeid} was skipped as a whole: {_reason(report)}"
        )
        report.outcome = "failed"
    return report
