"""What these pages themselves refuse, each with its code and beside its control."""

import pytest
from django.http import QueryDict

from satupintu.rules.errors import Refused
from satupintu.web.manage import asking, moving_dates
from satupintu.web.manage.typed import day_of, maybe_day_of
from tests.rooms.cases.journey import TODAY
from tests.web.manager import day, said

ON = day("tanggal", TODAY)
START = day("mulai", TODAY)
REFUSALS = (
    ("orang/baru/", {"nama": " ", "nama_masuk": "petugas.lain"}, "nama_kosong"),
    ("jabatan/{post}/dudukkan/", START, "petugas_belum_dipilih"),
    ("jabatan/{post}/tunjuk/", {"petugas": "0"} | START, "petugas_belum_dipilih"),
    ("kalender/libur/", {"nama": "Libur", "dasar": "SK"}, "tanggal_kosong"),
    ("kalender/libur/", {"nama": " ", "dasar": "SK"} | ON, "nama_libur_kosong"),
    ("kalender/libur/", {"nama": "Libur", "dasar": " "} | ON, "dasar_libur_wajib"),
    ("kalender/jam/", {"senin": "08.00-14.00"} | START, "dasar_jam_wajib"),
    (
        "kalender/jam/",
        {"senin": "08.00-14.00", "dasar": "SK", "jenis": "ramadan"} | START,
        "ramadan_tanpa_akhir",
    ),
    ("kalender/cuti-bersama/", {}, "pilihan_cuti_bersama_kosong"),
    ("pengumuman/baru/", {"judul": "Judul", "isi_teks": "Isi"}, "jenis_pengumuman_kosong"),
    (
        "pengumuman/baru/",
        {"jenis": "gangguan", "judul": "J", "isi_teks": "I", "sampai_pukul": "sore"} | day("sampai", TODAY),
        "jam_pengumuman_salah",
    ),
)


@pytest.fixture
def codes(monkeypatch):
    """The code behind each sentence that a page shows."""
    seen = []
    show = asking.show_question

    def listening(request, question, refused=None):
        seen.append(refused.code if refused else "")
        return show(request, question, refused)

    monkeypatch.setattr(asking, "show_question", listening)
    monkeypatch.setattr(moving_dates, "show_question", listening)
    return seen


def test_each_is_refused_on_its_own_page_with_a_sentence_above(stage, client, base, codes, officer):
    post = officer.holdings.all()[0].post_id
    for address, sent, code in REFUSALS:
        answer = client.post(base + address.format(post=post), sent)
        assert (answer.status_code, codes[-1]) == (422, code), address
        assert "Ada yang perlu diperbaiki" in said(answer)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (("", "", ""), "tanggal_kosong"),
        (("31", "2", "2026"), "tanggal_tidak_ada"),
        (("1", "", "2026"), "tanggal_tidak_ada"),
        (("satu", "2", "2026"), "tanggal_tidak_ada"),
        (("1", "2", "26000"), "tanggal_tidak_ada"),
    ],
)
def test_a_day_that_cannot_be_read(parts, code):
    posted = QueryDict(mutable=True)
    posted.update(dict(zip(("x.hari", "x.bulan", "x.tahun"), parts, strict=True)))
    with pytest.raises(Refused) as caught:
        day_of(posted, "x")
    assert caught.value.code == code


def test_a_day_may_be_left_out():
    assert maybe_day_of(QueryDict(), "x") is None
