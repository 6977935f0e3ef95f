"""The files of reliability.md D1 to D6, each made here, with the sentence that its uploader must read."""

import zlib
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from tests.situations.papers import a_pdf, a_photo, saved, written

# In two parts, so that no antivirus takes this file for one.
EICAR = (r"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").encode("ascii")
AGAIN = "lalu unggah lagi."
PLAIN = f"Cetak ulang dokumen itu menjadi PDF biasa, {AGAIN}"
VIRUS = "Berkas yang dipilih mengandung virus dan sudah dihapus. Unggah berkas lain yang bersih."
KIND = f"Isi berkas yang dipilih harus berupa PDF, JPG, atau PNG. Simpan ulang dalam salah satu jenis itu, {AGAIN}"
TWO = f"Berkas yang dipilih berisi dua jenis berkas sekaligus. {PLAIN}"
HEAVY = f"Berkas yang dipilih terlalu berat untuk diperiksa. Pindai ulang dokumennya, {AGAIN}"
BROKEN = f"Berkas yang dipilih rusak atau terpotong. Buka di perangkat Anda, simpan ulang, {AGAIN}"
LOCKED = f"Berkas yang dipilih dilindungi kata sandi. Simpan ulang tanpa kata sandi, {AGAIN}"
NO_PAGE = f"Berkas yang dipilih tidak mempunyai halaman. Pindai ulang dokumennya, {AGAIN}"
MANY_PAGES = f"Berkas yang dipilih lebih dari 300 halaman. Ambil halaman yang diminta saja, {AGAIN}"
HEIC = (
    "Foto HEIC belum dapat diterima. Ubah ke JPG: di iPhone buka Pengaturan, Kamera, Format, "
    f"pilih Paling Kompatibel, foto ulang, {AGAIN}"
)
BIG_PHOTO = f"Foto yang dipilih lebih besar dari 120 megapiksel. Kecilkan fotonya, {AGAIN}"


def acts(inside):
    return f"Berkas yang dipilih memuat {inside}. {PLAIN}"


def changed(change):
    with pikepdf.open(BytesIO(a_pdf())) as pdf:
        change(pdf)
        return written(pdf)


def at_opening(**action):
    def change(pdf):
        pdf.Root.OpenAction = Dictionary(**action)

    return changed(change)


def at_closing(pdf):
    pdf.pages[0].AA = Dictionary(C=Dictionary(S=Name.URI, URI=String("https://contoh.invalid/")))


def attached(content):
    def change(pdf):
        pdf.attachments["lampiran.txt"] = pikepdf.AttachedFileSpec(pdf, content)

    return changed(change)


def clicked(pdf, **action):
    annotation = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=Dictionary(**action)
    )
    pdf.pages[0].Annots = Array([pdf.make_indirect(annotation)])


def noted(subtype):
    def change(pdf):
        annotation = Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=Array([0, 0, 9, 9]))
        pdf.pages[0].Annots = Array([pdf.make_indirect(annotation)])

    return changed(change)


def hidden_name():
    """The name written with an escape, which every reader undoes."""
    return at_opening(S=Name.JavaScript, JS=String("app.alert(1)")).replace(b"/JavaScript", b"/J#61vaScript")


def xfa(pdf):
    pdf.Root.AcroForm = Dictionary(XFA=pdf.make_stream(b"<xdp/>"), Fields=Array([]))


def outside_stream(pdf):
    stream = pdf.make_stream(b"")
    stream.F = String("lain.bin")
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(X=stream))


def orphan(pdf):
    """No page leads to it, and it stands in the file all the same."""
    pdf.Root.Lain = pdf.make_indirect(Dictionary(S=Name.Launch, F=String("calc.exe")))


@cache
def packed_zeros(mebibytes=1024):
    """What unpacks so far, in a thousandth of it: one packed block, over and over."""
    packer = zlib.compressobj(9)
    head = packer.compress(bytes(1024 * 1024)) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(1024 * 1024)) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + block * (mebibytes - 1) + packer.flush()


def streamed(content, *filters):
    def change(pdf):
        stream = pdf.make_stream(b"")
        stream.write(content, filter=Array([Name(f"/{each}") for each in filters]))
        pdf.pages[0].Contents = stream

    return changed(change)


def bomb(times=1):
    content = packed_zeros()
    for _ in range(times - 1):
        content = zlib.compress(content, 1)
    return streamed(content, *["FlateDecode"] * times)


