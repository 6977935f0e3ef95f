"""A standard in which the linter finds nothing, and what it finds when one line of it is changed."""

from collections.abc import Mapping
from functools import cache

from satupintu.rules.lint.finding import Finding, Subject
from satupintu.rules.lint.run import lint
from satupintu.rules.standard.model.region import RegionFile
from satupintu.rules.standard.model.registers import LawPart
from satupintu.rules.standard.reader import Library, read_document, read_laws, read_region, read_standard

GOOD = """\
format = 1
berlaku_mulai = 2024-01-01

[layanan]
kode = "contoh"
nama = "Contoh"
jenis = "izin"
instansi = "ptsp"
saluran = ["daring"]

[penetapan]
nomor = "1/2024"

[tarif]
jumlah = 0

[komponen]
urutan = "14"
jangka_waktu = { teks = "5 hari kerja 30 menit" }
biaya = { teks = "Gratis" }
sarana = { butir = [{ no = "1", teks = "Loket" }, { no = "2", teks = "Ruang tunggu" }] }
kompetensi = { teks = "Teliti" }
pengawasan = { teks = "Atasan langsung" }
jumlah_pelaksana = { jumlah = 3 }
jaminan_pelayanan = { teks = "Sesuai standar" }
jaminan_keamanan = { butir = ["Dibubuhi tanda tangan elektronik"] }
evaluasi = { teks = "Rapat setiap tahun" }

[komponen.dasar_hukum]
butir = [{ teks = "Undang-Undang Nomor 25 Tahun 2009", hukum = "uu-25-2009" }]

[komponen.pengaduan]
butir = [
  { jenis = "surel", teks = "Surel", nilai = "aduan@ptsp.contoh.go.id" },
  { jenis = "telepon", teks = "Telepon", nilai = "0341123456" },
  { jenis = "situs", teks = "Situs", nilai = "https://ptsp.contoh.go.id/aduan" },
]

[janji]
lama = { hari_kerja = 5, menit = 30 }
mulai = "lengkap"
berakhir = "terbit"

[produk]
nama = "Surat Contoh"
seri = "izin"
pola_nomor = "{klasifikasi}/{urut:03}/{unit}/{tahun}"
klasifikasi = "500"
pengesahan = "tte"
tidak_melebihi = ["berlaku_sampai"]

[panduan]
[[panduan.pertanyaan]]
kode = "kegiatan"
tanya = "Apakah sudah berkegiatan?"
jawaban = [
  { kode = "sudah", label = "Sudah", ke = "domisili" }, { kode = "lain", label = "Lain" },
  { kode = "kurang_tahu", label = "Tidak tahu", arti = "tanya", pesan = "Tanyakan dahulu" }]
[[panduan.pertanyaan]]
kode = "rumah"
tanya = "Apakah ada kantor?"
jawaban = [{ kode = "punya", label = "Punya", arti = "cocok" }]
[[panduan.pertanyaan]]
kode = "domisili"
tanya = "Apakah berdomisili di sini?"
jawaban = [
  { kode = "sini", label = "Ya", arti = "cocok" },
  { kode = "sana", label = "Tidak", arti = "tidak_cocok", pesan = "Ajukan di sana" }]

[[persyaratan]]
kode = "akta"
no = "1"
nama = "Akta"
rincian = ["nomor", "tanggal"]
rincian_wajib = ["nomor"]
contoh_surat = { perihal = "Permohonan", isi = "Dengan ini", data = ["lahir_ketua"] }

[[persyaratan]]
kode = "rekomendasi"
no = "2-3"
nama = "Rekomendasi"
penyedia = "keduanya"
opsional = true
dihasilkan_langkah = "dinsos"
dikonfirmasi_oleh = "opd_sosial"
bila = { salah_satu = [{ bentuk = "yayasan" }, { asing = true }] }

[[kelompok]]
kode = "data"
judul = "Data"

[[kelompok.isian]]
kode = "bentuk"
label = "Bentuk"
jenis = "pilihan"
pilihan = [
  { kode = "yayasan", label = "Yayasan" },
  { kode = "perkumpulan", label = "Perkumpulan" },
]

[[kelompok.isian]]
kode = "asing"
label = "Asing"
jenis = "ya_tidak"

[[kelompok.isian]]
kode = "jumlah"
label = "Jumlah"
jenis = "angka"
min = 1
maks = 9

[[kelompok.isian]]
kode = "bidang"
label = "Bidang"
jenis = "pilihan_banyak"
min = 1
pilihan = [{ kode = "anak", label = "Anak" }]

[[kelompok.isian]]
kode = "nomor_akta"
label = "Nomor akta"
jenis = "teks"
panjang_min = 2
panjang_maks = 9
pola = "[A-Z]+"
contoh = "AHU"

[[kelompok]]
kode = "orang"
judul = "Orang"
bila = { jumlah = { lebih_dari = 0 } }

[[kelompok.isian]]
kode = "nik_ketua"
label = "NIK"
jenis = "nik"
cocokkan = { lahir = "lahir_ketua", jenis_kelamin = "kelamin" }

[[kelompok.isian]]
kode = "lahir_ketua"
label = "Lahir"
jenis = "tanggal"
sebelum = "hari_ini"

[[kelompok.isian]]
kode = "kelamin"
label = "Kelamin"
jenis = "pilihan"
pilihan = [{ kode = "laki_laki", label = "L" }, { kode = "perempuan", label = "P" }]

[[kelompok.isian]]
kode = "berlaku_sampai"
label = "Berlaku sampai"
jenis = "tanggal"
sesudah = "lahir_ketua"
min = 2020-01-01
maks = 2090-01-01
wajib_bila = { asing = true }

[[kelompok.isian]]
kode = "pengurus"
label = "Pengurus"
jenis = "tabel"
min = 1
maks = 5

[[kelompok.isian.kolom]]
kode = "jabatan_pengurus"
label = "Jabatan"
jenis = "teks"
bila = { asing = false }

[[kelompok.isian.kolom]]
kode = "mulai_pengurus"
label = "Mulai"
jenis = "tanggal"
sesudah = "lahir_ketua"
bila = { jabatan_pengurus = { ada = true } }

[pelacakan]
templat = "kabar"

[giliran]
templat = "giliran"

[notifikasi]
pakai = "umum"

[notifikasi.terbit]
isi = "Surat {nomor} terbit"

[[langkah]]
kode = "pengajuan"
nama = "Pengajuan"
tugas = "ajukan"
jabatan = "pemohon"
waktu = { hari_kerja = 9 }
hasil = [{ kode = "ajukan", label = "Ajukan", ke = ["cek"], tonggak = ["diajukan"] }]

[[langkah]]
kode = "cek"
nama = "Cek"
tugas = "periksa_kelengkapan"
jabatan = "cs"
hasil = [
  { kode = "lengkap", label = "Lengkap", ke = ["dinsos", "dinkes"], tonggak = ["lengkap"] },
  { kode = "kurang", label = "Kurang", jenis = "kembalikan", ke = ["perbaikan"], beri_tahu = [{ siapa = "pemohon", templat = "kabar" }] },
]

[[langkah]]
kode = "dinsos"
nama = "Dinsos"
tugas = "rekomendasi"
jabatan = "opd_sosial"
kunjungan = "wajib"
waktu = { hari_kerja = 3 }
hasil = [
  { kode = "baik", label = "Baik", ke = ["setuju"] },
  { kode = "kurang", label = "Kurang", jenis = "kembalikan", ke = ["perbaikan"] },
]

[[langkah]]
kode = "dinkes"
nama = "Dinkes"
tugas = "rekomendasi"
jabatan = "opd_sehat"
sifat = "bersyarat"
bila = { bidang = "anak", jalur = "daring" }
waktu = { hari_kerja = 3 }
hasil = [
  { kode = "baik", label = "Baik", ke = ["paraf"] },
  { kode = "tidak_perlu", label = "Tidak perlu", jenis = "tidak_perlu", ke = ["setuju"] },
]

[[langkah]]
kode = "paraf"
nama = "Paraf"
tugas = "verifikasi"
jabatan = "opd_paraf"
waktu = { hari_kerja = 1, menit = 30 }
hasil = [
  { kode = "paraf", label = "Paraf", ke = ["setuju"] },
  { kode = "ulang", label = "Ulang", jenis = "mundur", ke = ["dinkes"] },
]

[[langkah]]
kode = "setuju"
nama = "Setuju"
tugas = "setujui"
jabatan = "kabid"
gabung = ["dinsos", "paraf"]
waktu = { hari_kerja = 1 }
hasil = [
  { kode = "setuju", label = "Setuju", ke = ["ttd"], bila = { hasil_dinsos = "baik" }, beri_nomor = true, bekukan = true },
  { kode = "ulang", label = "Ulang", jenis = "mundur", ke = ["dinsos", "dinkes"], beri_tahu = [{ siapa = "berikutnya", templat = "kabar" }] },
  { kode = "usul", label = "Usul tolak", ke = ["putus"] },
]

[[langkah]]
kode = "putus"
nama = "Putus"
tugas = "putuskan_penolakan"
jabatan = "kadis"
hasil = [{ kode = "tolak", label = "Tolak", jenis = "tolak", akhir = "ditolak" }]

[[langkah]]
kode = "ttd"
nama = "Tanda tangan"
tugas = "tanda_tangan"
jabatan = "kadis"
hasil = [{ kode = "ttd", label = "Tanda tangani", ke = ["terbit"], tonggak = ["ditandatangani"] }]

[[langkah]]
kode = "terbit"
nama = "Terbit"
tugas = "terbitkan"
jabatan = "cs"
boleh_otomatis = true
bukan_pelaku = ["ttd"]
hasil = [{ kode = "terbit", label = "Terbitkan", akhir = "selesai", tonggak = ["terbit"], beri_tahu = [{ siapa = "pemohon", templat = "terbit" }] }]

[[langkah]]
kode = "perbaikan"
nama = "Perbaikan"
tugas = "perbaiki"
jabatan = "pemohon"
jam = "jeda"
hasil = [{ kode = "kirim", label = "Kirim", ke = ["pengembali"] }]

[[hasil_umum]]
pakai = "tarik"

[[kewajiban]]
kode = "rapat"
teks = "Rapat"
setiap = "tahun"
"""

