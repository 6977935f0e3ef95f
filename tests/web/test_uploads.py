"""The endpoints of uploads: pieces and whole forms, whose they are, what is refused before it is read."""

import logging
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import UnreadablePostError
from django.test import Client
from django.utils import timezone

from satupintu.files.models import StoredFile, Upload
from satupintu.files.vault import kept, quarantined
from satupintu.people.models import Applicant
from satupintu.rules.standard.model.requirement import Requirement
from satupintu.web.uploads.ticket import read_ticket, ticket_for
from tests.rooms.files.corpus import KIND, REFUSED
from tests.situations.browsers import opened_account, signed_in
from tests.situations.papers import a_pdf, a_photo
from tests.situations.seats import AT, a_region

MEGABYTE = 1024 * 1024
BIG = "Berkas yang dipilih harus lebih kecil dari 5 MB. Kecilkan berkasnya, lalu unggah lagi."
CHOOSE = "Pilih berkas yang akan diunggah."


@pytest.fixture
def region(db, collected_static, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: AT)
    return a_region()


def a_citizen(number):
    applicant = Applicant.objects.create(name=f"Pemohon {number}", nik=f"{number:016}", registered_at=AT)
    return signed_in(opened_account(applicant, at=AT))


@pytest.fixture
def citizen(region):
    return a_citizen(1)


@pytest.fixture
def at(region):
    return f"/unggah/{region.slug}/"


def begun(client, at, size, **other):
    return client.post(at, {"nama": "akta.pdf", "ukuran": size} | other)


def piece(client, at, ref, offset, content):
    address = f"{at}{ref}/potongan/"
    return client.post(
        address, data=content, content_type="application/octet-stream", headers={"Upload-Offset": str(offset)}
    )


def sent(client, at, content, size=1500):
    ref = begun(client, at, len(content)).json()["ref"]
    for start in range(0, len(content), size):
        assert piece(client, at, ref, start, content[start : start + size]).status_code == 200
    return ref


def fetched(client, address):
    """Status and bytes of what is sent from a file."""
    answer = client.get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer, content


def ticket(**facts):
    return ticket_for(Requirement.model_validate({"kode": "ktp", "nama": "KTP"} | facts))


def whole(client, at, *files, tiket=""):
    given = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(f"{at}langsung/?tiket={tiket}", {"berkas": given})


def test_a_file_in_pieces_ends_as_a_checked_file(citizen, at):
    content = a_pdf(pages=2)
    ref = sent(citizen, at, content)
    told = citizen.get(f"{at}{ref}/").json()
    assert (told["diterima"], told["ukuran"]) == (len(content), len(content))
    answer = citizen.post(f"{at}selesai/", {"unggahan": ref})
    assert answer.status_code == 200
    assert answer.json() | {"ref": ""} == {
        "ref": "",
        "nama": "akta.pdf",
        "ukuran": len(content),
        "halaman": 2,
        "keadaan": "lulus",
        "antivirus": "Belum dipindai antivirus",
        "kode": "",
        "kalimat": "akta.pdf (2 halaman) sudah tersimpan. Belum dipindai antivirus.",
    }
    assert "no-store" in answer["Cache-Control"]
    assert kept(StoredFile.objects.get().sha256).read_bytes() == content


def test_the_answer_says_where_to_go_on(citizen, at):
    content = a_pdf()
    ref = begun(citizen, at, len(content), kunci="kartu").json()["ref"]
    piece(citizen, at, ref, 0, content[:100])
    ahead = piece(citizen, at, ref, 200, content[200:300])
    assert (ahead.status_code, ahead.json()["diterima"]) == (409, "100")
    again = begun(citizen, at, len(content), kunci="kartu").json()
    assert (again["ref"], again["diterima"]) == (ref, 100)


