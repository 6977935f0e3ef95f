import pytest
from django.db import IntegrityError, transaction

from satupintu.files.actions.receive_file import receive_file
from satupintu.files.actions.reject_file import reject_file
from satupintu.files.actions.release_file import release_file
from satupintu.files.models import StoredFile
from satupintu.files.naming import plain_name
from satupintu.files.queries import files_by_id, usable_file
from satupintu.rules.errors import Refused
from tests.situations.seats import AT, a_region, an_agency, an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def region():
    return a_region()


def received(region, **other):
    facts = {"sha256": "a" * 64, "size": 5, "media_type": "application/pdf", "original_name": "akta.pdf"}
    return receive_file(region=region, by=an_officer(an_agency(region)), at=AT, **(facts | other))


def refused(expected, action, /, *args, **arguments):
    with pytest.raises(Refused) as refusal, transaction.atomic():
        action(*args, **arguments)
    assert refusal.value.code == expected


def test_a_file_is_usable_only_after_it_passed(region):
    file = received(region)
    refused("berkas_belum_diperiksa", usable_file, region.id, file.id)
    release_file(region_id=region.id, file_id=file.id, media_type="application/pdf", pages=3, at=AT)
    assert usable_file(region.id, file.id).pages == 3
    assert files_by_id(region.id, [file.id]) == {file.id: file}
    assert files_by_id(a_region().id, [file.id]) == {}
    with pytest.raises(StoredFile.DoesNotExist):
        usable_file(a_region().id, file.id)


def test_a_rejected_file_says_why_and_stays_rejected(region):
    file = received(region)
    refused("alasan_wajib", reject_file, region_id=region.id, file_id=file.id, reason="", at=AT)
    reject_file(region_id=region.id, file_id=file.id, reason="Berkas terkunci kata sandi.", at=AT)
    refused("berkas_ditolak", usable_file, region.id, file.id)
    refused(
        "berkas_sudah_diperiksa",
        release_file,
        region_id=region.id,
        file_id=file.id,
        media_type="image/png",
        pages=None,
        at=AT,
    )


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("berkas_kosong", {"size": 0}),
        ("sidik_berkas_rusak", {"sha256": "abc"}),
        ("sidik_berkas_rusak", {"sha256": "Z" * 64}),
    ],
)
def test_an_upload_that_cannot_be_one_is_refused(region, code, facts):
    refused(code, received, region, **facts)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("akta.pdf", "akta.pdf"),
        ("../../etc/passwd", "passwd"),
        (r"C:\Users\a\KTP.jpg", "KTP.jpg"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("", "berkas"),
        ("x" * 300, "x" * 255),
        ("x" * 300 + ".pdf", "x" * 251 + ".pdf"),
        ("akta\u202efdp.exe", "aktafdp.exe"),
        ("akta\r\nSet-Cookie: a=b.pdf", "aktaSet-Cookie: a=b.pdf"),
        ("../..", "berkas"),
        (" . ", "berkas"),
        ("KTP 😀.jpg", "KTP 😀.jpg"),
        ("akta\udcff.pdf", "akta.pdf"),
    ],
)
def test_the_uploaders_name_is_only_a_label(raw, plain):
    assert plain_name(raw) == plain


@pytest.mark.parametrize(
    "broken", [{"state": "lulus"}, {"state": "ditolak", "checked_at": AT}, {"sha256": "abc"}, {"size": 0}]
)
def test_the_database_itself_refuses_half_a_verdict(region, broken):
    file = received(region)
    with pytest.raises(IntegrityError), transaction.atomic():
        StoredFile.objects.filter(id=file.id).update(**broken)
