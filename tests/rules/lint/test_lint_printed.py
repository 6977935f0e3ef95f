"""The rules that read the printed text: what each finds, at which line and key; nothing else is found beside it."""

import pytest

from tests.rules.lint.marks import marked
from tests.rules.lint.sample import PRINTED, changed, findings

SURVEY = 'jaminan_pelayanan = { teks = "Sesuai standar" }'
ARROWS = 'panah = [{ dari = "1", ke = "2" }, { dari = "5", ke = "6", teks = "Perlu persetujuan" }]'
SAID = "cs memeriksa kelengkapan dan meneruskan ke opd_sosial; yang kurang"

# ⟦CODE key⟧ stands just before what is at fault; changes that do not touch each other share a row.
CASES = {
    "actors": [
        (f'uraian_sop = "{SAID}', f'⟦PELAKU-INSTANSI langkah[2].uraian_sop⟧uraian_sop = "Dinas Kelautan: {SAID}'),
        (
            'nama = "Dinkes"\n',
            'nama = "Dinkes"\n⟦URUTAN-BEDA langkah[4].uraian⟧uraian = "Diteruskan ke kadis, lalu opd_paraf."\n',
        ),
        ('nama = "Paraf"\n', 'nama = "Paraf"\nuraian = "Paraf, lalu diteruskan ke kabid."\n'),
        ("jumlah_pelaksana = { jumlah = 3 }", "jumlah_pelaksana = { ⟦PELAKSANA-JUMLAH komponen.jumlah_pelaksana.jumlah⟧jumlah = 2 }"),
    ],
    "a post without a step": [
        ('jabatan = "opd_paraf"', 'jabatan = "opd_sehat"'),
        (
            'nama = "Dinkes"\n',
            'nama = "Dinkes"\n⟦PELAKU-TANPA-JALUR langkah[4].uraian⟧uraian = "Diperiksa opd_paraf."\n',
        ),
    ],
    "columns of the table": [
        (
            'pelaksana = ["Pemohon", "cs", "Dinas", "kabid", "kadis"]',
            'pelaksana = ["Pemohon", "SIPADU", "cs", "Dinas", "kadis", ⟦SOP-PELAKSANA sop.pelaksana[6]⟧"Camat"]',
        ),
        ('jabatan = "kabid"', '⟦SOP-PELAKSANA langkah[6].jabatan⟧jabatan = "kabid"'),
    ],
    "the diagram": [
        (
            ARROWS,
            ('panah = [\n{ ⟦BAGAN-RUJUKAN komponen.mekanisme.bagan.panah[1].dari⟧dari = "77", ke = "2" },\n'
            '⟦BAGAN-KATA komponen.mekanisme.bagan.panah[2]⟧{ dari = "5", ke = "6", teks = "Perlu verifikasi" },\n'
            '⟦BAGAN-KEMBALI komponen.mekanisme.bagan.panah[3]⟧{ dari = "9", ke = "1", teks = "Lengkapi" },\n]'),
        ),
        ('{ no = "5", teks = "PARAF", langkah = "paraf" }', '{ no = "5", teks = "PARAF", ⟦BAGAN-RUJUKAN komponen.mekanisme.bagan.simpul[5].langkah⟧langkah = "parap" }'),
        ('kode = "paraf"\nkeluaran', '⟦BAGAN-KURANG langkah[5].kode⟧kode = "paraf"\nkeluaran'),
    ],
    "from the end to the start": [
        (
            'akhir = "selesai", tonggak = ["terbit"], beri_tahu = [{ siapa = "pemohon", templat = "terbit" }] }]',
            ('akhir = "selesai", tonggak = ["terbit"], beri_tahu = [{ siapa = "pemohon", templat = "terbit" }] },\n'
            '{ kode = "lagi", label = "Lagi", ⟦ALUR-SESUDAH-TTD langkah[9].hasil[2].jenis⟧jenis = "mundur", ke = [⟦BAGAN-KEMBALI langkah[9].hasil[2].ke[1]⟧"pengajuan"] }]'),
        ),
    ],
    "no way back": [
        (
            '{ kode = "kurang", label = "Kurang", jenis = "kembalikan", ke = ["perbaikan"], beri_tahu = [{ siapa = "pemohon", templat = "kabar" }] },\n',
            "",
        ),
        ('kode = "cek"', '⟦KEMBALI-TIDAK-ADA langkah[2].kode⟧kode = "cek"'),
    ],
    "no end but the good one": [
        ('[[langkah]]\nkode = "pengajuan"', '⟦AKHIR-KURANG langkah⟧[[langkah]]\nkode = "pengajuan"'),
        ('jenis = "tolak", akhir = "ditolak"', 'akhir = "ditolak"'),
        ('[[hasil_umum]]\npakai = "tarik"\n', ""),
        ("format = 1\n", "⟦AKHIR-KURANG hasil_umum⟧format = 1\n"),
    ],
    "returned elsewhere": [
        (f'uraian_sop = "{SAID} dikembalikan melalui web SIPADU', f'⟦KEMBALI-SISTEM-LAIN langkah[2].uraian_sop⟧uraian_sop = "{SAID} dikembalikan melalui web OSS'),
        (
            'kode = "kurang", label = "Kurang", jenis = "kembalikan", ke = ["perbaikan"], beri_tahu',
            'kode = "kurang", ⟦KEMBALI-SISTEM-LAIN langkah[2].hasil[2].label⟧label = "Kembalikan melalui OSS", jenis = "kembalikan", ke = ["perbaikan"], beri_tahu',
        ),
    ],
    "nobody is told": [
        ('[pelacakan]\ntemplat = "kabar"\n', ""),
        (SURVEY, 'jaminan_pelayanan = { ⟦PELACAKAN-TIDAK-ADA komponen.jaminan_pelayanan.teks⟧teks = "Dapat ditelusuri melalui Tracking System" }'),
        (
            '{ kode = "kurang", label = "Kurang", jenis = "kembalikan", ke = ["perbaikan"] }',
            '{ ⟦HASIL-TANPA-KABAR langkah[3].hasil[2].kode⟧kode = "kurang", label = "Kurang", jenis = "kembalikan", ke = ["perbaikan"] }',
        ),
        ('{ kode = "tolak"', '{ ⟦HASIL-TANPA-KABAR langkah[7].hasil[1].kode⟧kode = "tolak"'),
        ('pakai = "tarik"', '⟦HASIL-TANPA-KABAR hasil_umum[1].kode⟧kode = "tarik"\npakai = "tarik"\nberi_tahu = []'),
    ],
    "told to others, or too late": [
        ('[pelacakan]\n', '[pelacakan]\n⟦PELACAKAN-PETUGAS pelacakan.tercetak⟧tercetak = "Semua perjalanan dikirim ke pemohon"\n'),
        ('{ kode = "paraf", label = "Paraf", ke = ["setuju"] }', '{ kode = "paraf", label = "Paraf", ke = ["setuju"], beri_tahu = [{ siapa = "berikutnya", templat = "kabar" }] }'),
        ('tugas = "terbitkan"', 'tugas = "serahkan"'),
        ('boleh_otomatis = true', ''),
        ('isi = "Surat {nomor} terbit"', 'isi = "Surat {nomor} sudah bisa diambil"'),
        ('beri_tahu = [{ siapa = "pemohon", templat = "terbit" }]', 'beri_tahu = [⟦SIAP-SESUDAH-AMBIL langkah[9].hasil[1].beri_tahu[1]⟧{ siapa = "pemohon", templat = "terbit" }]'),
        (ARROWS, 'panah = [⟦SIAP-SESUDAH-AMBIL komponen.mekanisme.bagan.panah[1]⟧{ dari = "9", ke = "8", teks = "Sudah dapat diambil" }]'),
    ],
    "the sheet": [
        ('keluaran = ["Naskah berparaf"]\n', ""),
        ('[[langkah]]\nkode = "paraf"', '[[langkah]]\n⟦KELUARAN-KOSONG langkah[5].kode⟧kode = "paraf"'),
        ('jumlah = "17 hari 30 menit"', '⟦SOP-JUMLAH sop.jumlah⟧jumlah = "17 hari"'),
        ('[sop]\nnomor = "1/2024"\n', "⟦SOP-IDENTITAS sop.nomor⟧[sop]\n⟦SOP-IDENTITAS sop.dasar_hukum⟧dasar_hukum = []\n"),
        ('waktu = { hari_kerja = 9 }', 'waktu = { ⟦HARI-TANPA-KERJA langkah[1].waktu.hari⟧hari = 9 }'),
        ('lama = { hari_kerja = 5, menit = 30 }', 'lama = { ⟦HARI-TANPA-KERJA janji.lama.hari⟧hari = 5, menit = 30 }'),
        ('mulai = "lengkap"\nberakhir = "terbit"', 'berakhir = "terbit"'),
        ('[janji]', '⟦JANJI-SAAT janji⟧[janji]'),
    ],
    "what is demanded": [
        ('penyedia = "keduanya"\nopsional = true\n', 'penyedia = "keduanya"\n'),
        ('nama = "Rekomendasi Dinas"', '⟦SYARAT-BUATAN-SENDIRI persyaratan[2].nama⟧nama = "Rekomendasi Dinas"'),
        ('nama = "Akta"', '⟦SYARAT-KERTAS persyaratan[1].nama⟧nama = "Foto copy akta 2 lembar"\n⟦SYARAT-KERTAS persyaratan[1].salinan_kertas⟧salinan_kertas = 2\n⟦SYARAT-KERTAS persyaratan[1].meterai⟧meterai = { bentuk = ["fisik"] }'),
        ('[[kelompok]]\nkode = "data"', '[[persyaratan]]\nkode = "tt"\n⟦NOMOR-LOMPAT persyaratan[3].no⟧no = "5"\n⟦SYARAT-JUGA-HASIL persyaratan[3].nama⟧nama = "Foto copy Tanda Terima"\n\n[[persyaratan]]\nkode = "x"\n⟦SYARAT-BUKAN-DOKUMEN persyaratan[4].nama⟧nama = "Berbadan hukum"\n\n[[kelompok]]\nkode = "data"'),
        ('sarana = { butir = [{ no = "1"', 'sarana = { butir = [{ ⟦NOMOR-LOMPAT komponen.sarana.butir[1].no⟧no = "2"'),
    ],
    "free of charge": [
        ('tugas = "verifikasi"\njabatan = "opd_paraf"', '⟦GRATIS-BAYAR langkah[5].tugas⟧tugas = "bayar"\njabatan = "opd_paraf"'),
        ('{ no = "2", teks = "Ruang tunggu" }', '⟦GRATIS-KASIR komponen.sarana.butir[2]⟧{ no = "2", teks = "Loket Kasir" }'),
        (SURVEY, 'jaminan_pelayanan = { ⟦GRATIS-TARIF komponen.jaminan_pelayanan.teks⟧teks = "Biaya diatur sesuai Peraturan Daerah" }'),
        ('pengesahan = "tte"', 'pengesahan = "tte"\ntanda = ["kop", ⟦GRATIS-METERAI produk.tanda[2]⟧"meterai"]'),
    ],
    "what is issued": [
        ('saluran = ["daring"]', 'saluran = ["daring", "oss"]'),
        ('pengesahan = "tte"', '⟦PENGESAHAN-TANPA-LANGKAH produk.pengesahan⟧⟦BASAH-ELEKTRONIK produk.pengesahan⟧pengesahan = "basah"'),
        ('jaminan_keamanan = { butir = ["Dibubuhi', 'jaminan_keamanan = { butir = [⟦BASAH-ELEKTRONIK komponen.jaminan_keamanan.butir[1]⟧⟦PRODUK-DUA-NAMA komponen.jaminan_keamanan.butir[1]⟧"Sertifikat dibubuhi'),
        ('keluaran = ["Surat dengan TTE"]', 'keluaran = ["Surat"]'),
        ('keluaran = ["Surat terbit"]', 'keluaran = [⟦TTE-TERLAMBAT langkah[9].keluaran[1]⟧"Surat dengan TTE"]'),
        ('label = "Setuju"', '⟦CABANG-LAYANAN-LAIN langkah[6].hasil[1].label⟧label = "Khusus Surat Izin Praktik (SIP) saja"'),
    ],
    "a permit in name only": [
        ('jenis = "izin"', 'jenis = "pendaftaran"'),
        ('nama = "Terbit"\n', '⟦PRODUK-DUA-NAMA langkah[9].nama⟧nama = "Izin terbit"\n'),
    ],
    "components left out": [
        ('kompetensi = { teks = "Teliti" }\n', ""),
        ('[penetapan]\nnomor = "1/2024"\n', ""),
        ("format = 1\n", "⟦PENETAPAN-KOSONG penetapan⟧format = 1\n"),
        ('[komponen]\n', '⟦KOMPONEN-KOSONG komponen.kompetensi⟧[komponen]\n'),
        ('evaluasi = { teks', '⟦KEWAJIBAN-KOSONG komponen.evaluasi⟧evaluasi = { teks'),
        ('[[kewajiban]]\nkode = "rapat"\nteks = "Rapat"\nsetiap = "tahun"\n', ""),
        ('nama = "Cek"\n', '⟦LENGKAP-SESUAI langkah[2].nama⟧nama = "Cek kesesuaian"\n'),
    ],
    "ways to complain": [
        ('nilai = "aduan@ptsp.contoh.go.id"', '⟦KONTAK-SALAH komponen.pengaduan.butir[1].nilai⟧nilai = "aduan@ptsp.con toh.go.id"'),
        ('nilai = "0341123456"', '⟦KONTAK-SALAH komponen.pengaduan.butir[2].nilai⟧nilai = "123456"'),
        ('nilai = "https://ptsp.contoh.go.id/aduan"', '⟦KONTAK-MIRIP komponen.pengaduan.butir[3].nilai⟧nilai = "www.pttsp.contoh.go.id"'),
        (SURVEY, 'jaminan_pelayanan = { ⟦SISTEM-EJAAN komponen.jaminan_pelayanan.teks⟧teks = "Melalui SIPPADU" }'),
    ],
    "visits": [
        ('kunjungan = "wajib"\n', ""),
        ('jangka_waktu = { teks = "5 hari kerja 30 menit" }', 'jangka_waktu = { ⟦KUNJUNGAN-TIDAK-ADA komponen.jangka_waktu.teks⟧teks = "5 hari, memerlukan cek lapangan" }'),
        (SURVEY, 'jaminan_pelayanan = { ⟦KUNJUNGAN-KOMITMEN komponen.jaminan_pelayanan.teks⟧teks = "Berlaku efektif (Tanpa Komitmen)" }'),
    ],
    "the legal basis": [
        (
            'butir = [{ teks = "Undang-Undang Nomor 25 Tahun 2009", hukum = "uu-25-2009" }]',
            ('butir = [\n{ teks = "A", ⟦HUKUM-DICABUT komponen.dasar_hukum.butir[1].hukum⟧hukum = "uu-1-2000" },\n'
            '{ teks = "B", ⟦HUKUM-DIUBAH komponen.dasar_hukum.butir[2].hukum⟧hukum = "uu-3-2000" },\n'
            '{ ⟦HUKUM-LEBIH-MUDA komponen.dasar_hukum.butir[3].teks⟧teks = "C", hukum = "pp-1-2024" },\n'
            '{ teks = "D", ⟦HUKUM-TAK-DIKENAL komponen.dasar_hukum.butir[4].hukum⟧hukum = "uu-8-1888" },\n'
            '⟦HUKUM-TAK-DIKENAL komponen.dasar_hukum.butir[5].hukum⟧{ '
            '⟦HUKUM-LEBIH-MUDA komponen.dasar_hukum.butir[5].teks⟧teks = "Peraturan Bupati Contoh No. 2 Tahun 2024" },\n]'),
        ),
    ],
    "an answer to nothing": [
        (
            "[[kewajiban]]",
            '[[catatan]]\nkode = "N-1"\nditerapkan = "X"\nmenjawab = [⟦CATATAN-TANPA-TEMUAN catatan[1].menjawab[1]⟧"SOP-JUMLAH"]\n\n[[kewajiban]]',
        ),
    ],
}  # fmt: skip


