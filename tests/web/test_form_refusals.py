"""What forms refuse by themselves, before any action is asked: each with its own code and a sentence that says what to do."""

from types import SimpleNamespace

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from satupintu.rules.errors import Refused
from satupintu.web.account import own_data, registering
from satupintu.web.desk import arriving, asked, visit_fields, visit_record
from satupintu.web.filling import check
from satupintu.web.portal import withdrawing


def posted(query: str = ""):
    return RequestFactory().post("/", QueryDict(query).dict())


def of_a_case(standard=None):
    return SimpleNamespace(request=posted(), standard_hash=standard)


@pytest.mark.parametrize(
    ("ask", "code", "what_to_do"),
    [
        (lambda: registering._check_agreed(QueryDict("nama=A")), "belum_setuju", "centang"),
        (lambda: arriving._chosen(QueryDict("layanan=tidak-ada"), []), "layanan_belum_dipilih", "Pilih"),
        (
            lambda: asked._payment(QueryDict("jumlah_bayar=5000")),
            "bukti_bayar_tidak_lengkap",
            "Isi Tanggal bayar",
        ),
        (
            lambda: asked._payment(QueryDict("jumlah_bayar=lima")),
            "bukti_bayar_tidak_lengkap",
            "Jumlah yang dibayar",
        ),
        (lambda: visit_fields.day_typed(QueryDict("")), "tanggal_kunjungan_salah", "Isi Tanggal kunjungan"),
        (
            lambda: visit_fields.day_typed(QueryDict("k-tanggal.hari=x")),
            "tanggal_kunjungan_salah",
            "20-11-2026",
        ),
        (lambda: visit_record._degrees("di sana"), "posisi_salah", "misalnya"),
        (lambda: check._send(of_a_case()), "belum_menyatakan", "Centang pernyataan"),
    ],
)
def test_a_form_says_what_is_missing(ask, code, what_to_do):
    with pytest.raises(Refused) as caught:
        ask()
    assert caught.value.code == code
    assert what_to_do in caught.value.sentence


def test_a_region_has_to_be_chosen(db):
    with pytest.raises(Refused) as caught:
        own_data._region(posted("wilayah=tidak-ada"))
    assert caught.value.code == "wilayah_belum_dipilih"


def test_a_standard_without_a_way_to_withdraw_says_so(monkeypatch):
    without = SimpleNamespace(case_outcomes=[SimpleNamespace(kind="batal", by=("kepala_dinas",))])
    monkeypatch.setattr(withdrawing, "standard_by_hash", lambda _: without)
    with pytest.raises(Refused) as caught:
        withdrawing.way_out(of_a_case())
    assert caught.value.code == "penarikan_tidak_ada"


@pytest.mark.parametrize(
    ("typed", "degrees"), [("", None), ("-7,645", -7.645), (" 112.8 ", 112.8), ("+1", 1.0)]
)
def test_a_position_is_read_with_point_or_comma(typed, degrees):
    assert visit_record._degrees(typed) == degrees
