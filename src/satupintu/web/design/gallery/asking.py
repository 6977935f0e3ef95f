"""Every kind of control, at rest, filled in, and wrong."""

from collections.abc import Mapping
from typing import Any

from satupintu.web.design.control import Choice, Control, GivenFile

HELP = (
    Choice("alat", "Alat kerja"),
    Choice("latih", "Pelatihan", hint="Paling lama tiga hari.", chosen=True),
)
SHAPES = (
    Choice("badan_hukum", "Berbadan hukum", hint="Yayasan atau perkumpulan yang disahkan."),
    Choice("perorangan", "Perorangan", chosen=True),
    Choice("kelompok", "Kelompok"),
)
FULL = "Tulis nama seperti pada KTP."


def _text(id_: str, label: str, **more: Any) -> Control:
    return Control(id=f"contoh-{id_}", name=id_, label=label, **more)


def _table() -> Control:
    rows = tuple(
        tuple(
            _text(f"pengurus.{number}.{code}", label, kind=kind, value=value)
            for code, label, kind, value in (
                ("nama", "Nama", "teks", name),
                ("telepon", "Telepon", "telepon", ""),
            )
        )
        for number, name in enumerate(("Pengurus Contoh", ""))
    )
    return _text(
        "pengurus",
        "Susunan pengurus",
        kind="tabel",
        hint="Satu baris untuk setiap orang.",
        table=rows,
        add_name="tambah_baris",
        drop_name="hapus_baris",
    )


ASKS_MORE = (
    Choice("tidak", "Saya sendiri", chosen=True),
    Choice("ya", "Orang lain dengan surat kuasa", inside=(_text("kuasa", "Nomor surat kuasa", width=20),)),
)
CONTROLS: Mapping[str, tuple[Control, ...]] = {
    "text_input": (
        _text("nama", "Nama lengkap", autocomplete="name"),
        _text("nama-salah", "Nama lengkap", value="A1", error=FULL, hint="Tanpa gelar."),
        _text("nik", "NIK", kind="nik", hint="16 angka; spasi boleh."),
        _text("telepon", "Nomor telepon", kind="telepon", autocomplete="tel"),
        _text("kode", "Kode", kind="kode", autocomplete="one-time-code"),
        _text("luas", "Luas tempat", kind="angka", suffix="m²", value="120,5"),
        _text("biaya", "Jumlah", kind="uang", value="1250000"),
    ),
    "textarea": (
        _text("alasan", "Alasan", kind="paragraf", rows=3),
        _text("uraian", "Uraian kegiatan", kind="paragraf", maxlength=200, error="Isi uraian kegiatan."),
    ),
    "password_input": (_text("sandi", "Kata sandi", kind="sandi"),),
    "date_input": (
        _text("lahir", "Tanggal lahir", kind="tanggal", hint="Misalnya 20 11 1990 atau 20 November 1990."),
        _text(
            "berdiri",
            "Tanggal berdiri",
            kind="tanggal",
            value="2020-02-31",
            error="Tanggal itu tidak ada.",
        ),
    ),
    "radios": (
        _text(
            "setuju",
            "Apakah ada cabang?",
            kind="pilihan",
            choices=(Choice("ya", "Ya"), Choice("tidak", "Tidak")),
        ),
        _text("bentuk", "Bentuk", kind="pilihan", choices=SHAPES, error="Pilih bentuknya."),
        _text("wakil", "Siapa yang mengambil?", kind="pilihan", choices=ASKS_MORE),
    ),
    "checkboxes": (
        _text("bantuan", "Bantuan yang diminta", kind="banyak_pilihan", choices=HELP),
        _text(
            "pernyataan",
            "Saya menyatakan data ini benar",
            kind="centang",
            error="Centang pernyataan ini.",
        ),
    ),
    "select": (
        _text(
            "negara",
            "Negara asal",
            kind="daftar",
            choices=(Choice("JP", "Jepang", chosen=True), Choice("NL", "Belanda")),
        ),
        _text("bulan", "Bulan", kind="daftar", choices=(Choice("1", "Januari"),), error="Pilih bulannya."),
    ),
    "area_input": (
        _text(
            "desa",
            "Desa atau kelurahan",
            kind="wilayah",
            value="suka",
            hint="Tulis sebagian namanya, lalu tekan Cari.",
            search_name="cari_wilayah",
            choices=(
                Choice("99.01.01.2001", "Sukacontoh, Kecamatan Contoh"),
                Choice("99.01.02.2001", "Sukamisal, Kecamatan Contoh"),
            ),
        ),
    ),
    "file_upload": (
        _text(
            "berkas",
            "Surat permohonan",
            kind="berkas",
            hint="Satu berkas PDF atau foto, paling besar 5 MB.",
            accept=".pdf,image/*",
            drop_name="hapus_berkas",
            files=(
                GivenFile("permohonan.pdf", "820 KB", note="Diunggah pukul 09.15", drop="1"),
                GivenFile(
                    "foto.jpg", "2,1 MB", error="Berkas ini rusak. Unggah lagi dari aslinya.", drop="2"
                ),
            ),
        ),
    ),
    "table_rows": (_table(),),
    "locked": (
        _text("nama-akun", "Nama", value="Pemohon Contoh", locked="Dari akun Anda. Ubah di Data saya."),
    ),
}
"""By the component that shows them."""
