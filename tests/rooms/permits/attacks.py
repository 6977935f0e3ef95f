"""Forgeries of a signed permit, each built by code from a genuine one (reliability §1.3)."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm

from tests.fakes.authority import officer, paper, signed

Name, Number, Text = generic.NameObject, generic.NumberObject, generic.TextStringObject
APPROVAL = {"certify": False}
LEVELS: Mapping[str, Mapping[str, object]] = {
    "persetujuan": APPROVAL,
    "P1": {},
    "P2": {"docmdp_permissions": MDPPerm.FILL_FORMS},
    "P3": {"docmdp_permissions": MDPPerm.ANNOTATE},
}


def genuine(text: str = "Izin Operasional", **wishes: object) -> bytes:
    return signed(paper(text), officer(), **wishes)


def updated(content: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """One more revision behind the signature."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def page_of(writer: IncrementalPdfFileWriter) -> generic.DictionaryObject:
    return writer.root["/Pages"]["/Kids"][0]


def written(text: str) -> generic.StreamObject:
    return generic.StreamObject(stream_data=f"BT /F1 14 Tf 60 700 Td ({text}) Tj ET".encode())


# -- Incremental saving ----------------------------------------------------------------------------------------------


def other_page(writer: IncrementalPdfFileWriter) -> None:
    page = page_of(writer)
    page["/Contents"] = writer.add_object(written("MALING"))
    writer.update_container(page)


def evil_annotation(writer: IncrementalPdfFileWriter) -> None:
    page = page_of(writer)
    note = generic.DictionaryObject(
        {
            Name("/Type"): Name("/Annot"),
            Name("/Subtype"): Name("/FreeText"),
            Name("/Rect"): generic.ArrayObject([Number(each) for each in (50, 690, 400, 720)]),
            Name("/Contents"): Text("MALING"),
            Name("/DA"): Text("/Helv 14 Tf 0 g"),
            Name("/C"): generic.ArrayObject([Number(1), Number(1), Number(1)]),
            Name("/F"): Number(4),
        }
    )
    page.setdefault(Name("/Annots"), generic.ArrayObject())
    annotations = page["/Annots"]
    annotations.append(writer.add_object(note))
    writer.update_container(annotations)
    writer.update_container(page)


def script_on_opening(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/OpenAction"] = generic.DictionaryObject(
        {Name("/S"): Name("/JavaScript"), Name("/JS"): Text("app.alert('MALING')")}
    )
    writer.update_root()


def other_font(writer: IncrementalPdfFileWriter) -> None:
    font = page_of(writer)["/Resources"]["/Font"]["/F1"]
    font["/BaseFont"] = Name("/ZapfDingbats")
    writer.update_container(font)


# -- Signature wrapping ----------------------------------------------------------------------------------------------


def byte_range(content: bytes) -> list[int]:
    found = re.findall(rb"/ByteRange ?\[([0-9 ]+)\]", content)
    return [int(each) for each in found[-1].split()]


def wrapped(content: bytes) -> bytes:
    """The second signed part is moved behind objects of the forger's own, with his own cross-references where it points to."""
    _, first, second, rest = byte_range(content)
    hex_digits = content[first + 1 : second - 1].rstrip(b"0")
    hex_digits += b"0" * (len(hex_digits) % 2)
    tail = content[second:]
    old_table = int(re.findall(rb"startxref\s+(\d+)", tail)[-1])
    entries, trailer = _table(content, old_table)
    number = _contents_of_page(content)
    moved_to = old_table + 4000
    forged = bytearray(content[:first] + b"<" + hex_digits + b">")
    # The rest of the signature's dictionary again, and in it where the second part has gone.
    forged += re.sub(
        rb"/ByteRange ?\[[0-9 ]+\]",
        b"/ByteRange [0 %d %d %d]" % (first, moved_to, rest),
        tail[: tail.index(b"endobj")],
    )
    forged += b"endobj\n"
    entries = {one: at + (moved_to - second if at >= second else 0) for one, at in entries.items()}
    entries[number] = len(forged)
    stream = b"BT /F1 14 Tf 60 700 Td (MALING) Tj ET"
    forged += b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(stream), stream)
    forged += b" " * (old_table - len(forged))
    forged += b"xref\n"
    for one, at in sorted(entries.items()):
        forged += b"%d 1\n%010d 00000 n \n" % (one, at)
    forged += trailer + b"\n"
    forged += b" " * (moved_to - len(forged))
    return bytes(forged + tail)


def _table(content: bytes, start: int) -> tuple[dict[int, int], bytes]:
    """The entries in use of one section of the cross-references, and its trailer."""
    end = content.index(b"trailer", start)
    lines = content[start:end].split(b"\n")[1:]
    entries, number = {}, 0
    for line in lines:
        words = line.split()
        if len(words) == 2:
            number = int(words[0])
        elif len(words) == 3:
            if words[2] == b"n":
                entries[number] = int(words[0])
            number += 1
    return entries, content[end : content.index(b"startxref", end)].rstrip()


def _contents_of_page(content: bytes) -> int:
    with pikepdf.open(BytesIO(content)) as document:
        return int(document.pages[0].Contents.objgen[0])


# -- The signature itself taken away (universal forgery) --------------------------------------------------------------


def without_byte_range(content: bytes) -> bytes:
    return content.replace(b"/ByteRange", b"/BiteRange")


def with_byte_range(content: bytes, numbers: bytes) -> bytes:
    def other(found: re.Match[bytes]) -> bytes:
        return (b"/ByteRange [" + numbers + b"]").ljust(len(found[0]))

    return re.sub(rb"/ByteRange ?\[[0-9 ]+\]", other, content)


