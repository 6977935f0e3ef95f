"""The test suite's own plugins, each with its control."""

import os
import sys
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(pytester, monkeypatch):
    """Run pytest on one made-up file in a process of its own, with the plugins named."""
    monkeypatch.setenv("PYTHONPATH", f"{ROOT / 'src'}{os.pathsep}{ROOT}")
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    monkeypatch.delenv("CI", raising=False)

    def go(code, *plugins, where="tests/rules/test_made_up.py", arguments=("-p", "no:django"), ci=None):
        for path, text in code.items() if isinstance(code, dict) else [(where, code)]:
            (pytester.path / path).parent.mkdir(parents=True, exist_ok=True)
            (pytester.path / path).write_text(text)
        if ci is not None:
            monkeypatch.setenv("CI", ci)
        loaded = [part for plugin in plugins for part in ("-p", f"tests.plugins.{plugin}")]
        options = ["-p", "no:randomly", "-p", "no:cacheprovider", *arguments, *loaded]
        return pytester.run(
            sys.executable, "-m", "pytest", "-ra", *options, *(code if isinstance(code, dict) else [where])
        )

    return go


SKIPS = {
    "skip": "import pytest\n@pytest.mark.skip(reason='no printer')\ndef test_it(): pass\n",
    "skip inside": "import pytest\ndef test_it(): pytest.skip('no printer')\n",
    "xfail": "import pytest\n@pytest.mark.xfail(reason='no printer')\ndef test_it(): assert False\n",
    "xpass": "import pytest\n@pytest.mark.xfail(reason='no printer')\ndef test_it(): pass\n",
    "whole file": "import pytest\npytest.skip('no printer', allow_module_level=True)\n",
    "importorskip": "import pytest\npytest.importorskip('printer', reason='no printer')\ndef test_it(): pass\n",
    "unittest": "import unittest\nclass TestIt(unittest.TestCase):\n    @unittest.skip('no printer')\n    def test_it(self): pass\n",
    "fixture": "import pytest\n@pytest.fixture\ndef paper(): pytest.skip('no printer')\ndef test_it(paper): pass\n",
}


def files_of(kinds):
    return {f"tests/rules/test_{kind.replace(' ', '_')}.py": code for kind, code in kinds.items()}


def test_in_ci_every_kind_of_skip_is_a_failure_that_names_the_test(run):
    files = files_of(SKIPS)
    ended = run(files, "skips", ci="true", arguments=("-p", "no:django", "--continue-on-collection-errors"))
    assert ended.ret != 0
    shown = ended.stdout.str()
    assert [path for path in files if f"CI runs every test, and {path}" not in shown] == []
    assert shown.count("no printer") >= len(files)
    assert "skipped" not in shown.splitlines()[-1]


@pytest.mark.parametrize("ci", [None, "0"])
def test_control_elsewhere_a_skip_stays_a_skip(run, ci):
    ended = run(files_of(SKIPS), "skips", ci=ci)
    assert ended.ret == 0
    ended.assert_outcomes(skipped=len(SKIPS) - 2, xfailed=1, xpassed=1)


def test_control_without_the_plugin_ci_lets_a_skip_pass(run):
    assert run(files_of(SKIPS), ci="true").ret == 0


def test_in_ci_a_skip_on_a_worker_is_a_failure_too(run):
    ended = run(SKIPS["skip"], "skips", ci="true", arguments=("-p", "no:django", "-n", "1"))
    assert ended.ret != 0
    ended.stdout.fnmatch_lines(["*CI runs every test*no printer*"])


def test_in_ci_a_test_that_runs_passes(run):
    assert run("def test_it(): pass\n", "skips", "budget", ci="true").ret == 0


CURSOR = """
import contextlib, django
from django.conf import settings
if not settings.configured:
    settings.configure(DATABASES={"default": {"ENGINE": "satupintu.config.sqlite", "NAME": ":memory:"}})
    django.setup()
from django.db import connection

def test_it():
    with contextlib.suppress(Exception):
        connection.cursor().execute("SELECT 1")
"""
MARKED = "import pytest\n@pytest.mark.django_db\ndef test_it(): pass\n"
FIXTURE = "import pytest\n@pytest.fixture\ndef db(): pass\ndef test_it(db): pass\n"


TOUCHES = {"cursor": CURSOR, "mark": MARKED, "fixture": FIXTURE}


def test_a_rule_that_touches_the_database_fails(run):
    ended = run(files_of(TOUCHES), "budget")
    assert sum(ended.parseoutcomes().get(kind, 0) for kind in ("failed", "errors")) == len(TOUCHES)
    assert ended.stdout.str().count("tests/rules touches no database") >= len(TOUCHES)


def test_control_elsewhere_it_may(run):
    elsewhere = {path.replace("tests/rules", "tests/rooms"): code for path, code in files_of(TOUCHES).items()}
    assert run(elsewhere, "budget").ret == 0


def test_control_without_the_plugin_nobody_sees_it(run):
    assert run(CURSOR).ret == 0


def test_the_time_of_the_rules_is_printed(run):
    run("def test_it(): pass\n", "budget").stdout.fnmatch_lines(
        ["tests/rules: 1 tests in 0.* s (budget 2 s)"]
    )


def test_time_over_the_budget_is_told_and_fails_nothing(run):
    ended = run("import time\ndef test_it(): time.sleep(2.05)\n", "budget")
    assert ended.ret == 0
    ended.stdout.fnmatch_lines(["tests/rules: 1 tests in 2.* s (budget 2 s, OVER the budget)"])


NEEDS = "import pytest\n@pytest.mark.system('{program}', 'poppler-utils, by `make system`')\ndef test_it(): pass\n"


def test_a_missing_program_skips_by_name_with_the_hint(run):
    ended = run(NEEDS.format(program="no-such-program"), "system")
    assert ended.ret == 0
    ended.stdout.fnmatch_lines(
        ["SKIPPED*no-such-program is not on this machine: poppler-utils, by `make system`"]
    )


def test_in_ci_a_missing_program_is_a_failure(run):
    assert run(NEEDS.format(program="no-such-program"), "system", "skips", ci="1").ret == 1


def test_control_a_program_that_is_there_lets_the_test_run(run):
    run(NEEDS.format(program="sh"), "system", ci="1").assert_outcomes(passed=1)


NO_POSTGRES = "from tests.plugins import cluster\ncluster.programs = lambda: None\n"


@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_without_postgresql_its_run_is_skipped_by_name_and_fails_ci(run, pytester, ci, code):
    (pytester.path / "no_postgres.py").write_text(NO_POSTGRES)
    arguments = ("-p", "no:django", "-p", "no_postgres", "--database=postgres")
    ended = run("def test_it(): pass\n", "databases", ci=ci, arguments=arguments)
    assert ended.ret == code
    assert "SKIPPED: the tests on PostgreSQL" in ended.stdout.str() + ended.stderr.str()
