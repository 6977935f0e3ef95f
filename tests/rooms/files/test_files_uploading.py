"""A file in pieces over a bad line: it goes on where it stopped, and the same piece twice changes nothing (D6 to D9)."""

import errno
import os
from datetime import timedelta

import pytest
from django.db import transaction

from satupintu.files import allowances, part_file
from satupintu.files.actions.append_chunk import LARGEST_CHUNK, append_chunk
from satupintu.files.actions.cancel_upload import cancel_upload
from satupintu.files.actions.close_uploads import close_uploads
from satupintu.files.actions.start_upload import LIFETIME, Terms, start_upload
from satupintu.files.actions.sweep_uploads import sweep_uploads
from satupintu.files.checking import check_file
from satupintu.files.models import Allowance, StoredFile, Upload
from satupintu.files.queries import content_of, own_file, own_upload
from satupintu.files.vault import kept, quarantined
from satupintu.rules.errors import Refused
from tests.situations.papers import a_pdf
from tests.situations.seats import AT, a_region, an_agency, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def line(region, by):
    """What one sender does with one upload."""

    class Line:
        content = a_pdf(pages=3)

        def begin(self, size=None, by=by, at=AT, **other):
            terms = other.pop("terms", Terms())
            return start_upload(
                region=region,
                name="akta.pdf",
                size=len(self.content) if size is None else size,
                by=by,
                at=at,
                terms=terms,
                **other,
            )

        def send(self, upload, start, end=None, content=None, by=by, at=AT):
            piece = (content or self.content)[start:end]
            return append_chunk(
                region_id=region.pk, ref=upload.ref, offset=start, content=piece, by=by, at=at
            )

        def close(self, *uploads, by=by, at=AT):
            refs = [upload.ref for upload in uploads]
            file = close_uploads(region_id=region.pk, refs=refs, by=by, at=at)
            return check_file(file, antivirus=None, at=at)

    return Line()


def refused(action, /, *args, **arguments):
    with pytest.raises(Refused) as refusal, transaction.atomic():
        action(*args, **arguments)
    return refusal.value


# (start, end) of the pieces in the order in which they arrive; `-` is where the line dropped and began again.
LINES = {
    "in one piece": [(0, 2000)],
    "in pieces": [(0, 300), (300, 700), (700, 2000)],
    "a piece twice": [(0, 300), (0, 300), (300, 2000), (300, 2000)],
    "again from the beginning": [(0, 300), (300, 900), (0, 300), (300, 900), (900, 2000)],
    "a piece that overlaps": [(0, 500), (300, 2000)],
    "byte by byte at the end": [(0, 1990), *[(n, n + 1) for n in range(1990, 2000)]],
    "an empty piece": [(0, 0), (0, 2000)],
}


@pytest.mark.parametrize("name", LINES)
def test_whatever_the_line_does_the_bytes_are_the_same(line, name):
    line.content = os.urandom(2000)
    upload = line.begin()
    for start, end in LINES[name]:
        upload = line.send(upload, start, end)
    assert upload.received == 2000
    assert quarantined(upload.ref).read_bytes() == line.content


def test_a_piece_that_comes_too_early_says_where_to_go_on(line):
    upload = line.begin()
    line.send(upload, 0, 100)
    told = refused(line.send, upload, 200, 300)
    assert (told.code, told.facts) == ("potongan_melompat", {"diterima": "100"})


@pytest.mark.parametrize(
    ("code", "start", "content"),
    [
        ("berkas_berubah", 0, b"lain" * 10),
        ("berkas_berubah", 50, bytes(100_000)),
        ("potongan_terlalu_besar", 100, bytes(LARGEST_CHUNK + 1)),
        ("potongan_melompat", -1, b"x"),
    ],
)
def test_a_piece_that_cannot_be_of_this_file_is_refused(line, code, start, content, by):
    upload = line.begin()
    line.send(upload, 0, 100)
    with pytest.raises(Refused) as refusal:
        append_chunk(
            region_id=upload.region_id,
            ref=upload.ref,
            offset=start,
            content=content,
            by=by,
            at=AT,
        )
    assert refusal.value.code == code
    assert Upload.objects.get(pk=upload.pk).received == 100


