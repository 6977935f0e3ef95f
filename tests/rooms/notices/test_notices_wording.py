"""What a notice may say, and what it may never carry. No database."""

import pytest

from satupintu.notices.wording import check_params, render
from satupintu.rules.errors import Refused
from satupintu.rules.notices import LONGEST, check_text, parameters_of


def refused(code, ask, *args):
    with pytest.raises(Refused) as refusal:
        ask(*args)
    assert refusal.value.code == code
    return refusal.value.sentence


def test_the_parameters_of_a_text():
    text = "Permohonan {nomor} ({layanan}) di {langkah}. Lihat {tautan}. No. {nomor}"
    assert check_text(text) == ("langkah", "layanan", "nomor", "tautan")


@pytest.mark.parametrize("name", ["nik", "kk", "alamat", "telepon", "alasan", "nama", "paspor", "no_hp"])
def test_personal_parameters_are_refused_in_text_and_in_values(name):
    assert name in refused("isian_pesan_terlarang", check_text, f"Ada {{{name}}} di sini.")
    refused("isian_pesan_terlarang", check_params, (), {name: "x"})


@pytest.mark.parametrize("text", ["{nomor", "nomor}", "{nomor!r}", "{nomor:>9}", "{}", "{nomor.x}", "{0}"])
def test_a_broken_placeholder_is_refused(text):
    refused("templat_rusak", check_text, text)


@pytest.mark.parametrize("text", ["", "  ", "x" * (LONGEST + 1)])
def test_a_text_has_a_length(text):
    refused("panjang_pesan", check_text, text)


@pytest.mark.parametrize("text", ["NIK 1407021508900001", "1407 0215 0890 0001", "1407.0215.0890.0001"])
def test_sixteen_digits_are_somebodys_nik(text):
    refused("data_pribadi_dalam_pesan", check_text, text)
    refused("data_pribadi_dalam_pesan", check_params, (), {"layanan": text})


@pytest.mark.parametrize("value", ["081276460487", "6281276460487", "+6281276460487"])
def test_a_mobile_number_is_not_a_value(value):
    refused("data_pribadi_dalam_pesan", check_params, (), {"instansi": value})


@pytest.mark.parametrize("value", ["dua\nbaris", "tab\tdi sini", "empat    spasi"])
def test_what_whatsapp_would_refuse_is_refused_here(value):
    refused("isian_pesan_rusak", check_params, (), {"layanan": value})


@pytest.mark.parametrize(
    "value", ["500.16.7.2/0001/433.114/XI/2026", "14.07-SIOP-202611-000012", "Selasa, 24 November 2026"]
)
def test_numbers_of_papers_and_dates_pass(value):
    check_params((), {"nomor": value})


def test_a_link_may_hold_any_digits():
    check_params((), {"tautan": "https://contoh.go.id/v/1407021508900001"})


def test_rendering_fills_all_or_refuses():
    text = "Permohonan {nomor} kini di {langkah}."
    assert render(text, {"nomor": "P-1", "langkah": "{nomor} verifikasi", "layanan": "tidak dipakai"}) == (
        "Permohonan P-1 kini di {nomor} verifikasi."
    )
    assert "langkah" in refused("isian_pesan_kurang", render, text, {"nomor": "P-1"})
    assert parameters_of("tanpa isian") == ()
