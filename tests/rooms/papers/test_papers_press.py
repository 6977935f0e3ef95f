"""What the press gives, and what it does with whatever a citizen typed."""

import hashlib
import io
import subprocess
import sys
import threading
from dataclasses import replace

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from satupintu.papers.faces import FOLDER, faces
from satupintu.papers.plain_text import REPLACEMENT, printable
from satupintu.papers.press import TemplateFault, page_pictures, typeset
from tests.rooms.papers.letters import CERTIFICATE, DECISION, LINK, letter, table
from tests.rooms.papers.reading import words_of

HOSTILE = r"""#panic("x") $x^2$ \ @rujukan *tebal* _miring_ `kode` <label> = Judul - butir // bukan /* */ ] [ ) ( " ' ~ #let"""


def test_vendored_faces_are_the_ones_listed():
    listed = [line.split() for line in (FOLDER / "origin.txt").read_text().splitlines() if line[0] != "#"]
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.otf")}
    assert {name: digest for digest, name in listed} == found
    assert "SIL Open Font License" in (FOLDER / "OFL-SourceSerif4.txt").read_text()
    assert "SIL Open Font License" in (FOLDER / "OFL-SourceSans3.txt").read_text()


def test_no_face_but_ours_is_known():
    assert sorted(faces().families()) == ["Source Sans 3", "Source Serif 4"]


def test_importing_the_press_loads_no_face():
    told = "import sys, satupintu.papers.press; print('typst' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


def test_same_letter_is_same_bytes_in_any_thread():
    made = []
    threads = [threading.Thread(target=lambda: made.append(typeset(letter()))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({hashlib.sha256(pdf).hexdigest() for pdf in made}) == 1
    assert len(made) == 3


def test_another_moment_is_another_file():
    assert typeset(letter()) != typeset(letter(at=letter().at.replace(minute=5)))


def test_what_was_typed_is_never_a_command():
    pdf = typeset(letter(answers={"nama": HOSTILE}, pemegang=HOSTILE, penandatangan=HOSTILE))
    assert words_of(pdf).count("#panic") == 3
    for piece in HOSTILE.split():
        assert piece in words_of(pdf)


def test_typed_commands_would_run_if_they_were_put_into_the_source():
    with pytest.raises(TemplateFault, match="x"):
        typeset(letter(CERTIFICATE + HOSTILE.encode()))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Siti 😀 Aminah", f"Siti {REPLACEMENT} Aminah"),
        ("محمد", REPLACEMENT * 4),
        ("a\u202eb\u200bc\x00\x07", "abc"),
        ("Ａ１ 𝓐 ㎏", "A1 A kg"),
        ("e\u0301", "é"),
        ("  dua   spasi\t", "dua spasi"),
        ("satu\r\ndua\n\n", "satu\ndua"),
        ("Nur'aini & Co. (1/2) – “x” ½ Rp10.000,00", "Nur'aini & Co. (1/2) – “x” ½ Rp10.000,00"),
    ],
)
def test_letters_without_picture_are_replaced_and_signs_of_direction_go(typed, printed):
    assert printable(typed) == printed


def test_unprintable_answers_still_make_a_paper():
    pdf = typeset(letter(answers={"nama": "محمد 😀 \u202e字", "alamat": "\x00"}, pemegang="字" * 400))
    assert REPLACEMENT in words_of(pdf)


def test_row_without_answer_is_left_out():
    assert "Tidak diisi" not in words_of(typeset(letter()))
    assert "Tidak diisi" in words_of(typeset(letter(answers={"kosong": "ada"})))


def test_fault_names_template_and_line():
    with pytest.raises(TemplateFault) as caught:
        typeset(letter(CERTIFICATE + b"#tidak_ada()\n"))
    assert str(caught.value) == (
        "Templat «contoh.typ» baris 7 tidak dapat disusun: unknown variable: tidak_ada"
    )