def test_what_came_before_the_line_dropped_is_kept(citizen, at, monkeypatch):
    content = a_pdf(pages=40)
    ref = begun(citizen, at, len(content)).json()["ref"]
    heard = BytesIO(content)

    def read(request, size):
        if heard.tell() >= 3 * size:
            raise UnreadablePostError("gone")
        return heard.read(size)

    with monkeypatch.context() as patch:
        patch.setattr("satupintu.web.uploads.views._BLOCK", 1000)
        patch.setattr("django.core.handlers.wsgi.WSGIRequest.read", read)
        told = piece(citizen, at, ref, 0, content)
    assert told.json()["diterima"] == 3000
    assert quarantined(ref).read_bytes() == content[:3000]


@pytest.mark.parametrize(
    ("size", "code", "sentence"),
    [
        ("0", "berkas_kosong", "Berkas yang dipilih kosong. Pilih berkas yang berisi, lalu unggah lagi."),
        ("-5", "berkas_kosong", "Berkas yang dipilih kosong. Pilih berkas yang berisi, lalu unggah lagi."),
        ("٣", "berkas_kosong", "Berkas yang dipilih kosong. Pilih berkas yang berisi, lalu unggah lagi."),
        (5 * MEGABYTE + 1, "berkas_terlalu_besar", BIG),
        (10**14, "berkas_terlalu_besar", BIG),
    ],
)
def test_a_size_that_cannot_be_is_refused_before_anything_is_sent(citizen, at, size, code, sentence):
    answer = begun(citizen, at, size)
    assert answer.status_code == (413 if "besar" in code else 422)
    assert answer.json() == {"kode": code, "kalimat": sentence}


def test_the_ticket_of_a_requirement_says_how_large_and_of_which_kind(citizen, at):
    large = ticket(ukuran_maks_mb=10, format=["pdf", "jpg"])
    assert begun(citizen, at, 8 * MEGABYTE, tiket=large).status_code == 201
    assert begun(citizen, at, 8 * MEGABYTE).status_code == 413
    assert read_ticket(large).formats == ("pdf", "jpg")
    forged = begun(citizen, at, 8 * MEGABYTE, tiket=large[:-2] + "xx")
    assert (forged.status_code, forged.json()["kode"]) == (422, "halaman_kedaluwarsa")


class Unread(BytesIO):
    """A body that must not be asked for."""

    def read(self, *_):
        raise AssertionError("the body was read")

    readline = read


def post_unread(client, address, length, **other):
    return client.generic(
        "POST", address, b"", **{"CONTENT_LENGTH": str(length), "wsgi.input": Unread()} | other
    )


def test_too_much_is_refused_before_it_is_read(citizen, at):
    """D6: 300 MB, whole or as one piece."""
    form = post_unread(
        citizen, f"{at}langsung/", 300 * MEGABYTE, CONTENT_TYPE="multipart/form-data; boundary=x"
    )
    assert (form.status_code, form.json()["kalimat"]) == (413, BIG)
    ref = begun(citizen, at, 1000).json()["ref"]
    one = post_unread(citizen, f"{at}{ref}/potongan/", 2 * MEGABYTE, HTTP_UPLOAD_OFFSET="0")
    assert (one.status_code, one.json()["kode"]) == (413, "potongan_terlalu_besar")
    strange = post_unread(citizen, f"{at}tidakadasamasekali/potongan/", 1000, HTTP_UPLOAD_OFFSET="0")
    assert strange.status_code == 404


def test_control_a_form_of_the_usual_size_is_read(citizen, at):
    with pytest.raises(AssertionError, match="was read"):
        post_unread(citizen, f"{at}langsung/", 3 * MEGABYTE, CONTENT_TYPE="multipart/form-data; boundary=x")