PIECES = """\
[notifikasi.umum.kabar]
isi = "Permohonan {nomor}: {langkah}"

[notifikasi.umum.giliran]
isi = "Berkas {nomor} menunggu"

[hasil_umum.tarik]
kode = "tarik"
label = "Tarik"
jenis = "tarik"
oleh = ["pemohon"]
sampai = "ditandatangani"
akhir = "ditarik"
beri_tahu = [{ siapa = "pemohon", templat = "kabar" }]
"""

LAWS = """\
format = 1

[[hukum]]
kode = "uu-25-2009"
judul = "Undang-Undang Nomor 25 Tahun 2009"
berlaku_sejak = 2009-07-18

[[hukum]]
kode = "uu-1-2000"
judul = "Dicabut sebelum standar"
status = "dicabut"
sejak = 2023-12-31

[[hukum]]
kode = "uu-2-2000"
judul = "Dicabut sesudah standar"
status = "dicabut"
oleh = ["uu-9-2025"]

[[hukum]]
kode = "uu-3-2000"
judul = "Diubah"
status = "diubah"
oleh = ["uu-25-2009"]

[[hukum]]
kode = "pp-1-2024"
judul = "Lebih muda"
berlaku_sejak = 2024-01-02
"""

REGION = """\
format = 1
wilayah = { kode = "99.01", slug = "contoh", nama = "Contoh", zona = "Asia/Jakarta", nama_sistem = "SIPADU" }

[[instansi]]
kode = "ptsp"
nama = "PTSP"
jenis = "ptsp"
kop = { baris = ["PTSP"] }
seri = [
  { kode = "izin", nama = "Izin", pola = "{urut}/{unit}/{tahun}", unit = "X" },
  { kode = "permohonan", nama = "Permohonan", pola = "{urut}/{tahun}" },
  { kode = "tanda_terima", nama = "Tanda terima", pola = "{urut}/{tahun}" },
]

[[instansi]]
kode = "dinas"
nama = "Dinas"
jenis = "teknis"
kop = { baris = ["DINAS"] }
seri = [
  { kode = "berita_acara", nama = "BA", pola = "{urut}/{tahun}" },
  { kode = "rekomendasi_teknis", nama = "Rekomendasi", pola = "{urut}/{tahun}" },
]
"""
REGION += "".join(
    f'\n[[jabatan]]\nkode = "{code}"\nnama = "{code}"\nperan = "verifikator"\ninstansi = "{agency}"\n'
    for code, agency in (
        ("cs", "ptsp"),
        ("kabid", "ptsp"),
        ("kadis", "ptsp"),
        ("opd_sosial", "dinas"),
        ("opd_sehat", "dinas"),
        ("opd_paraf", "dinas"),
    )
)


