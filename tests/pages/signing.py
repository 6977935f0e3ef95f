"""What the house signs with: a twin of a signer for every officer, and letters that are PDFs, each the same however often made."""

from contextlib import ExitStack
from io import BytesIO
from unittest.mock import patch

import pikepdf

from satupintu.files.actions.note_made import note_made
from satupintu.files.vault import keep_content
from satupintu.people.models import User
from satupintu.people.models.user import OFFICER
from satupintu.people.queries import system_actor
from tests.fakes.signer import FakeSigner

SECRET = "frasa peragaan halaman"
PAGES = 2
LINES = ("KEPUTUSAN KEPALA DINAS", "Nomor {number}", "Menetapkan izin untuk permohonan {case}.")


def signer(region):
    officers = User.objects.filter(kind=OFFICER).values_list("pk", flat=True)
    return FakeSigner(dict.fromkeys(map(str, officers), SECRET))


def letter(docket, permit) -> bytes:
    """In place of the typeset one, which another room makes."""
    content = _pdf(permit.number.text, docket.case.number or "")
    sha256, size = keep_content(content)
    note_made(
        region_id=docket.case.region_id,
        sha256=sha256,
        size=size,
        name=f"{docket.case.number}.pdf",
        pages=PAGES,
        by=system_actor(),
        at=docket.at,
    )
    return content


def _pdf(number: str, case: str) -> bytes:
    out = BytesIO()
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
        )
        for place in range(1, PAGES + 1):
            page = pdf.add_blank_page(page_size=(595, 842))
            name = page.add_resource(font, pikepdf.Name.Font, pikepdf.Name("/F1"))
            lines = [*(line.format(number=number, case=case) for line in LINES), f"Halaman {place}"]
            drawn = " ".join(f"({line}) Tj 0 -24 Td" for line in lines)
            page.contents_add(f"BT {name} 14 Tf 72 740 Td {drawn} ET".encode("latin-1", "replace"))
        pdf.save(out, static_id=True)
    return out.getvalue()


def stand_in(stack: ExitStack) -> None:
    for room in ("frozen", "permit_of", "actions.prepare_signing"):
        stack.enter_context(patch(f"satupintu.cases.{room}.document", letter))