def test_bytes_that_nobody_was_told_of_count_for_nothing(line):
    """The process died between the disk and the row: the same piece comes again."""
    upload = line.begin()
    line.send(upload, 0, 100)
    with quarantined(upload.ref).open("ab") as file:
        file.write(b"half a piece, torn")
    line.send(upload, 100, 400)
    upload = line.send(upload, 400)
    assert quarantined(upload.ref).read_bytes() == line.content


def test_the_same_key_goes_on_and_another_file_under_it_begins_anew(line):
    upload = line.begin(key="kartu")
    line.send(upload, 0, 100)
    again = line.begin(key="kartu")
    assert (again.ref, again.received) == (upload.ref, 100)
    other = line.begin(key="kartu", size=77)
    assert other.ref != upload.ref
    assert refused(line.send, upload, 100, 200).code == "unggahan_tidak_ada"
    assert line.begin(key="kartu", size=77, at=AT + LIFETIME).ref != other.ref


def test_the_same_file_again_is_one_document(line):
    """D9: the answer was lost, or the person sent it once more."""
    first = line.begin()
    line.send(first, 0)
    file = line.close(first)
    assert line.close(first) == file
    second = line.begin()
    line.send(second, 0)
    assert line.close(second) == file
    assert not quarantined(second.ref).exists()
    assert (StoredFile.objects.count(), file.state) == (1, "lulus")


def test_control_another_person_with_the_same_file_has_a_document_of_his_own(line, region):
    other = an_officer(an_agency(region))
    first, second = line.begin(), line.begin(by=other)
    line.send(first, 0)
    line.send(second, 0, by=other)
    files = {line.close(first).pk, line.close(second, by=other).pk}
    assert len(files) == 2
    assert len({kept(file.sha256) for file in StoredFile.objects.all()}) == 1


def test_what_has_not_wholly_arrived_is_no_file(line):
    upload = line.begin()
    line.send(upload, 0, 100)
    assert refused(line.close, upload).code == "unggahan_belum_lengkap"
    nothing = refused(line.close)
    assert (nothing.code, nothing.sentence) == ("berkas_belum_dipilih", "Pilih berkas yang akan diunggah.")
    assert refused(line.close, *[upload] * 2).code == "foto_terlalu_banyak"


def test_an_interrupted_check_is_done_again(line, monkeypatch):
    """A6: the bytes were in their place and the row was not written, or the process died before either."""
    upload = line.begin()
    line.send(upload, 0)
    with monkeypatch.context() as patch:
        patch.setattr("satupintu.files.checking.release_file", lambda **_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            line.close(upload)
    file = StoredFile.objects.get()
    assert file.state == "karantina"
    assert kept(file.sha256).exists()
    assert line.close(upload).state == "lulus"
    assert content_of(StoredFile.objects.get()).read_bytes() == line.content


def test_bytes_that_are_gone_are_told_as_a_failed_upload(line, by):
    upload = line.begin()
    line.send(upload, 0)
    file = close_uploads(region_id=upload.region_id, refs=[upload.ref], by=by, at=AT)
    quarantined(upload.ref).unlink()
    assert (
        check_file(file, antivirus=None, at=AT).reason
        == "Berkas yang dipilih tidak dapat diunggah. Coba lagi."
    )


# -- Limits (D6, D8) -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "megabytes", "code", "sentence"),
    [
        (0, 5, "berkas_kosong", "Berkas yang dipilih kosong. Pilih berkas yang berisi, lalu unggah lagi."),
        (
            5 * 1024 * 1024 + 1,
            5,
            "berkas_terlalu_besar",
            "Berkas yang dipilih harus lebih kecil dari 5 MB. Kecilkan berkasnya, lalu unggah lagi.",
        ),
        (
            300 * 1024 * 1024,
            500,
            "berkas_terlalu_besar",
            "Berkas yang dipilih harus lebih kecil dari 50 MB. Kecilkan berkasnya, lalu unggah lagi.",
        ),
    ],
)
def test_a_file_of_the_wrong_size_is_refused_before_it_is_sent(line, size, megabytes, code, sentence):
    told = refused(line.begin, size=size, terms=Terms(megabytes=megabytes))
    assert (told.code, told.sentence) == (code, sentence)
    assert not Upload.objects.exists()


