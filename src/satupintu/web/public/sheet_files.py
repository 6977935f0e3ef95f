"""The sheets to print as files: the blank form, and the letter that an applicant writes himself."""

from collections.abc import Mapping, Sequence

from satupintu.cases.letters.head import office_facts
from satupintu.cases.letters.sheet import Sheet, letter_of
from satupintu.cases.office import office_for
from satupintu.cases.typesetting import set_letter
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.worktime.words import say_date
from satupintu.web.public.lookups import Shown
from satupintu.web.public.sheets import Blank, BlankGroup, Letter
from satupintu.web.public.versions import SHORT

NAMES = {"izin": "Formulir Izin", "pendaftaran": "Formulir Pendaftaran"}
FORM = "Formulir Permohonan"


def name_of_form(standard: Standard) -> str:
    """As offices call it: a permit's form, a registration's, and of anything else an application's."""
    return NAMES.get(standard.service.kind, FORM)


def blank_form_file(shown: Shown, groups: Sequence[BlankGroup]) -> bytes:
    found = {
        "nama": name_of_form(shown.standard),
        "kelompok": [_group(group) for group in groups],
        "asal": f"Disusun dari standar pelayanan yang berlaku mulai {say_date(shown.version.effective)}, "
        f"sidik versi {shown.version.hash[:SHORT]}.",
    }
    return _set(shown, "formulir", found["nama"], found)


def sample_letter_file(shown: Shown, letter: Letter) -> bytes:
    found = {
        "perihal": letter.subject,
        "kepada": f"Kepala {shown.version.agency.name}",
        "label": letter.lines,
        "alinea": letter.paragraphs,
        "melampirkan": letter.papers,
        "penanda_tangan": letter.signer,
        "meterai": f"Rp{letter.stamp_duty:,}".replace(",", ".") if letter.stamp_duty else None,
    }
    return _set(shown, "contoh_surat", letter.subject, found)


def _set(shown: Shown, form: str, title: object, found: Mapping[str, object]) -> bytes:
    """The same for everybody, and the same bytes as long as the version is."""
    head = {
        **office_facts(office_for(shown.region, shown.version.agency)),
        "layanan": shown.standard.service.name,
        "produk": shown.standard.product.name,
        "judul_dokumen": f"{title}: {shown.standard.service.name}",
    }
    sheet = Sheet(form=form, head=head, found=found, at=shown.version.published_at)
    return set_letter(letter_of(shown.region.code, shown.version.hash, sheet))


def _group(group: BlankGroup) -> Mapping[str, object]:
    return {
        "judul": group.title,
        "keterangan": group.description or None,
        "bila": group.only_if or None,
        "isian": [_blank(blank) for blank in group.blanks],
    }


def _blank(blank: Blank) -> Mapping[str, object]:
    return {
        "label": blank.label,
        "bentuk": blank.shape,
        "bantuan": blank.hint or None,
        "bila": blank.only_if or None,
        "wajib": blank.required,
        "kotak": blank.boxes,
        "pilihan": blank.choices,
        "kolom": blank.columns,
        "baris": blank.rows,
    }
