from datetime import date

import pytest

from satupintu.rules.standard.model.components import Channel
from satupintu.rules.standard.model.form import Field
from satupintu.rules.standard.model.registers import LawPart
from satupintu.rules.standard.model.requirement import Requirement
from satupintu.rules.standard.model.step import CaseOutcome, Step
from satupintu.web.design.colour import ENOUGH, contrast_with_white, readable
from satupintu.web.design.filters import long_date, rupiah, short_date
from satupintu.web.public import procedure
from satupintu.web.public.conditions import say_condition
from satupintu.web.public.requirements import requirement_of
from satupintu.web.public.rows import address_of, law_status
from satupintu.web.public.words import Words, joined
from tests.rules.procedure import small

PLAIN = small.standard("awal pemohon/ajukan : ya > !selesai", janji={"lama": {"hari_kerja": 5}})


def a_step(code, **given):
    data = {
        "kode": code,
        "no": "1",
        "nama": code.capitalize(),
        "tugas": "verifikasi",
        "jabatan": "verifikator",
        "hasil": [{"kode": "ya", "label": "Setujui", "akhir": "selesai"}],
    }
    return Step.model_validate(data | given)


FORM = Field.model_validate(
    {
        "kode": "bentuk",
        "label": "Bentuk",
        "jenis": "pilihan",
        "pilihan": [
            {"kode": "bh", "label": "Berbadan hukum"},
            {"kode": "non", "label": "Tidak berbadan hukum"},
        ],
    }
)
STEPS = {
    "periksa": a_step("periksa"),
    "survei": a_step("survei", no="2"),
    "perbaikan": a_step("perbaikan", no="", tugas="perbaiki", jabatan="pemohon"),
}
WORDS = Words(
    posts={"verifikator": "Kasi Perizinan", "pemohon": "Pemohon"}, steps=STEPS, fields={"bentuk": FORM}
)


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ({"bentuk": "bh"}, "“Bentuk” adalah “Berbadan hukum”"),
        ({"bentuk": ["bh", "non"]}, "“Bentuk” adalah “Berbadan hukum” atau “Tidak berbadan hukum”"),
        ({"hasil_periksa": "ya"}, "“hasil Periksa” adalah “Setujui”"),
        ({"jenis_permohonan": "baru"}, "“jenis permohonan” adalah “baru”"),
        ({"lama": True}, "“lama” adalah “ya”"),
        ({"tarif": {"lebih_dari": 0}}, "“tarif” lebih dari 0"),
        ({"surat": {"ada": False}}, "“surat” tidak diisi"),
        ({"bukan": {"bentuk": "bh"}}, "“Bentuk” bukan “Berbadan hukum”"),
        ({"salah_satu": [{"a": 1}, {"b": 2}]}, "(“a” adalah “1” atau “b” adalah “2”)"),
        ({"a": 1, "b": 2}, "“a” adalah “1” dan “b” adalah “2”"),
    ],
)
def test_conditions_in_words(condition, sentence):
    assert say_condition(condition, WORDS) == sentence


@pytest.mark.parametrize(
    ("outcome", "says"),
    [
        ({"ke": ["survei"]}, "lanjut ke langkah 2 (Survei)"),
        ({"ke": ["survei", "periksa"]}, "lanjut ke langkah 2 (Survei) dan langkah 1 (Periksa) bersamaan"),
        ({"ke": ["pengembali"]}, "kembali ke langkah yang memintanya"),
        ({"jenis": "kembalikan", "ke": ["perbaikan"]}, "berkas dikembalikan kepada pemohon untuk diperbaiki"),
        (
            {"jenis": "kembalikan", "akhir": "ditolak"},
            "berkas dikembalikan kepada pemohon; permohonan ditolak",
        ),
        ({"jenis": "mundur", "ke": ["periksa"]}, "kembali ke langkah 1 (Periksa)"),
        ({"jenis": "tidak_perlu", "ke": ["survei"]}, "langkah ini dilewati; lanjut ke langkah 2 (Survei)"),
        (
            {"jenis": "tolak", "akhir": "ditolak", "wajib_alasan": True},
            "permohonan ditolak; alasannya ditulis",
        ),
        ({"akhir": "selesai", "bila": {"a": 1}}, "permohonan selesai; hanya bila “a” adalah “1”"),
        ({"ke": ["tidak_dikenal"]}, "lanjut ke “tidak dikenal”"),
    ],
)
def test_outcomes_in_words(outcome, says):
    step = a_step("uji", hasil=[{"kode": "x", "label": "X"} | outcome])
    assert procedure._way(step.outcomes[0], PLAIN, WORDS).says == says


