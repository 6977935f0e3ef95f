"""An application through the pages, as a browser would post it: every group, every paper, checked and sent."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile

from satupintu.cases.models import Case
from satupintu.cases.queries.filling import filling_of
from satupintu.files.formats import MEDIA_TYPES
from satupintu.rules.standard.model.form import Field
from satupintu.web.forms.typed import DATE_PARTS
from tests.situations.papers import a_paper


def key_in(page: str) -> str:
    found = re.search(r'name="kunci" value="([^"]+)"', page)
    assert found, "the form carries no key"
    return found[1]


def posted(field: Field, value: object, name: str = "") -> dict[str, object]:
    """As the controls of the page would send this value."""
    name = name or field.code
    if value is None:
        return {}
    if field.kind == "tabel":
        cells: dict[str, object] = {}
        for number, row in enumerate(value):
            for column in field.columns:
                cells |= posted(column, row.get(column.code), f"{name}.{number}.{column.code}")
        return cells
    if field.kind == "tanggal":
        year, month, day = str(value).split("-")
        return dict(zip((f"{name}.{part}" for part in DATE_PARTS), (day, month, year), strict=True))
    if isinstance(value, bool):
        return {name: "ya" if value else "tidak"}
    return {name: value if isinstance(value, list) else str(value)}


def fill_groups(client, case: Case, answers: dict[str, object], *, by, at) -> None:
    """Group by group, as often as an answer opens new questions."""
    base = f"/permohonan/{case.ref}/"
    for _ in range(10):
        filling = filling_of(case, by=by, at=at)
        lacking = [code for code in filling.asked if filling.faults_of(code)]
        if not lacking:
            return
        for code in lacking:
            data: dict[str, object] = {}
            for field in filling.asked[code]:
                data |= posted(field, answers.get(field.code))
            answer = client.post(f"{base}isian/{code}/", data)
            assert answer.status_code == 302, answer.content.decode()
    raise AssertionError(filling_of(case, by=by, at=at).checked.faults)


def give_papers(client, case: Case, *, by, at) -> None:
    base = f"/permohonan/{case.ref}/"
    for slot in filling_of(case, by=by, at=at).slots:
        if slot.missing:
            page = f"{base}dokumen/{slot.requirement.code}/"
            answer = client.post(page, paper_form(client.get(page).content.decode(), slot.requirement))
            assert answer.status_code == 302, answer.content.decode()


def paper_form(page: str, requirement) -> dict[str, object]:
    ending, content = a_paper(requirement.formats)
    data: dict[str, object] = {
        "kunci": key_in(page),
        "berkas": SimpleUploadedFile(f"{requirement.code}.{ending}", content, MEDIA_TYPES[ending]),
        "nomor": "001/CONTOH/2026",
        "tanggal": "2 Januari 2026",
        "penerbit": "Instansi Contoh",
        "berlaku_sampai": "1 Desember 2028",
        "nomor_meterai": "0" * 22,
    }
    if requirement.alternatives:
        data["jenis_dokumen"] = requirement.alternatives[0]
    return data