def test_template_reaches_no_file_outside_the_parts_and_no_package():
    for reach in (b'#read("/etc/passwd")', b'#read("../press.py")', b'#import "@preview/cetz:0.3.0": *'):
        with pytest.raises(TemplateFault):
            typeset(letter(reach))


@pytest.mark.parametrize(("template", "height"), [(CERTIFICATE, 330), (DECISION, 330)])
def test_paper_size(template, height):
    (page,) = pypdfium2.PdfDocument(typeset(letter(template)))
    assert [round(side / 72 * 25.4) for side in page.get_size()] == [210, height]


def test_long_table_goes_on_with_its_head_and_keeps_the_signature_whole():
    pdf = typeset(letter(answers={"mitra": table(40)}))
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
    assert len(pages) == 2
    assert all("Alamat" in page and "Halaman" in page for page in pages)
    assert "Halaman 2 dari 2" in pages[1]
    assert all("Mitra 40" in page for page in pages[1:])
    assert sum("NIP 19800101" in page for page in pages) == 1


@pytest.mark.parametrize("status", ["rancangan", "salinan"])
def test_state_stands_across_the_page(status):
    assert status.upper() in words_of(typeset(letter(status=status)))
    assert status.upper() not in words_of(typeset(letter()))


def test_foot_carries_the_sentence_of_the_law_on_each_page():
    pages = pypdfium2.PdfDocument(typeset(letter(answers={"mitra": table(60)})))
    for page in pages:
        text = " ".join(page.get_textpage().get_text_bounded().split())
        assert "diterbitkan oleh Otoritas Contoh" in text
        assert "alat bukti hukum yang sah" in text


def test_paper_signed_by_hand_has_room_for_its_marks_and_no_sentence_about_certificates():
    text = words_of(typeset(letter(pengesahan="basah", tanda=["cap", "meterai"])))
    assert "cap" in text
    assert "meterai" in text
    assert "secara elektronik" not in text


@pytest.mark.parametrize("turn", [(1.0, 0), (0.6, 0), (0.6, 7), (1.0, -7)])
def test_qr_is_read_also_small_and_turned(turn):
    scale, degrees = turn
    (page,) = pypdfium2.PdfDocument(typeset(letter()))
    seen = page.render(scale=150 / 72).to_pil().convert("L")
    small = seen.resize((int(seen.width * scale), int(seen.height * scale)), Image.Resampling.BILINEAR)
    turned = small.rotate(degrees, expand=True, fillcolor=255, resample=Image.Resampling.BILINEAR)
    assert [code.text for code in zxingcpp.read_barcodes(turned)] == [LINK]


def test_page_pictures_are_as_wide_as_those_of_uploads():
    (picture,) = page_pictures(letter(status="rancangan"))
    assert Image.open(io.BytesIO(picture)).width == 1240


def test_decision_and_certificate_are_one_file():
    both = b'#keputusan[#menimbang("bahwa lengkap") #memutuskan() #diktum([Memberi izin.]) #tanda_tangan()]\n'
    both += b'#sertifikat(kertas: "a4")[#kepada(berkas.pemegang) #tanda_tangan()]'
    pages = list(pypdfium2.PdfDocument(typeset(letter(both))))
    assert [round(page.get_size()[1] / 72 * 25.4) for page in pages] == [330, 297]
    assert "MEMUTUSKAN" in pages[0].get_textpage().get_text_bounded()
    assert "diberikan kepada" in pages[1].get_textpage().get_text_bounded()


def test_the_region_s_own_arms_stand_at_the_head_and_the_shield_else():
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4" fill="#c00"/></svg>'
    plain = typeset(letter(CERTIFICATE))
    assert typeset(replace(letter(CERTIFICATE), arms=None)) == plain
    assert typeset(replace(letter(CERTIFICATE), arms=("svg", svg))) != plain
    dot = io.BytesIO()
    Image.new("RGB", (9, 9), "#c00").save(dot, "PNG")
    assert typeset(replace(letter(CERTIFICATE), arms=("png", dot.getvalue()))) != plain
