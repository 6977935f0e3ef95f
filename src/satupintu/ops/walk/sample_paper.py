"""A paper of two pages that says what it stands for: small, made alike every time, and really a PDF."""

from collections.abc import Sequence
from datetime import UTC, datetime

PAGES = 2
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def sample_paper(name: str, at: datetime) -> bytes:
    """`at` in any zone makes the same bytes: a database gives it back in another."""
    title = name.replace("_", " ").capitalize()
    pages = [
        _page(
            [
                (24, title),
                (14, "Dokumen contoh, bukan dokumen sungguhan."),
                (12, f"Dibuat {at.astimezone(UTC).isoformat()}"),
            ]
        ),
        _page([(14, f"{title}: halaman kedua")]),
    ]
    kids = b" ".join(f"{4 + 2 * place} 0 R".encode() for place in range(PAGES))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % PAGES,
        _FONT,
    ]
    for place, content in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (5 + 2 * place)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects)


def _page(lines: Sequence[tuple[int, str]]) -> bytes:
    """Text from the top down; a bracket in it would end the string, so there is none."""
    drawn, height = [], 760
    for size, text in lines:
        plain = (
            text.translate({ord(sign): " " for sign in "()\\"}).encode("latin-1", "replace").decode("latin-1")
        )
        drawn.append(f"BT /F {size} Tf 72 {height} Td ({plain}) Tj ET")
        height -= 2 * size
    return "\n".join(drawn).encode("latin-1")


def _file(objects: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)