@cache
def region(text: str = REGION) -> RegionFile:
    return read_region("region.toml", text.encode())


@cache
def laws() -> Mapping[str, LawPart]:
    return {law.code: law for law in read_laws("hukum.toml", LAWS.encode()).laws}


def findings(
    text: str = GOOD,
    pieces: str = PIECES,
    home: str | None = REGION,
    templates: Mapping[str, bytes] | None = None,
) -> list[Finding]:
    library = Library((read_document("potongan.toml", pieces.encode()),))
    read = read_standard("standar.toml", text.encode(), library)
    return lint(Subject(read, region(home) if home else None, laws(), templates))


def changed(text: str, old: str, new: str) -> str:
    """`old` must stand in the text exactly once, so that a case says what it changes."""
    assert text.count(old) == 1, f"{text.count(old)} times: {old}"
    return text.replace(old, new)


ROWS = {
    "pengajuan": "Permohonan",
    "cek": "Tanda terima",
    "dinsos": "Rekomendasi",
    "dinkes": "Rekomendasi",
    "paraf": "Naskah berparaf",
    "setuju": "Naskah bernomor",
    "putus": "Surat penolakan",
    "ttd": "Surat dengan TTE",
    "terbit": "Surat terbit",
}
SENTENCE = (
    "cs memeriksa kelengkapan dan meneruskan ke opd_sosial; yang kurang dikembalikan melalui web SIPADU."
)
SHEET = """\
[komponen.mekanisme.bagan]
simpul = [
  { no = "1", teks = "PENGAJUAN", langkah = "pengajuan" },
  { no = "2", teks = "CEK", langkah = "cek" },
  { no = "3", teks = "DINSOS", langkah = "dinsos" },
  { no = "4", teks = "DINKES", langkah = "dinkes" },
  { no = "5", teks = "PARAF", langkah = "paraf" },
  { no = "6", teks = "PERSETUJUAN", langkah = "setuju" },
  { no = "7", teks = "PUTUSAN", langkah = "putus" },
  { no = "8", teks = "TANDA TANGAN", langkah = "ttd" },
  { no = "9", teks = "TERBIT", langkah = "terbit" },
]
panah = [{ dari = "1", ke = "2" }, { dari = "5", ke = "6", teks = "Perlu persetujuan" }]

[sop]
nomor = "1/2024"
nama = "Contoh"
tanggal_pembuatan = 2024-01-01
tanggal_efektif = 2024-01-01
pelaksana = ["Pemohon", "cs", "Dinas", "kabid", "kadis"]
jumlah = "17 hari 30 menit"

"""


def _with_sheet() -> str:
    """The good standard with its SOP sheet and its printed diagram."""
    text = changed(GOOD, "[janji]", SHEET + "[janji]")
    for code, output in ROWS.items():
        row = f'[[langkah]]\nkode = "{code}"\n'
        text = changed(text, row, f'{row}keluaran = ["{output}"]\n')
    text = changed(text, 'nama = "Rekomendasi"', 'nama = "Rekomendasi Dinas"')
    text = changed(text, 'nama = "Cek"', f'nama = "Cek"\nuraian_sop = "{SENTENCE}"')
    return changed(text, 'nama = "Perbaikan"', 'nama = "Perbaikan"\nturunan = true')


PRINTED = _with_sheet()