def test_a_form_is_read_no_further_than_the_file_that_is_too_large(citizen, at):
    read = []

    class Counted(BytesIO):
        def read(self, size=-1):
            found = super().read(size)
            read.append(len(found))
            return found

    head = b'--x\r\nContent-Disposition: form-data; name="berkas"; filename="a.pdf"\r\n\r\n'
    body = head + bytes(12 * MEGABYTE) + b"\r\n--x--\r\n"
    answer = citizen.generic(
        "POST",
        f"{at}langsung/",
        b"",
        **{
            "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": "multipart/form-data; boundary=x",
            "wsgi.input": Counted(body),
        },
    )
    assert (answer.status_code, answer.json()["kalimat"]) == (413, BIG)
    assert sum(read) < 6 * MEGABYTE


@pytest.mark.parametrize("offset", ["", "x", "-1", "1" * 40, "٣"])
def test_a_piece_says_where_it_belongs(citizen, at, offset):
    ref = begun(citizen, at, 100).json()["ref"]
    assert piece(citizen, at, ref, offset, b"x").json()["kode"] == "potongan_tanpa_letak"


@pytest.mark.parametrize("offset", ["", "x", "0"])
def test_anothers_piece_is_not_there_whatever_it_lacks(citizen, at, offset):
    ref = begun(citizen, at, 100).json()["ref"]
    answer = piece(a_citizen(2), at, ref, offset, b"x")
    assert (answer.status_code, answer.json()["kode"]) == (404, "unggahan_tidak_ada")


def test_a_whole_form_is_the_same_way(citizen, at):
    answer = whole(citizen, at, ("akta.pdf", a_pdf()))
    assert (answer.status_code, answer.json()["keadaan"]) == (200, "lulus")
    photos = whole(citizen, at, ("satu.jpg", a_photo()), ("dua.jpg", a_photo()))
    assert photos.json()["halaman"] == 2


@pytest.mark.parametrize(
    ("files", "status", "sentence"),
    [
        ([], 422, CHOOSE),
        (
            [("kosong.pdf", b"")],
            422,
            "Berkas yang dipilih kosong. Pilih berkas yang berisi, lalu unggah lagi.",
        ),
        ([("besar.pdf", bytes(6 * MEGABYTE))], 413, BIG),
        ([("html.pdf", b"<html>")], 422, KIND),
        ([("terkunci.pdf", REFUSED["D6 password"][0]())], 422, REFUSED["D6 password"][1]),
    ],
)
def test_what_is_wrong_with_a_file_is_told(citizen, at, files, status, sentence):
    answer = whole(citizen, at, *files)
    assert (answer.status_code, answer.json()["kalimat"]) == (status, sentence)


def test_pieces_and_forms_need_their_token(region, at):
    """CSRF is asked of both, although a form is measured before it is read."""
    applicant = Applicant.objects.create(name="Pemohon", nik="9" * 16, registered_at=AT)
    client = Client(enforce_csrf_checks=True)
    client.force_login(opened_account(applicant, at=AT))
    assert begun(client, at, 100).status_code == 403
    assert whole(client, at, ("akta.pdf", a_pdf())).status_code == 403
    assert not Upload.objects.exists()


def test_who_is_not_signed_in_is_told(region, at):
    answer = begun(Client(), at, 100)
    assert answer.status_code == 401
    assert answer.json() == {
        "kode": "belum_masuk",
        "kalimat": "Sesi Anda sudah berakhir. Masuk lagi di tab lain, lalu lanjutkan unggahan di sini.",
    }
    assert Client().get(f"{at}berkas/abc/")["Location"].startswith("/masuk/")