def bomb_beyond_measuring(mebibytes=700):
    """Unpacked by qpdf in one piece: only the memory of the process is in its way."""
    runs = b"\x81\x00" * (mebibytes * 1024 * 1024 // 128) + b"\x80"
    return streamed(zlib.compress(runs, 9), "FlateDecode", "RunLengthDecode")


def endless_drawing(levels=9, times=12):
    """Forms that draw forms that draw forms: nothing is large, and it never ends."""

    def change(pdf):
        inner = pdf.make_stream(b"0 0 1 1 re f")
        inner.Type, inner.Subtype, inner.BBox = Name.XObject, Name.Form, Array([0, 0, 500, 500])
        for _ in range(levels):
            outer = pdf.make_stream(b"/X Do " * times)
            outer.Type, outer.Subtype, outer.BBox = Name.XObject, Name.Form, Array([0, 0, 500, 500])
            outer.Resources = Dictionary(XObject=Dictionary(X=inner))
            inner = outer
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(X=inner))
        pdf.pages[0].Contents = pdf.make_stream(b"/X Do")

    return changed(change)


def deep(levels=5000):
    """Boxes in boxes, in an object that the catalogue leads to; readers give up on it, and on nothing else."""
    content = changed(lambda pdf: setattr(pdf.Root, "Lain", pdf.make_indirect(Array([Name.Isi]))))
    return content.replace(b"[ /Isi ]", b"[" * levels + b"]" * levels)


def wide_picture(pdf):
    """A picture of 2,500 million points, in a few bytes."""
    image = pdf.make_stream(zlib.compress(bytes(100)))
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width = image.Height = 50_000
    image.ColorSpace, image.BitsPerComponent, image.Filter = Name.DeviceGray, 8, Name.FlateDecode
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(X=image))


def same_page(times):
    """One page, listed so often."""

    def change(pdf):
        tree = pdf.Root.Pages
        tree.Kids = Array([tree.Kids[0]] * times)

    return changed(change)


def loop(pdf):
    pdf.Root.Pages.Kids = Array([pdf.Root.Pages])


def no_page():
    with pikepdf.new() as pdf:
        return written(pdf)


def zipped(name="isi.txt", content=b"halo"):
    into = BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return into.getvalue()


def locked(user):
    return a_pdf(encryption=pikepdf.Encryption(owner="pemilik", user=user))


def cut(content, share=0.6):
    return content[: int(len(content) * share)]


def picture_of(across, down):
    return saved(Image.new("1", (across, down)), "png")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
EXE = b"MZ\x90\x00" + bytes(200)

