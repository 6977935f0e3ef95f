"""No regency and no service in src/, no room for leftovers, nothing left to do, no question which database it is."""

import ast
import re

from tests.repo.sources import ROOT, SRC, STANDARDS, name, python_files, tree

SEEDS = ("rokan", "kampar", "pasuruan", "silastri", "siapmaslahat")
LEFTOVERS = frozenset({"utils", "util", "helpers", "helper", "common", "services", "service", "base", "misc"})
# The backend's file is named by Django, which imports `<ENGINE>.base`.
ALLOWED_LEFTOVERS = frozenset({"src/satupintu/config/sqlite/base.py"})
UNDONE = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")


def region_and_service_names(folders):
    """Words from <code>-<region>/<service>/…; the parts of a region's name count one by one."""
    regions = [path for path in folders if re.fullmatch(r"\d\d\.\d\d-.+", path.name)]
    words = {
        word for region in regions for word in region.name.split("-")[1:] if word not in {"kota", "kabupaten"}
    }
    services = {path.name for region in regions for path in region.iterdir() if path.is_dir()}
    return words | services | {service.replace("-", "_") for service in services}


def named(text, words):
    return sorted(word for word in words if re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text.lower()))


def test_no_regency_and_no_service_is_named_in_the_source():
    words = {*SEEDS, *region_and_service_names(STANDARDS.iterdir() if STANDARDS.is_dir() else [])}
    texts = (
        path
        for path in SRC.rglob("*")
        if path.suffix in {".py", ".html", ".js", ".css", ".txt", ".json", ".typ"}
    )
    found = {name(path): named(path.read_text(encoding="utf-8"), words) for path in texts}
    assert {path: words for path, words in found.items() if words} == {}


def test_control_a_named_regency_or_service_is_found(tmp_path):
    (tmp_path / "99.01-kota-contoh-raya" / "izin-warung").mkdir(parents=True)
    (tmp_path / "_nasional").mkdir()
    words = region_and_service_names(tmp_path.iterdir())
    assert words == {"contoh", "raya", "izin-warung", "izin_warung"}
    assert named("if region == 'CONTOH' and service == 'izin-warung':", words) == ["contoh", "izin-warung"]
    assert named("def contohkan(): ...", words) == []
    assert named("# as in Pasuruan", SEEDS) == ["pasuruan"]


def leftovers(paths):
    return sorted(path for path in paths if LEFTOVERS & set(path.removesuffix(".py").split("/")))


def test_no_module_is_a_drawer_for_anything():
    paths = {name(path) for path in python_files("src")}
    assert leftovers(paths - ALLOWED_LEFTOVERS) == []


def test_control_a_drawer_is_found():
    assert leftovers(
        ["src/satupintu/cases/utils.py", "src/satupintu/common/x.py", "src/satupintu/web/based.py"]
    ) == [
        "src/satupintu/cases/utils.py",
        "src/satupintu/common/x.py",
    ]


def undone(text):
    return UNDONE.findall(text)


def test_nothing_is_left_to_do_in_a_comment():
    paths = [*python_files("src", "tests", "bench"), *(ROOT / "docs").rglob("*.md"), *SRC.rglob("*.html")]
    assert [name(path) for path in paths if undone(path.read_text(encoding="utf-8"))] == []


def test_control_a_thing_left_to_do_is_found():
    assert undone("x = 1  # TO" + "DO later") == ["TO" + "DO"]


def vendor_questions(module):
    return [
        node.lineno for node in ast.walk(module) if isinstance(node, ast.Attribute) and node.attr == "vendor"
    ]


def test_nobody_asks_which_database_it_is():
    elsewhere = [path for path in python_files("src/satupintu") if "config" not in path.parts]
    found = {name(path): vendor_questions(tree(path)) for path in elsewhere}
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_control_asking_which_database_it_is_is_found():
    assert vendor_questions(ast.parse("if connection.vendor == 'sqlite':\n    pass")) == [1]