@pytest.mark.parametrize("changes", CASES.values(), ids=CASES.keys())
def test_what_is_found(changes):
    text, expected = marked(*changes, base=PRINTED)
    found = {f"{one.code} {one.place.key}": (one.place.line, one.place.key) for one in findings(text)}
    assert found == expected


def test_the_printed_sample_is_quiet():
    assert [str(finding) for finding in findings(PRINTED)] == []


NOTE = '[[catatan]]\nkode = "N-03"\nditerapkan = "Hari kerja"\nmenjawab = ["HARI-TANPA-KERJA", "BEKU-SESUDAH-TTE"]\n\n'


def test_a_note_answers_what_it_names_and_nothing_that_stops_publication():
    text = changed(PRINTED, "waktu = { hari_kerja = 9 }", "waktu = { hari = 9 }")
    text = changed(text, ", bekukan = true", "")
    assert [(one.code, one.severity) for one in findings(text)] == [
        ("HARI-TANPA-KERJA", "periksa"),
        ("BEKU-SESUDAH-TTE", "salah"),
    ]
    answered = changed(text, "[[kewajiban]]", NOTE + "[[kewajiban]]")
    assert [(one.code, one.severity) for one in findings(answered)] == [
        ("HARI-TANPA-KERJA", "catatan"),
        ("BEKU-SESUDAH-TTE", "salah"),
        ("CATATAN-TANPA-TEMUAN", "periksa"),
    ]


@pytest.mark.parametrize(
    ("law", "severity", "said"),
    [
        ("uu-1-2000", "periksa", "dicabut (sejak 31-12-2023)"),
        ("uu-2-2000", "catatan", "dicabut oleh uu-9-2025, sesudah standar ini berlaku (tahun 2025)"),
        ("uu-3-2000", "catatan", "diubah oleh uu-25-2009 (sejak 18-07-2009)"),
    ],
)
def test_a_law_that_died_after_the_standard_began_is_only_said(law, severity, said):
    (one,) = findings(changed(PRINTED, 'hukum = "uu-25-2009"', f'hukum = "{law}"'))
    assert (one.severity, one.message) == (severity, f"«{law}» {said}.")