# name → (its bytes, the sentence). D2 to D4 and D6 of the catalogue; D1 needs an antivirus (test_files_antivirus.py).
REFUSED = {
    "D2 html": (lambda: HTML, KIND),
    "D2 svg": (lambda: SVG, KIND),
    "D2 exe": (lambda: EXE, KIND),
    "D2 zip": (zipped, KIND),
    "D2 gif": (lambda: b"GIF89a" + bytes(50), KIND),
    "D2 words": (lambda: b"Surat permohonan", KIND),
    "D2 pdf and zip": (lambda: a_pdf() + zipped(), TWO),
    "D2 pdf and html behind": (lambda: a_pdf() + HTML, TWO),
    "D2 pdf and a long tail": (lambda: a_pdf() + b"x" * 1000, TWO),
    "D2 html in the head": (lambda: a_pdf().replace(b"\n", b"\n%<html><script>x</script>\n", 1), TWO),
    "D2 script and pdf": (lambda: b"/*" + a_pdf() + b"*/alert(1)", KIND),
    "D3 javascript": (
        lambda: at_opening(S=Name.JavaScript, JS=String("app.alert(1)")),
        acts("skrip (JavaScript)"),
    ),
    "D3 javascript escaped": (hidden_name, acts("skrip (JavaScript)")),
    "D3 javascript on a click": (
        lambda: changed(lambda pdf: clicked(pdf, S=Name.JavaScript, JS=String("x"))),
        acts("skrip (JavaScript)"),
    ),
    "D3 launch": (
        lambda: at_opening(S=Name.Launch, F=String("calc.exe")),
        acts("perintah menjalankan program"),
    ),
    "D3 launch, orphan": (lambda: changed(orphan), acts("perintah menjalankan program")),
    "D3 opens an address": (
        lambda: at_opening(S=Name.URI, URI=String("https://contoh.invalid/")),
        acts("rujukan otomatis ke luar berkas"),
    ),
    "D3 closing opens an address": (lambda: changed(at_closing), acts("rujukan otomatis ke luar berkas")),
    "D3 other document": (
        lambda: changed(lambda pdf: clicked(pdf, S=Name.GoToR, F=String("lain.pdf"))),
        acts("rujukan otomatis ke luar berkas"),
    ),
    "D3 sends the form": (
        lambda: changed(lambda pdf: clicked(pdf, S=Name.SubmitForm, F=String("https://contoh.invalid/"))),
        acts("rujukan otomatis ke luar berkas"),
    ),
    "D3 stream elsewhere": (lambda: changed(outside_stream), acts("rujukan otomatis ke luar berkas")),
    "D3 attachment": (lambda: attached(b"isi"), acts("berkas lain di dalamnya")),
    "D3 attached to a page": (lambda: noted("FileAttachment"), acts("berkas lain di dalamnya")),
    "D3 film": (lambda: noted("RichMedia"), acts("suara, video, atau gambar bergerak")),
    "D3 xfa": (lambda: changed(xfa), acts("formulir XFA")),
    "D4 1 GiB in 1 MB": (bomb, HEAVY),
    "D4 packed twice": (lambda: bomb(times=2), HEAVY),
    "D4 wide picture": (lambda: changed(wide_picture), HEAVY),
    "D4 unpacked in one piece": (bomb_beyond_measuring, HEAVY),
    "D4 drawn without end": (endless_drawing, HEAVY),
    "D4 100,000 pages": (lambda: same_page(100_000), MANY_PAGES),
    "D4 301 pages": (lambda: a_pdf(pages=301), MANY_PAGES),
    "D4 loop in the pages": (lambda: changed(loop), BROKEN),
    "D4 photo of 150 megapixels": (lambda: picture_of(15_000, 10_000), BIG_PHOTO),
    "D6 password": (lambda: locked("rahasia"), LOCKED),
    "D6 no page": (no_page, NO_PAGE),
    "D6 cut short": (lambda: cut(a_pdf(pages=30)), BROKEN),
    "D6 head only": (lambda: b"%PDF-1.7\n", BROKEN),
    "D6 photo cut short": (lambda: cut(a_photo(size=(800, 600))), BROKEN),
    "D6 heic": (lambda: b"\x00\x00\x00\x18ftypheic" + bytes(100), HEIC),
}


def ordinary(number):
    """What scanners, phones, Word and e-meterai make of a paper: never twice the same."""
    content = saved(Image.effect_noise((300 + number, 400), 40), "jpg", quality=60)
    with pikepdf.new() as pdf:
        for _ in range(1 + number % 4):
            page = pdf.add_blank_page(page_size=(595, 842))
            image = pdf.make_stream(
                content,
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=300 + number,
                Height=400,
                ColorSpace=Name.DeviceGray,
                BitsPerComponent=8,
                Filter=Name.DCTDecode,
            )
            name = page.add_resource(image, Name.XObject)
            page.contents_add(f"q 595 0 0 842 0 0 cm {name} Do Q".encode())
            page.Rotate = 90 * (number % 2)
        return _finished(pdf, number)


def _to_first(pdf):
    return Array([pdf.pages[0].obj, Name.Fit])


def _titled(pdf):
    with pdf.open_metadata() as told:
        told["dc:title"] = "Pindaian"


CHANGES = {
    1: lambda pdf: setattr(pdf.Root, "OpenAction", _to_first(pdf)),
    2: lambda pdf: setattr(pdf.Root, "OpenAction", Dictionary(S=Name.GoTo, D=_to_first(pdf))),
    3: lambda pdf: clicked(pdf, S=Name.URI, URI=String("https://contoh.invalid/")),
    7: lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(Fields=Array([]), SigFlags=3)),
    9: _titled,
}
WAYS = {
    4: {"linearize": True},
    5: {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
    6: {"encryption": pikepdf.Encryption(owner="pemindai", user="")},
}
TAILS = {8: b"\r\n\x1b%-12345X@PJL EOJ\r\n"}


def _finished(pdf, number):
    kind = number % 10
    CHANGES.get(kind, lambda pdf: None)(pdf)
    return written(pdf, **WAYS.get(kind, {})) + TAILS.get(kind, b"")
