"""Every code that somebody can be refused with occurs in a test."""

import ast

from tests.repo.sources import name, python_files, tree

REFUSED = {"Refused": (0, "code")}


def called(call):
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def calls_of(node, makers):
    return [each for each in ast.walk(node) if isinstance(each, ast.Call) and called(each) in makers]


def code_of(call, makers):
    """The expression that gives the code: at its place, or by its keyword."""
    place, keyword = makers[called(call)]
    if len(call.args) > place:
        return call.args[place]
    return next((key.value for key in call.keywords if key.arg == keyword), None)


def makers_in(module):
    """Functions that hand a parameter of their own on to Refused: name → (place, keyword) of that parameter."""
    found = {}
    for function in (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)):
        names = [argument.arg for argument in function.args.args]
        for call in calls_of(function, REFUSED):
            code = code_of(call, REFUSED)
            if isinstance(code, ast.Name) and code.id in names:
                found[function.name] = (names.index(code.id), code.id)
    return found


def codes(module, makers=REFUSED):
    """The code literals of `Refused("code", …)` and of its makers; None for a code that cannot be read here."""
    handed_on = {
        id(code_of(call, REFUSED))
        for function in ast.walk(module)
        if isinstance(function, ast.FunctionDef) and function.name in makers
        for call in calls_of(function, REFUSED)
    }
    found = [code_of(call, makers) for call in calls_of(module, makers)]
    return {
        code.value if isinstance(code, ast.Constant) else None for code in found if id(code) not in handed_on
    }


def makers_of(modules):
    return REFUSED | {function: place for module in modules for function, place in makers_in(module).items()}


def refusals():
    modules = {name(path): tree(path) for path in python_files("src")}
    makers = makers_of(modules.values())
    return {path: codes(module, makers) for path, module in modules.items()}


def known_to_tests():
    nodes = (node for path in python_files("tests") for node in ast.walk(tree(path)))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_refusal_has_a_test():
    known = known_to_tests()
    untested = {path: sorted(found - known - {None}) for path, found in refusals().items()}
    assert {path: missing for path, missing in untested.items() if missing} == {}


def test_every_refusal_has_a_code_that_can_be_read():
    assert [path for path, found in refusals().items() if None in found] == []


def test_control_codes_are_read_however_they_are_written():
    module = ast.parse(
        "raise Refused('satu', 'Kalimat.')\n"
        "raise errors.Refused('dua', 'Kalimat.', step=x)\n"
        "refusal = Refused(code='tiga', sentence='Kalimat.')\n"
        "raise Other('lima')\n"
    )
    assert codes(module) == {"satu", "dua", "tiga"}
    assert codes(ast.parse("raise Refused(chosen, 'Kalimat.')")) == {None}


def test_control_codes_are_read_through_a_function_that_hands_them_on():
    maker = ast.parse("def stored(reading, code):\n    raise Refused(code, 'Kalimat.')\n")
    user = ast.parse("stored(nik, 'nik_salah')\nstored(nik, code='kk_salah')\nstored(nik, chosen)\n")
    makers = makers_of([maker, user])
    assert codes(maker, makers) == set()
    assert codes(user, makers) == {"nik_salah", "kk_salah", None}


def test_control_a_code_without_a_test_is_found():
    assert codes(ast.parse("Refused('belum_' 'diuji', 'Kalimat.')")) - known_to_tests() == {
        "_".join(["belum", "diuji"])
    }
