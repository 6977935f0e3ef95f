"""`@pytest.mark.system("pdftotext", "poppler-utils, by `make system`")`: skipped by name where the program is missing."""

import shutil

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("system"):
        program, hint = mark.args
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not on this machine: {hint}")
