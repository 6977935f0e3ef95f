"""A drawing from outside made harmless: only shapes and their paint pass, anything that acts or points outside is left out."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

from satupintu.rules.errors import Refused

NAMESPACE = "http://www.w3.org/2000/svg"
SHAPES = frozenset(
    [
        "svg",
        "g",
        "defs",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "title",
    ]
)
PAINT = frozenset(
    [
        "fill",
        "fill-rule",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "stroke-dashoffset",
        "opacity",
        "clip-path",
        "clip-rule",
        "stop-color",
        "stop-opacity",
        "display",
        "visibility",
    ]
)
PLACES = frozenset(
    [
        "id",
        "d",
        "points",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "fx",
        "fy",
        "width",
        "height",
        "viewBox",
        "transform",
        "offset",
        "gradientUnits",
        "gradientTransform",
        "spreadMethod",
        "clipPathUnits",
        "preserveAspectRatio",
    ]
)
LINKS = ("href", "{http://www.w3.org/1999/xlink}href")
MOST_SHAPES = 4000
_INSIDE = re.compile(r"#[A-Za-z][\w.-]*")
_PAINTED_BY = re.compile(r"url\(\s*['\"]?#[A-Za-z][\w.-]*['\"]?\s*\)(\s+[\w#]+)?")


def harmless(content: bytes) -> tuple[bytes, Counter[str]]:
    """The drawing without what does not pass, and what was left out, by name."""
    root = _parsed(content)
    if _name(root) != "svg":
        raise Refused("lambang_tidak_terbaca", "Berkas lambang bukan gambar SVG.")
    left_out: Counter[str] = Counter()
    clean = _copied(root, left_out)
    if sum(1 for _ in clean.iter()) > MOST_SHAPES:
        raise Refused("lambang_terlalu_rumit", "Gambar lambang terlalu rumit. Sederhanakan, atau pakai PNG.")
    ElementTree.register_namespace("", NAMESPACE)
    return ElementTree.tostring(clean, encoding="utf-8"), left_out


def _parsed(content: bytes) -> ElementTree.Element:
    """No document type, and so no entity that could grow or fetch something."""
    if b"<!doctype" in content.lower() or b"<!entity" in content.lower() or b"\0" in content:
        raise Refused(
            "lambang_berdoctype",
            "Hapus baris <!DOCTYPE …> dari berkas lambang, dan simpan sebagai SVG biasa dengan UTF-8.",
        )
    try:
        return ElementTree.fromstring(content)  # noqa: S314  nothing is declared, so nothing expands
    except ElementTree.ParseError as fault:
        raise Refused("lambang_tidak_terbaca", f"Berkas lambang tidak dapat dibaca: {fault}.") from fault


def _copied(element: ElementTree.Element, left_out: Counter[str]) -> ElementTree.Element:
    made = ElementTree.Element(f"{{{NAMESPACE}}}{_name(element)}")
    for name, value in _kept(element, left_out):
        made.set(name, value)
    if _name(element) == "title":
        made.text = element.text
    for inner in element:
        if _name(inner) in SHAPES:
            made.append(_copied(inner, left_out))
        else:
            left_out[_name(inner)] += 1
    return made


def _kept(element: ElementTree.Element, left_out: Counter[str]) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        if name == "style":
            yield from _painted(value, left_out)
        elif name in LINKS and _INSIDE.fullmatch(value.strip()):
            yield "href", value.strip()
        elif name in PAINT | PLACES and _points_inside(value):
            yield name, value
        else:
            left_out[name.rpartition("}")[2]] += 1


def _painted(style: str, left_out: Counter[str]) -> Iterator[tuple[str, str]]:
    """A style becomes attributes, since the site's own rules allow no style inside a document."""
    for part in style.split(";"):
        name, colon, value = part.partition(":")
        if colon and name.strip() in PAINT and _points_inside(value):
            yield name.strip(), value.strip()
        elif part.strip():
            left_out[name.strip()] += 1


def _points_inside(value: str) -> bool:
    plain = value.strip().lower()
    if "url" in plain or "\\" in plain:
        return bool(_PAINTED_BY.fullmatch(value.strip()))
    return ":" not in plain and "//" not in plain


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]
