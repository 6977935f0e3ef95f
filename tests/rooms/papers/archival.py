"""The rules of PDF/A-2a and PDF/UA-1 that matter, looked for with pikepdf: what is wrong with a file, in words."""

import io
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name

ACTIONS = (
    "/JavaScript",
    "/JS",
    "/Launch",
    "/GoToR",
    "/GoToE",
    "/SubmitForm",
    "/ImportData",
    "/URI",
    "/RichMedia",
)
PART = re.compile(r"<pdfaid:part>2</pdfaid:part>|pdfaid:part=.2.")
LEVEL = re.compile(r"<pdfaid:conformance>A</pdfaid:conformance>|pdfaid:conformance=.A.")
ACCESS = re.compile(r"<pdfuaid:part>1</pdfuaid:part>|pdfuaid:part=.1.")
TITLE = re.compile(r"<dc:title[^>]*>.*?<rdf:li[^>]*>([^<]+)<", re.DOTALL)


def faults(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [*_of_catalogue(pdf), *_of_objects(pdf), *_of_structure(pdf), *_of_widgets(pdf)]


def _of_catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    metadata = root.Metadata.read_bytes().decode() if "/Metadata" in root else ""
    wanted = {"pdfaid:part": PART, "pdfaid:conformance": LEVEL, "pdfuaid:part": ACCESS, "dc:title": TITLE}
    intents = [each for each in root.get("/OutputIntents", []) if each.get("/S") == Name("/GTS_PDFA1")]
    said = {
        **{f"no {name}": bool(pattern.search(metadata)) for name, pattern in wanted.items()},
        "no output intent with a profile": bool(intents) and "/DestOutputProfile" in intents[0],
        "not marked": bool(root.get("/MarkInfo", Dictionary()).get("/Marked", False)),
        "language not told": str(root.get("/Lang", "")) in {"id", "id-ID"},
        "title not shown": bool(root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False)),
        "encrypted": not pdf.is_encrypted,
        "no ID": "/ID" in pdf.trailer,
        "/OpenAction in the catalogue": "/OpenAction" not in root,
        "/AA in the catalogue": "/AA" not in root,
    }
    return (fault for fault, holds in said.items() if not holds)


def _of_objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    for each in pdf.objects:
        for part in _parts(each):
            yield from _of_object(part)


def _parts(each: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """An object with the dictionaries that are written inside it."""
    if isinstance(each, pikepdf.Stream | Dictionary):
        yield each
        below = [each[key] for key in each.keys()]  # noqa: SIM118  a Dictionary iterates over its values
    else:
        below = list(each) if isinstance(each, pikepdf.Array) else []
    for child in below:
        if isinstance(child, pikepdf.Object) and not child.is_indirect:
            yield from _parts(child)


def _of_object(each: pikepdf.Object) -> Iterator[str]:
    if "/S" in each and each.get("/S") in map(Name, ACTIONS):
        yield f"action {each.S}"
    if "/JS" in each or "/AA" in each:
        yield "script"
    if each.get("/Type") == Name("/Filespec") or "/EF" in each:
        yield "file inside or outside"
    if each.get("/Interpolate") is True:
        yield "image smoothed"
    if each.get("/Subtype") in {Name("/Type0"), Name("/TrueType"), Name("/Type1"), Name("/Type3")}:
        yield from _of_font(each)


def _of_font(font: pikepdf.Object) -> Iterator[str]:
    name = str(font.get("/BaseFont", "?"))
    if "/ToUnicode" not in font:
        yield f"{name}: letters cannot be read back"
    below = font.DescendantFonts[0] if font.Subtype == Name("/Type0") else font
    described = below.get("/FontDescriptor", Dictionary())
    if not any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")):
        yield f"{name}: not embedded"


def _of_structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/StructTreeRoot" not in pdf.Root:
        yield "no structure"
        return
    kinds = []
    for element in _elements(pdf.Root.StructTreeRoot):
        kinds.append(str(element.get("/S", "")))
        if kinds[-1] == "/Figure" and not str(element.get("/Alt", "")):
            yield "picture without words"
    headings = [kind for kind in kinds if re.fullmatch(r"/H\d", kind)]
    if headings[:1] != ["/H1"]:
        yield f"first heading {headings[:1]}"
    if "/Table" in kinds and "/TH" not in kinds:
        yield "table without head"
    for page in pdf.pages:
        if page.get("/Tabs") not in {None, Name("/S")}:
            yield "order of fields not that of the structure"


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    below = node.get("/K", [])
    for child in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(child, Dictionary) and "/S" in child:
            yield child
            yield from _elements(child)


def _of_widgets(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            if note.get("/Subtype") != Name("/Widget"):
                yield f"note {note.get('/Subtype')}"
            elif not str(note.get("/TU", "")):
                yield "signature field without a readable name"