def without_contents(content: bytes) -> bytes:
    first = byte_range(content)[1]
    return (
        content[: first - 10]
        + content[first - 10 : first].replace(b"/Contents", b"/Kontents")
        + content[first:]
    )


def with_gap(content: bytes, filling: bytes) -> bytes:
    _, first, second, _ = byte_range(content)
    return content[:first] + b"<" + filling * ((second - first - 2) // len(filling)) + b">" + content[second:]


def with_null(content: bytes) -> bytes:
    _, first, second, _ = byte_range(content)
    return content[:first] + b"null".ljust(second - first) + content[second:]


# -- Shadow attacks: the document was prepared before it was signed ---------------------------------------------------


def prepared(hidden: str, cover: str) -> bytes:
    """A page on which one stream lies over another."""
    made = pikepdf.open(BytesIO(paper(hidden)))
    page = made.pages[0]
    over = made.make_stream(
        f"1 1 1 rg 40 680 500 60 re f 0 g BT /F1 14 Tf 60 700 Td ({cover}) Tj ET".encode(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, 595, 842],
        Resources=page.Resources,
    )
    page.Resources.XObject = pikepdf.Dictionary(Tutup=over)
    page.Contents = made.make_stream(page.Contents.read_bytes() + b"\n/Tutup Do")
    spare = made.add_blank_page(page_size=(595, 842))
    spare.Contents = made.make_stream(b"BT 60 700 Td (MALING) Tj ET")
    made.Root.Cadangan = spare.obj
    del made.pages[1]
    out = BytesIO()
    made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
    return out.getvalue()


def uncovered(writer: IncrementalPdfFileWriter) -> None:
    """Hide: the stream on top is emptied, and what lay beneath shows."""
    over = page_of(writer)["/Resources"]["/XObject"]["/Tutup"]
    over._data = b""
    over._encoded_data = None
    writer.update_container(over)


def spare_page(writer: IncrementalPdfFileWriter) -> None:
    """Hide and replace: the catalogue is made to show another page that was there all along."""
    pages = writer.root["/Pages"]
    pages["/Kids"] = generic.ArrayObject([writer.root.raw_get("/Cadangan")])
    writer.update_container(pages)


def shadow(change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    return updated(signed(prepared("MALING", "Izin Operasional"), officer()), change)


# -- All of them -----------------------------------------------------------------------------------------------------


def flipped() -> bytes:
    content = bytearray(genuine())
    place = content.index(b"/MediaBox")
    content[content.index(b"595", place)] = ord("6")
    return bytes(content)


def twice() -> bytes:
    return signed(genuine(certify=False), officer("Orang Lain", ca="CA Lain"), field="Kedua", certify=False)


def saved_anew() -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(genuine())) as document:
        document.save(out)
    return out.getvalue()


def annotated(level: str) -> Callable[[], bytes]:
    return lambda: updated(genuine(**LEVELS[level]), evil_annotation)


def on_genuine(change: Callable[..., bytes], *of: bytes, **wishes: object) -> Callable[[], bytes]:
    return lambda: change(genuine(**wishes), *of)


LOOSE = b"\n99 0 obj\n<< /Type /Page >>\nendobj\n"
ATTACKS: Mapping[str, Callable[[], bytes]] = {
    "satu byte diubah": flipped,
    "ISA pada P1": lambda: updated(genuine(), other_page),
    "ISA pada persetujuan": lambda: updated(genuine(**APPROVAL), other_page),
    "SWA": on_genuine(wrapped),
    "SWA pada persetujuan": on_genuine(wrapped, **APPROVAL),
    **{f"anotasi jahat pada {level}": annotated(level) for level in LEVELS},
    "JavaScript saat dibuka": lambda: updated(genuine(), script_on_opening),
    "huruf ditukar": lambda: updated(genuine(), other_font),
    "USF tanpa ByteRange": on_genuine(without_byte_range),
    "USF ByteRange nol": on_genuine(with_byte_range, b"0 0 0 0"),
    "USF ByteRange kosong": on_genuine(with_byte_range, b""),
    "USF ByteRange negatif": on_genuine(with_byte_range, b"0 -1 -1 -1"),
    "USF ByteRange terlalu jauh": on_genuine(with_byte_range, b"0 9999999 99999999 9"),
    "USF tanpa Contents": on_genuine(without_contents),
    "USF Contents nol": on_genuine(with_gap, b"00"),
    "USF Contents bukan heksadesimal": on_genuine(with_gap, b"zz"),
    "USF Contents null": on_genuine(with_null),
    "CA lain dengan nama yang sama": lambda: signed(paper(), officer(ca="CA Palsu")),
    "pejabat yang tidak terdaftar": lambda: signed(paper("MALING"), officer("Orang Lain")),
    "sampah sesudah EOF": lambda: genuine() + b"\n% MALING\n",
    "objek lepas sesudah EOF": lambda: genuine() + LOOSE,
    "tanda tangan ganda": twice,
    "bayangan: sembunyikan": lambda: shadow(uncovered),
    "bayangan: ganti": lambda: shadow(other_font),
    "bayangan: sembunyikan dan ganti": lambda: shadow(spare_page),
    "hanya persetujuan": lambda: genuine("MALING", **APPROVAL),
    "P2 saja": lambda: genuine("MALING", **LEVELS["P2"]),
    "disimpan ulang": saved_anew,
}
