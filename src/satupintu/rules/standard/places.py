"""Where each key of a TOML file stands, and every syntax fault at once (tomllib stops at the first)."""

import tomllib
from dataclasses import dataclass, field

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

Path = tuple[str | int, ...]

DEEPEST = 64
"""Below this no place is kept; whatever stands there is said to stand where the nesting began."""


@dataclass(frozen=True, slots=True)
class Place:
    file: str
    line: int
    key: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" + (f" ({self.key})" if self.key else "")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a file that cannot be read: where, and an Indonesian sentence."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def key_of(path: Path) -> str:
    """`langkah[2].hasil[1].ke`, counted from 1 as people do."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            text += f".{part}" if text else part
    return text


_LANGUAGE = Language(tree_sitter_toml.language())


def tree_of(content: bytes) -> Node:
    return Parser(_LANGUAGE).parse(content).root_node


def syntax_faults(root: Node, file: str) -> list[Fault]:
    faults = []
    queue = [root]
    while queue:
        node = queue.pop()
        line = node.start_point[0] + 1
        if node.is_missing:
            faults.append(Fault(Place(file, line), f"Kurang tanda «{node.type}» pada baris ini."))
        elif node.is_error:
            piece = (node.text or b"").decode(errors="replace").strip().splitlines() or [""]
            message = f"Penulisan TOML tidak dapat dibaca di sekitar «{piece[0][:60]}»."
            faults.append(Fault(Place(file, line), message))
        elif node.has_error:
            queue.extend(node.children)
    return sorted(faults, key=lambda fault: fault.place.line)


@dataclass(slots=True)
class Index:
    """Line of every table, array element and key, and the keys written more than once."""

    lines: dict[Path, int] = field(default_factory=lambda: {(): 1})
    repeated: list[tuple[Path, int]] = field(default_factory=list)
    _written: set[Path] = field(default_factory=set)
    _counts: dict[Path, int] = field(default_factory=dict)

    def write(self, path: Path, line: int) -> None:
        if path in self._written:
            self.repeated.append((path, line))
            return
        self._written.add(path)
        self.lines[path] = line
        for length in range(1, len(path)):
            self.lines.setdefault(path[:length], line)

    def next_element(self, base: Path) -> Path:
        self._counts[base] = self._counts.get(base, -1) + 1
        return (*base, self._counts[base])

    def resolve(self, key: Path) -> Path:
        """A header such as [langkah.hasil] speaks of the last [[langkah]]."""
        path: Path = ()
        for part in key:
            path = (*path, part)
            if path in self._counts:
                path = (*path, self._counts[path])
        return path

    def faults(self, file: str) -> list[Fault]:
        return [
            Fault(
                Place(file, line, key_of(path)),
                f"Kunci atau tabel ini sudah ditulis pada baris {self.lines[path]}; "
                "gabungkan atau hapus salah satunya.",
            )
            for path, line in self.repeated
        ]


def index_of(root: Node) -> Index:
    index = Index()
    for child in root.named_children:
        line = child.start_point[0] + 1
        if child.type == "pair":
            _pair(child, (), index)
        elif child.type == "table":
            _body(child, index.resolve(_key(child)), line, index)
        elif child.type == "table_array_element":
            key = _key(child)
            _body(child, index.next_element(index.resolve(key[:-1]) + key[-1:]), line, index)
    return index


def _body(table: Node, path: Path, line: int, index: Index) -> None:
    index.write(path, line)
    for child in table.named_children:
        if child.type == "pair":
            _pair(child, path, index)


def _pair(pair: Node, base: Path, index: Index) -> None:
    # A broken pair may have lost its key or its value.
    inner = [child for child in pair.named_children if not child.is_error and child.type != "comment"]
    if not inner:
        return
    path = base + _parts(inner[0])
    index.write(path, pair.start_point[0] + 1)
    if len(inner) > 1:
        _value(inner[-1], path, index)


def _value(node: Node, path: Path, index: Index) -> None:
    if len(path) > DEEPEST:
        return
    if node.type == "inline_table":
        for child in node.named_children:
            if child.type == "pair":
                _pair(child, path, index)
    elif node.type == "array":
        elements = [child for child in node.named_children if child.type != "comment"]
        for number, element in enumerate(elements):
            index.write((*path, number), element.start_point[0] + 1)
            _value(element, (*path, number), index)


def _key(table: Node) -> Path:
    """Of a broken header, nothing."""
    keys = [child for child in table.named_children if child.type.endswith("key")]
    return _parts(keys[0]) if keys else ("",)


def _parts(key: Node) -> Path:
    if key.type == "dotted_key":
        return tuple(part for child in key.named_children for part in _parts(child))
    text = (key.text or b"").decode(errors="replace")
    return (_unquoted(text) if key.type == "quoted_key" else text,)


def _unquoted(text: str) -> str:
    try:
        return next(iter(tomllib.loads(f"{text} = 0")))
    except tomllib.TOMLDecodeError:
        return text[1:-1]