def test_anothers_upload_and_file_do_not_exist_and_that_is_logged(citizen, at, caplog):
    """D10: every address with another's names, in another region, and by guessing."""
    caplog.set_level(logging.WARNING)
    content = a_pdf()
    ref = sent(citizen, at, content)
    file = citizen.post(f"{at}selesai/", {"unggahan": ref}).json()["ref"]
    stranger, elsewhere = a_citizen(2), f"/unggah/{a_region().slug}/"
    for client, place in ((stranger, at), (citizen, elsewhere)):
        asked = [
            client.get(f"{place}{ref}/"),
            piece(client, place, ref, 0, b"x"),
            client.post(f"{place}{ref}/batal/"),
            client.post(f"{place}selesai/", {"unggahan": ref}),
            client.get(f"{place}berkas/{file}/"),
            client.get(f"{place}berkas/{file}/", headers={"Range": "bytes=0-9"}),
            client.get(f"{place}berkas/{file}/1/kecil.jpg"),
        ]
        assert [answer.status_code for answer in asked] == [404] * len(asked)
        assert not any(content[:20] in answer.content for answer in asked)
    assert caplog.text.count("asked for in vain") == 14
    assert fetched(citizen, f"{at}berkas/{file}/")[1] == content
    direct = kept(StoredFile.objects.get().sha256)
    for path in (f"/media/berkas/{direct.name}", f"/static/{direct.name}", f"/berkas/{direct.name}"):
        assert citizen.get(path).status_code == 404


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("akta.pdf", 'attachment; filename="akta.pdf"'),
        ("../../etc/passwd", 'attachment; filename="passwd.pdf"'),
        ("C:\\Users\\x\\KTP.PDF", 'attachment; filename="KTP.PDF"'),
        ("akta\r\nSet-Cookie: a=b.pdf", 'attachment; filename="aktaSet-Cookie: a=b.pdf"'),
        ("akta\u202efdp.exe", 'attachment; filename="aktafdp.pdf"'),
        ('a";b.pdf', 'attachment; filename="a\\";b.pdf"'),
        ("surat 😀.pdf", "attachment; filename*=utf-8''surat%20%F0%9F%98%80.pdf"),
        ("x" * 300 + ".pdf", f'attachment; filename="{"x" * 251}.pdf"'),
    ],
    ids=["plain", "up", "drive", "header", "backwards", "quote", "picture", "long"],
)
def test_a_file_leaves_as_a_download_under_a_clean_name(citizen, at, given, shown):
    """D7: our own name on disk, the uploader's only in the header (RFC 6266), and never opened by the browser."""
    content = a_pdf()
    ref = begun(citizen, at, len(content), nama=given).json()["ref"]
    piece(citizen, at, ref, 0, content)
    file = citizen.post(f"{at}selesai/", {"unggahan": ref}).json()["ref"]
    answer, found = fetched(citizen, f"{at}berkas/{file}/")
    assert answer["Content-Disposition"] == shown
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer["Cache-Control"]
    assert found == content


def test_a_photo_leaves_under_the_ending_of_what_it_became(citizen, at):
    file = whole(citizen, at, ("KTP saya.jpg", a_photo())).json()["ref"]
    answer, _ = fetched(citizen, f"{at}berkas/{file}/")
    assert answer["Content-Disposition"] == 'attachment; filename="KTP saya.pdf"'


def test_a_page_is_shown_as_a_picture(citizen, at):
    file = whole(citizen, at, ("akta.pdf", a_pdf())).json()["ref"]
    answer, image = fetched(citizen, f"{at}berkas/{file}/1/kecil.jpg")
    assert answer["Content-Type"] == "image/jpeg"
    assert "private" in answer["Cache-Control"]
    assert image.startswith(b"\xff\xd8")
    for beyond in ("2/kecil", "1/raksasa"):
        assert citizen.get(f"{at}berkas/{file}/{beyond}.jpg").status_code == 404


def test_giving_up(citizen, at):
    ref = begun(citizen, at, 100).json()["ref"]
    piece(citizen, at, ref, 0, b"x" * 50)
    assert citizen.post(f"{at}{ref}/batal/").json()["keadaan"] == "batal"
    assert piece(citizen, at, ref, 50, b"x" * 50).status_code == 404


def test_one_who_floods_is_stopped_and_others_are_not(citizen, at, settings):
    """D8"""
    settings.UPLOAD_RATE = 10
    codes = [begun(citizen, at, 1).status_code for _ in range(30)]
    assert codes == [201] * 10 + [429] * 20
    assert begun(a_citizen(2), at, 1).status_code == 201