def test_the_rate_is_one_persons_own(line, settings, region, by):
    settings.UPLOAD_RATE_STAFF = 5
    for _ in range(5):
        cancel_upload(region_id=region.pk, ref=line.begin().ref, by=by, at=AT)
    assert refused(line.begin).code == "unggahan_terlalu_sering"
    assert line.begin(by=an_officer(an_agency(region)))
    assert line.begin(at=AT + allowances.RATE_WINDOW)


def test_the_quota_is_one_persons_own(line, settings, region, by):
    settings.UPLOAD_QUOTA_STAFF_MB = 8
    megabyte = 1024 * 1024
    line.begin(size=5 * megabyte)
    told = refused(line.begin, size=4 * megabyte)
    assert told.code == "kuota_unggahan_habis"
    assert "batas 8 MB" in told.sentence
    assert line.begin(size=4 * megabyte, by=an_officer(an_agency(region)))
    Allowance.objects.filter(owner=by.signatory.actor).update(most_megabytes=10)
    assert line.begin(size=4 * megabyte)


def test_open_uploads_have_an_end(line, settings, monkeypatch):
    monkeypatch.setattr(allowances, "MOST_OPEN", 3)
    for _ in range(3):
        line.begin()
    assert refused(line.begin).code == "unggahan_terlalu_sering"
    assert line.begin(at=AT + LIFETIME)


# -- Whose it is (D10), and what is left behind --------------------------------------------------------------------


def test_anothers_upload_does_not_exist(line, region, by):
    upload, other, elsewhere = line.begin(), an_officer(an_agency(region)), a_region()
    for action in (
        lambda: own_upload(region.pk, upload.ref, by=other),
        lambda: own_upload(elsewhere.pk, upload.ref, by=by),
        lambda: line.send(upload, 0, by=other),
        lambda: line.close(upload, by=other),
        lambda: cancel_upload(region_id=region.pk, ref=upload.ref, by=other, at=AT),
    ):
        assert refused(action).code == "unggahan_tidak_ada"
    line.send(upload, 0)
    file = line.close(upload)
    assert refused(own_file, region.pk, file.ref, by=other).code == "unggahan_tidak_ada"
    assert own_file(region.pk, file.ref, by=by) == file


def test_giving_up_removes_the_bytes(line, region, by):
    upload = line.begin()
    line.send(upload, 0, 100)
    cancel_upload(region_id=region.pk, ref=upload.ref, by=by, at=AT)
    assert not quarantined(upload.ref).exists()
    assert refused(line.send, upload, 100, 200).code == "unggahan_tidak_ada"


def test_what_is_over_is_swept_and_what_waits_is_not(line, region, by):
    old, waiting = line.begin(), line.begin()
    line.send(old, 0, 100)
    line.send(waiting, 0)
    close_uploads(region_id=region.pk, refs=[waiting.ref], by=by, at=AT)
    stray = quarantined("tidakdikenalsiapa123")
    stray.write_bytes(b"x")
    os.utime(stray, (AT.timestamp(), AT.timestamp()))
    assert sweep_uploads(at=AT) == 0
    assert sweep_uploads(at=AT + LIFETIME + timedelta(days=1)) >= 2
    assert not quarantined(old.ref).exists()
    assert not stray.exists()
    assert quarantined(waiting.ref).exists()
    assert list(Upload.objects.all()) == [waiting]


@pytest.mark.parametrize(
    ("number", "code", "sentence"),
    [
        (
            errno.ENOSPC,
            "penyimpanan_penuh",
            "Berkas belum tersimpan karena tempat penyimpanan sedang penuh. Coba lagi nanti.",
        ),
        (errno.EIO, "unggahan_gagal", "Berkas yang dipilih tidak dapat diunggah. Coba lagi."),
    ],
)
def test_a_disk_that_fails_is_told_and_the_piece_may_come_again(line, monkeypatch, number, code, sentence):
    """A4, A5: the piece counts as not received."""
    upload = line.begin()
    line.send(upload, 0, 100)
    with monkeypatch.context() as patch:

        def fail(descriptor):
            raise OSError(number, "no")

        patch.setattr(part_file.os, "fsync", fail)
        told = refused(line.send, upload, 100, 300)
    assert (told.code, told.sentence) == (code, sentence)
    assert Upload.objects.get(pk=upload.pk).received == 100
    line.send(upload, 100, 300)
    assert line.send(upload, 300).received == len(line.content)