@pytest.mark.parametrize(
    ("given", "remark"),
    [
        ({"jam": "jeda"}, "Hitungan waktu layanan berhenti selama langkah ini."),
        ({"kunjungan": "wajib"}, "Ada kunjungan lapangan."),
        ({"sifat": "bila_perlu"}, "Dilakukan bila perlu."),
        ({"sifat": "bersyarat", "bila": {"a": 1}}, "Hanya bila “a” adalah “1”."),
        (
            {"gabung": ["periksa", "survei"]},
            "Dimulai sesudah semua ini selesai: langkah 1 (Periksa) dan langkah 2 (Survei).",
        ),
        ({"boleh_otomatis": True}, "Dapat dilakukan sistem secara otomatis."),
        (
            {"hasil": [{"kode": "x", "label": "X", "akhir": "selesai", "tonggak": ["lengkap"]}]},
            "Hitungan waktu layanan dimulai saat berkas dinyatakan lengkap.",
        ),
    ],
)
def test_what_is_special_about_a_step(given, remark):
    assert procedure._remarks(a_step("uji", **given), PLAIN, WORDS).count(remark) == 1


BOUND = small.standard(
    "awal pemohon/ajukan : ya > !selesai", parameter={"rekomendasi": "tidak"}, tarif={"jumlah": 0}
)


@pytest.mark.parametrize(
    ("condition", "kept"),
    [
        (None, ["Ya: permohonan selesai"]),
        ({"rekomendasi": "tidak"}, ["Ya: permohonan selesai"]),
        ({"rekomendasi": "wajib"}, []),
        ({"tarif": {"lebih_dari": 0}}, []),
        ({"jalur": "loket"}, ["Ya: permohonan selesai; hanya bila “jalur” adalah “loket”"]),
    ],
)
def test_what_the_standard_decides_by_itself_is_not_asked_of_the_reader(condition, kept):
    outcome = {"kode": "ya", "label": "Ya", "akhir": "selesai"} | ({"bila": condition} if condition else {})
    ways = procedure.step_of(a_step("uji", hasil=[outcome]), BOUND, WORDS).ways
    assert [f"{way.label}: {way.says}" for way in ways] == kept


def test_withdrawal_in_words():
    outcome = CaseOutcome.model_validate(
        {
            "kode": "tarik",
            "label": "Tarik",
            "jenis": "tarik",
            "oleh": ["pemohon"],
            "sampai": "terbit",
            "akhir": "ditarik",
        }
    )
    assert procedure.case_way_of(outcome, WORDS).says == "oleh Pemohon, sampai surat terbit"


@pytest.mark.parametrize(
    ("given", "remark"),
    [
        (
            {"penyedia": "alur", "dihasilkan_langkah": "survei"},
            "Tidak perlu Anda siapkan: dibuat petugas pada langkah 2 (Survei).",
        ),
        ({"penyedia": "keduanya"}, "Boleh Anda lampirkan bila sudah ada; bila tidak, dibuat petugas."),
        ({"opsional": True}, "Boleh tidak dilampirkan."),
        ({"bila": {"bentuk": "bh"}}, "Hanya bila “Bentuk” adalah “Berbadan hukum”."),
        (
            {"format": ["pdf", "jpg", "png"], "ukuran_maks_mb": 2},
            "Satu berkas PDF, JPG, atau PNG, paling besar 2 MB.",
        ),
        ({"banyak": True}, "Boleh lebih dari satu berkas PDF, masing-masing paling besar 5 MB."),
        ({"meterai": {"nilai": 10000}}, "Bermeterai Rp10.000 (meterai tempel atau e-meterai)."),
        ({"salinan_kertas": 2}, "Serahkan 2 salinan kertas."),
        ({"saat_pengambilan": "ditunjukkan"}, "Tunjukkan aslinya saat mengambil surat."),
        (
            {"rincian": ["nomor", "berlaku_sampai"]},
            "Yang ditanyakan dari surat ini: nomor dan tanggal akhir berlakunya.",
        ),
    ],
)
def test_requirements_in_words(given, remark):
    paper = Requirement.model_validate({"kode": "surat", "nama": "Surat"} | given)
    assert remark in requirement_of(paper, WORDS).remarks


