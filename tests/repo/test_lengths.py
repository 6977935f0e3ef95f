import ast

import pytest

from tests.repo.sources import name, python_files, tree

LONGEST_FILE = 300
LONGEST_TEST_FILE = 500
LONGEST_FUNCTION = 50


def too_long(text, longest):
    return len(text.splitlines()) > longest


def long_functions(module, longest=LONGEST_FUNCTION):
    functions = (
        node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return [function.name for function in functions if function.end_lineno - function.lineno + 1 > longest]


@pytest.mark.parametrize(
    ("folders", "longest"), [(["src"], LONGEST_FILE), (["tests", "bench"], LONGEST_TEST_FILE)]
)
def test_files_are_short(folders, longest):
    assert [
        name(path) for path in python_files(*folders) if too_long(path.read_text(encoding="utf-8"), longest)
    ] == []


def test_functions_are_short():
    long = {name(path): long_functions(tree(path)) for path in python_files("src")}
    assert {path: functions for path, functions in long.items() if functions} == {}


def test_control_a_long_file_and_a_long_function_are_found():
    body = "\n".join("    pass" for _ in range(50))
    module = ast.parse(f"class Room:\n  def short(self): pass\n  def long(self):\n{body}\n")
    assert long_functions(module) == ["long"]
    assert too_long("x\n" * 301, LONGEST_FILE)
    assert not too_long("x\n" * 300, LONGEST_FILE)