def test_a_paper_we_make_asks_for_no_file():
    paper = Requirement.model_validate({"kode": "surat", "nama": "Surat", "penyedia": "alur"})
    assert not [remark for remark in requirement_of(paper, WORDS).remarks if "MB" in remark]


@pytest.mark.parametrize(
    ("kind", "value", "href"),
    [
        ("telepon", "623434505657", "tel:+623434505657"),
        ("telepon", "+623434505657", "tel:+623434505657"),
        ("telepon", "hubungi loket", ""),
        ("sms", "628123456789", "sms:+628123456789"),
        ("whatsapp", "628123456789", "https://wa.me/628123456789"),
        ("faks", "623434505639", ""),
        ("surel", "a.b@contoh.go.id", "mailto:a.b@contoh.go.id"),
        ("surel", "a@b?subject=x", ""),
        ("situs", "https://contoh.go.id/a", "https://contoh.go.id/a"),
        ("situs", "javascript:alert(1)", ""),
        ("lapor", "https://www.lapor.go.id", "https://www.lapor.go.id"),
        ("alamat", "", ""),
    ],
)
def test_where_a_channel_leads(kind, value, href):
    assert address_of(Channel.model_validate({"jenis": kind, "teks": "teks", "nilai": value})) == href


def test_a_repealed_law_says_so_and_a_law_in_force_says_nothing():
    repealed = LawPart.model_validate(
        {"kode": "a-1", "judul": "A", "status": "dicabut", "oleh": ["b-2"], "sejak": date(2024, 5, 2)}
    )
    unsure = "Keterangan ini belum dicocokkan dengan naskah resmi."
    assert law_status(repealed) == f"Sudah dicabut dengan b-2 sejak 2 Mei 2024. {unsure}"
    assert (
        law_status(repealed.model_copy(update={"verified": True}))
        == "Sudah dicabut dengan b-2 sejak 2 Mei 2024."
    )
    assert law_status(LawPart.model_validate({"kode": "a-1", "judul": "A"})) == ""


@pytest.mark.parametrize(
    ("parts", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c")]
)
def test_lists_as_a_sentence_has_them(parts, sentence):
    assert joined(parts) == sentence


def test_dates_and_money():
    assert long_date(date(2022, 3, 10)) == "Kamis, 10 Maret 2022"
    assert short_date(date(2022, 3, 10)) == "10 Maret 2022"
    assert long_date(None) == "–"
    assert rupiah(1_250_000) == "Rp1.250.000"
    assert rupiah(0) == "Rp0"
    assert rupiah(-5000) == "-Rp5.000"


@pytest.mark.parametrize("colour", ["#ffffff", "#ffff00", "#f59e0b", "#166534", "#000000", "#00ffff"])
def test_every_colour_becomes_readable(colour):
    made = readable(colour)
    red, green, blue = (int(made[place : place + 2], 16) for place in (1, 3, 5))
    assert contrast_with_white(red, green, blue) >= ENOUGH


def test_a_readable_colour_stays_and_nonsense_becomes_ours():
    assert readable("#166534") == "#166534"
    assert readable("red;}body{x:y") == "#1d4ed8"


@pytest.mark.parametrize(
    ("labels", "says"),
    [
        ({}, "Penata Muda"),
        ({"ahli": "Kasi"}, "Kasi (Penata Muda)"),
        ({"ahli": "penata muda"}, "penata muda"),
        ({"lain": "Kabid"}, "Penata Muda"),
    ],
)
def test_a_post_is_called_as_the_document_calls_it(labels, says):
    standard = small.standard("awal pemohon/ajukan : ya > !selesai", sebutan_jabatan=labels)
    words = Words.of(standard, {"ahli": "Penata Muda"})
    assert words.post("ahli") == says
    assert words.post("lain") == labels.get("lain", "Lain")
