"""Every rule of the linter: what it finds, at which line and key; nothing else is found beside it."""

import pytest

from tests.rules.lint.marks import marked
from tests.rules.lint.sample import findings

# ⟦CODE key⟧ stands just before what is at fault; changes that do not touch each other share a row.
CASES = {
    "one code, one thing": [
        ('kode = "orang"', '⟦KODE-GANDA kelompok[2].kode⟧kode = "data"'),
        ('kode = "rekomendasi"\n', '⟦KODE-GANDA persyaratan[2].kode⟧kode = "akta"\n'),
        ('{ kode = "perkumpulan"', '{ ⟦KODE-GANDA kelompok[1].isian[1].pilihan[2].kode⟧kode = "yayasan"'),
        (
            'kode = "mulai_pengurus"',
            '⟦KODE-GANDA kelompok[2].isian[5].kolom[2].kode⟧kode = "jabatan_pengurus"',
        ),
        ('{ kode = "usul"', '{ ⟦KODE-GANDA langkah[6].hasil[3].kode⟧kode = "ulang"'),
        ('kode = "nik_ketua"', '⟦KODE-GANDA kelompok[2].isian[1].kode⟧kode = "nomor_akta"'),
        (
            'setiap = "tahun"',
            'setiap = "tahun"\n[[kewajiban]]\n⟦KODE-GANDA kewajiban[2].kode⟧kode = "rapat"\nteks = "R"\nsetiap = "bulan"',
        ),
        (
            'pakai = "tarik"',
            'pakai = "tarik"\n[[hasil_umum]]\npakai = "tarik"\n⟦KODE-GANDA hasil_umum[2].kode⟧kode = "tarik"',
        ),
    ],
    "names that must exist": [
        ('ke = ["ttd"]', 'ke = [\n"ttd",\n⟦RUJUKAN-LANGKAH langkah[6].hasil[1].ke[2]⟧"tidak_ada"]'),
        (
            'gabung = ["dinsos", "paraf"]',
            'gabung = ["dinsos", "paraf", ⟦RUJUKAN-LANGKAH langkah[6].gabung[3]⟧"kabur"]',
        ),
        ('bukan_pelaku = ["ttd"]', 'bukan_pelaku = [⟦RUJUKAN-LANGKAH langkah[9].bukan_pelaku[1]⟧"teteh"]'),
        (
            'dihasilkan_langkah = "dinsos"',
            '⟦RUJUKAN-LANGKAH persyaratan[2].dihasilkan_langkah⟧dihasilkan_langkah = "dinsoss"',
        ),
        (
            'dikonfirmasi_oleh = "opd_sosial"',
            '⟦RUJUKAN-JABATAN persyaratan[2].dikonfirmasi_oleh⟧dikonfirmasi_oleh = "opd"',
        ),
        ('jabatan = "opd_paraf"', '⟦RUJUKAN-JABATAN langkah[5].jabatan⟧jabatan = "kasi"'),
        (
            'siapa = "pemohon", templat = "terbit"',
            '⟦RUJUKAN-JABATAN langkah[9].hasil[1].beri_tahu[1].siapa⟧siapa = "bupati", templat = "terbit"',
        ),
        (
            'pakai = "tarik"',
            'pakai = "tarik"\noleh = ["pemohon", ⟦RUJUKAN-JABATAN hasil_umum[1].oleh[2]⟧"sekda"]',
        ),
        ('[pelacakan]\ntemplat = "kabar"', '[pelacakan]\n⟦RUJUKAN-TEKS pelacakan.templat⟧templat = "kabur"'),
        ('[giliran]\ntemplat = "giliran"', '[giliran]\n⟦RUJUKAN-TEKS giliran.templat⟧templat = "gilir"'),
        (
            'siapa = "berikutnya", templat = "kabar"',
            'siapa = "berikutnya", ⟦RUJUKAN-TEKS langkah[6].hasil[2].beri_tahu[1].templat⟧templat = "x"',
        ),
        (
            'tidak_melebihi = ["berlaku_sampai"]',
            'tidak_melebihi = ["berlaku_sampai", ⟦RUJUKAN-TANGGAL produk.tidak_melebihi[2]⟧"bentuk"]',
        ),
    ],
    "the series": [
        ('seri = "izin"', '⟦RUJUKAN-SERI produk.seri⟧seri = "surat"'),
        (
            'jabatan = "opd_sosial"\nkunjungan = "wajib"',
            'jabatan = "cs"\n⟦RUJUKAN-SERI langkah[3].kunjungan⟧kunjungan = "wajib"',
        ),
        (
            'nama = "Dinsos"\ntugas = "rekomendasi"',
            'nama = "Dinsos"\n⟦RUJUKAN-SERI langkah[3].tugas⟧tugas = "rekomendasi"',
        ),
        (
            'nama = "Terbit"\ntugas = "terbitkan"',
            'nama = "Terbit"\n⟦RUJUKAN-SERI langkah[9].tugas⟧tugas = "teruskan"',
        ),
    ],
    "facts that must exist": [
        (
            'bila = { salah_satu = [{ bentuk = "yayasan" }, { asing = true }] }',
            '⟦RUJUKAN-ISIAN persyaratan[2].bila⟧bila = { salah_satu = [{ bentuk = "yayasan" }, { asink = true }] }',
        ),
        (
            "bila = { jumlah = { lebih_dari = 0 } }",
            'bila = { ⟦RUJUKAN-ISIAN kelompok[2].bila.hasil_cek⟧hasil_cek = "lengkap" }',
        ),
        (
            "wajib_bila = { asing = true }",
            'wajib_bila = { ⟦RUJUKAN-ISIAN kelompok[2].isian[4].wajib_bila.jabatan_pengurus⟧jabatan_pengurus = "x" }',
        ),
        (
            'bila = { bidang = "anak", jalur = "daring" }',
            'bila = { bidang = "anak", ⟦RUJUKAN-ISIAN langkah[4].bila.hasil_tidak_ada⟧hasil_tidak_ada = "x" }',
        ),
    ],
    "the first step": [
        (
            'nama = "Pengajuan"\ntugas = "ajukan"',
            'nama = "Pengajuan"\n⟦ALUR-AWAL langkah[1].tugas⟧tugas = "cetak"',
        ),
    ],
    "a step nobody reaches": [
        (
            '[[langkah]]\nkode = "perbaikan"',
            '[[langkah]]\n⟦ALUR-TAK-TERJANGKAU langkah[10].kode⟧kode = "arsip"\nnama = "Arsip"\ntugas = "cetak"\njabatan = "cs"\nhasil = [{ kode = "ok", label = "OK", akhir = "selesai" }]\n\n[[langkah]]\nkode = "perbaikan"',
        ),
    ],
    "a step without an end": [
        ('[[langkah]]\nkode = "pengajuan"', '⟦AKHIR-KURANG langkah⟧[[langkah]]\nkode = "pengajuan"'),
        ('ke = ["putus"]', 'ke = ["putar"]'),
        ('kode = "putus"', '⟦ALUR-BUNTU langkah[7].kode⟧kode = "putar"'),
        ('ke = ["perbaikan"], beri_tahu', 'ke = ["perbaikan"], beri_tahu'),
        ('jenis = "tolak", akhir = "ditolak"', 'jenis = "mundur", ke = ["putar"]'),
    ],
    "what is signed stays": [
        (
            '{ kode = "terbit", label = "Terbitkan", akhir',
            '{ kode = "ulang", label = "Ulang", ⟦ALUR-SESUDAH-TTD langkah[9].hasil[1].jenis⟧jenis = "mundur", ke = ["setuju"] }, { kode = "kurang", label = "K", ⟦ALUR-SESUDAH-TTD langkah[9].hasil[2].jenis⟧jenis = "kembalikan", ke = ["perbaikan"] }, { kode = "tolak", label = "T", ⟦ALUR-SESUDAH-TTD langkah[9].hasil[3].jenis⟧jenis = "tolak", akhir = "ditolak" }, { kode = "terbit", label = "Terbitkan", akhir',
        ),
    ],
    "the document's own labels": [
        (
            "[penetapan]",
            '[sebutan_jabatan]\nkabid = "Koordinator"\n⟦RUJUKAN-JABATAN sebutan_jabatan.camat⟧camat = "Camat"\n\n[penetapan]',
        ),
    ],
    "returns": [
        (
            'jenis = "kembalikan", ke = ["perbaikan"], beri_tahu',
            'jenis = "kembalikan", ke = [⟦ALUR-PERBAIKAN langkah[2].hasil[2].ke[1]⟧"pengajuan"], beri_tahu',
        ),
        (
            '{ kode = "kurang", label = "Kurang", jenis = "kembalikan", ke = ["perbaikan"] }',
            '{ kode = "kurang", label = "Kurang", jenis = "mundur", ke = [⟦ALUR-PENGEMBALI langkah[3].hasil[2].ke[1]⟧"perbaikan"] }',
        ),
    ],
    "a way back that is not called so": [
        (
            '{ kode = "usul", label = "Usul tolak", ke = ["putus"] }',
            '{ kode = "usul", label = "Usul tolak", ke = ["putus"] }, { kode = "lagi", label = "L", ke = [⟦ALUR-MUNDUR langkah[6].hasil[4].ke[1]⟧"cek"] }',
        ),
    ],
    "steps that may be passed by": [
        ('bila = { bidang = "anak", jalur = "daring" }\n', ""),
        ('sifat = "bersyarat"', '⟦ALUR-BERSYARAT langkah[4].sifat⟧sifat = "bersyarat"'),
        (
            'gabung = ["dinsos", "paraf"]',
            'gabung = ["dinsos", "paraf"]\n⟦ALUR-BERSYARAT langkah[6].bila⟧bila = { asing = true }',
        ),
        ('nama = "Terbit"', 'nama = "Terbit"\n⟦ALUR-BERSYARAT langkah[9].sifat⟧sifat = "bersyarat"'),
        ('nama = "Paraf"', 'nama = "Paraf"\n⟦ALUR-BILA-PERLU langkah[5].sifat⟧sifat = "bila_perlu"'),
    ],
    "a passed step that would have acted": [
        (
            'gabung = ["dinsos", "paraf"]',
            'gabung = ["dinsos", "paraf"]\n⟦ALUR-LEWAT-RAGU langkah[6].sifat⟧sifat = "bersyarat"\nbila = { asing = true }',
        ),
        (
            "beri_nomor = true, bekukan",
            "⟦ALUR-LEWAT-TINDAKAN langkah[6].hasil[1].beri_nomor⟧beri_nomor = true, ⟦ALUR-LEWAT-TINDAKAN langkah[6].hasil[1].bekukan⟧bekukan",
        ),
    ],
    "branches without a join": [
        ('gabung = ["dinsos", "paraf"]\n', ""),
        (
            '{ kode = "lengkap", label = "Lengkap", ke =',
            '{ kode = "lengkap", label = "Lengkap", ⟦GABUNG-TIDAK-ADA langkah[2].hasil[1].ke⟧ke =',
        ),
        (
            'jenis = "mundur", ke = ["dinsos", "dinkes"]',
            'jenis = "mundur", ⟦GABUNG-TIDAK-ADA langkah[6].hasil[2].ke⟧ke = ["dinsos", "dinkes"]',
        ),
    ],
    "whose work it is": [
        ("boleh_otomatis = true", "boleh_otomatis = true"),
        (
            'jabatan = "kabid"',
            'jabatan = "kabid"\n⟦TUGAS-OTOMATIS langkah[6].boleh_otomatis⟧boleh_otomatis = true',
        ),
        (
            'nama = "Pengajuan"\ntugas = "ajukan"\njabatan = "pemohon"',
            'nama = "Pengajuan"\ntugas = "ajukan"\n⟦TUGAS-PEMOHON langkah[1].jabatan⟧jabatan = "cs"',
        ),
        (
            'tugas = "putuskan_penolakan"\njabatan = "kadis"',
            'tugas = "putuskan_penolakan"\n⟦TUGAS-PEMOHON langkah[7].jabatan⟧jabatan = "pemohon"',
        ),
        (
            'tugas = "tanda_tangan"\njabatan = "kadis"',
            'tugas = "tanda_tangan"\n⟦TUGAS-OTOMATIS langkah[8].jabatan⟧jabatan = "sistem"',
        ),
    ],
    "fields that cannot be answered": [
        (
            'label = "Bidang"\njenis = "pilihan_banyak"\nmin = 1\npilihan = [{ kode = "anak", label = "Anak" }]',
            'label = "Bidang"\n⟦ISIAN-PILIHAN kelompok[1].isian[4].jenis⟧jenis = "pilihan_banyak"',
        ),
        (
            'kunjungan = "wajib"',
            'kunjungan = "wajib"\nisian_kunjungan = [{ kode = "a", judul = "A", isian = [{ kode = "x", label = "X", ⟦ISIAN-PILIHAN langkah[3].isian_kunjungan[1].isian[1].jenis⟧jenis = "pilihan" }] }]',
        ),
        ("min = 1\nmaks = 9", "⟦ISIAN-BATAS kelompok[1].isian[3].min⟧min = 10\nmaks = 9"),
        ("panjang_min = 2", "⟦ISIAN-BATAS kelompok[1].isian[5].panjang_min⟧panjang_min = 10"),
        ('contoh = "AHU"', '⟦ISIAN-POLA kelompok[1].isian[5].contoh⟧contoh = "ahu"'),
        ('label = "NIK"', 'label = "NIK"\n⟦ISIAN-BATAS kelompok[2].isian[1].maks⟧maks = 16'),
        ("maks = 2090-01-01", "maks = 2019-01-01"),
        ("min = 2020-01-01", "⟦ISIAN-BATAS kelompok[2].isian[4].min⟧min = 2020-01-01"),
        (
            'label = "Mulai"\njenis = "tanggal"',
            'label = "Mulai"\njenis = "tanggal"\n⟦ISIAN-BATAS kelompok[2].isian[5].kolom[2].maks⟧maks = 7',
        ),
        (
            'label = "Jabatan"\njenis = "teks"',
            'label = "Jabatan"\n⟦ISIAN-PILIHAN kelompok[2].isian[5].kolom[1].jenis⟧jenis = "pilihan"',
        ),
    ],
    "fields that are compared": [
        ('sebelum = "hari_ini"', '⟦ISIAN-RUJUKAN kelompok[2].isian[2].sebelum⟧sebelum = "besok"'),
        ("min = 2020-01-01", '⟦ISIAN-RUJUKAN kelompok[2].isian[4].min⟧min = "jumlah"'),
        (
            'contoh = "AHU"',
            'contoh = "AHU"\n⟦ISIAN-RUJUKAN kelompok[1].isian[5].sesudah⟧sesudah = 2020-01-01',
        ),
        (
            'lahir = "lahir_ketua", jenis_kelamin = "kelamin"',
            '⟦ISIAN-RUJUKAN kelompok[2].isian[1].cocokkan.lahir⟧lahir = "bentuk", ⟦ISIAN-RUJUKAN kelompok[2].isian[1].cocokkan.jenis_kelamin⟧jenis_kelamin = "bentuk"',
        ),
        (
            'label = "Jabatan"\njenis = "teks"',
            'label = "Jabatan"\njenis = "teks"\n⟦ISIAN-RUJUKAN kelompok[2].isian[5].kolom[1].cocokkan⟧cocokkan = { lahir = "lahir_ketua" }',
        ),
        (
            'sesudah = "lahir_ketua"\nbila',
            '⟦ISIAN-RUJUKAN kelompok[2].isian[5].kolom[2].sesudah⟧sesudah = "jabatan_pengurus"\nbila',
        ),
    ],
    "signed before it is ready": [
        (", beri_nomor = true, bekukan = true", ""),
        (
            'kode = "ttd"\nnama = "Tanda tangan"',
            '⟦NOMOR-SESUDAH-TTE langkah[8].kode⟧⟦BEKU-SESUDAH-TTE langkah[8].kode⟧kode = "ttd"\nnama = "Tanda tangan"',
        ),
    ],
    "names of the system, clocks and sums": [
        ('kode = "nomor_akta"', '⟦ISIAN-NAMA kelompok[1].isian[5].kode⟧kode = "hasil_cek"'),
        ('kode = "pengurus"', '⟦ISIAN-NAMA kelompok[2].isian[5].kode⟧kode = "jalur"'),
        (
            'label = "Tanda tangani"',
            'label = "Tanda tangani", ⟦ALUR-SEMUA-BERSYARAT langkah[8].hasil[1].bila⟧bila = { hasil_dinsos = "baik" }',
        ),
        ('jam = "jeda"', '⟦JAM-PERBAIKAN langkah[10].jam⟧jam = "jalan"'),
        ('nama = "Cek"', 'nama = "Cek"\n⟦JAM-PETUGAS langkah[2].jam⟧jam = "jeda"'),
        (
            "lama = { hari_kerja = 5, menit = 30 }",
            "⟦JANJI-BUKAN-JUMLAH janji.lama⟧lama = { hari_kerja = 5, menit = 30 }\njumlah_langkah = true",
        ),
        (
            'jenis = "pilihan_banyak"\nmin = 1',
            'jenis = "pilihan_banyak"\n⟦ISIAN-BATAS kelompok[1].isian[4].min⟧min = 2',
        ),
    ],
    "things left out": [
        ('pola = "[A-Z]+"\ncontoh = "AHU"', '⟦ISIAN-POLA kelompok[1].isian[5].pola⟧pola = "[A-Z]+"'),
        (
            "[[hasil_umum]]",
            '[[kelompok]]\nkode = "x"\njudul = "X"\n[[kelompok.isian]]\nkode = "t"\nlabel = "T"\n⟦ISIAN-KOLOM kelompok[3].isian[1].jenis⟧jenis = "tabel"\n\n[[hasil_umum]]',
        ),
        (
            'sifat = "bersyarat"\nbila = { bidang = "anak", jalur = "daring" }',
            '⟦ALUR-BILA-PERLU langkah[4].sifat⟧sifat = "wajib"',
        ),
        ('jabatan = "opd_paraf"', 'jabatan = "kadis"'),
        ('jabatan = "kabid"', '⟦TUGAS-RANGKAP langkah[6].jabatan⟧jabatan = "kadis"'),
    ],
    "the agency, the papers and no promise": [
        ('instansi = "ptsp"', '⟦RUJUKAN-INSTANSI layanan.instansi⟧instansi = "dpmptsp"'),
        (
            'rincian_wajib = ["nomor"]',
            'rincian_wajib = ["nomor", ⟦SYARAT-RINCIAN persyaratan[1].rincian_wajib[2]⟧"penerbit"]',
        ),
        ('penyedia = "keduanya"', '⟦SYARAT-PENYEDIA persyaratan[2].penyedia⟧penyedia = "pemohon"'),
        (
            'pola_nomor = "{klasifikasi}/{urut:03}/{unit}/{tahun}"',
            '⟦NOMOR-POLA produk.pola_nomor⟧pola_nomor = "{urut}/{unit}"',
        ),
        ("[janji]\nlama = { hari_kerja = 5, menit = 30 }", "⟦JANJI-KOSONG janji⟧[janji]"),
    ],
    "notices, an empty word and too little time": [
        (
            'isi = "Surat {nomor} terbit"',
            '⟦TEKS-PEMBERITAHUAN notifikasi.terbit.isi⟧isi = "Surat {nik} terbit"\n[notifikasi.rusak]\n⟦TEKS-PEMBERITAHUAN notifikasi.rusak.isi⟧isi = "Surat {nomor"',
        ),
        (
            'beri_tahu = [{ siapa = "pemohon", templat = "terbit" }]',
            'beri_tahu = [{ siapa = "pemohon", templat = "terbit" }, ⟦PEMBERITAHUAN-GANDA langkah[9].hasil[1].beri_tahu[2]⟧{ siapa = "pemohon", templat = "kabar", lewat = ["sms", "aplikasi"] }, { ⟦PEMBERITAHUAN-TANPA-TUJUAN langkah[9].hasil[1].beri_tahu[3].siapa⟧siapa = "berikutnya", templat = "kabar" }]',
        ),
        (
            'beri_tahu = [{ siapa = "berikutnya", templat = "kabar" }]',
            'beri_tahu = [{ siapa = "opd_sosial", templat = "kabar" }, ⟦PEMBERITAHUAN-GANDA langkah[6].hasil[2].beri_tahu[2]⟧{ siapa = "berikutnya", templat = "kabar" }]',
        ),
        ('klasifikasi = "500"\n', ""),
        ("pola_nomor = ", "⟦NOMOR-ISI produk.pola_nomor⟧pola_nomor = "),
        (
            "lama = { hari_kerja = 5, menit = 30 }",
            "⟦JANJI-JUMLAH janji.lama⟧lama = { hari_kerja = 5, menit = 29 }",
        ),
    ],
    "joins and values that can be": [
        (
            'gabung = ["dinsos", "paraf"]',
            'gabung = ["dinsos", "paraf", ⟦GABUNG-CABANG langkah[6].gabung[3]⟧"ttd", ⟦GABUNG-CABANG langkah[6].gabung[4]⟧"setuju"]',
        ),
        (
            '{ kode = "paraf", label = "Paraf", ke = ["setuju"] }',
            '{ kode = "paraf", label = "Paraf", ke = ["setuju"] }, { kode = "usul", label = "U", ke = [⟦GABUNG-LEWAT langkah[5].hasil[2].ke[1]⟧"putus"] }',
        ),
        ('{ bentuk = "yayasan" }, { asing = true }', '{ bentuk = "yayasan" }, { asing = 1 }'),
        ("bila = { salah_satu", "⟦RUJUKAN-NILAI persyaratan[2].bila⟧bila = { salah_satu"),
        (
            "bila = { jumlah = { lebih_dari = 0 } }",
            "bila = { ⟦RUJUKAN-NILAI kelompok[2].bila.bentuk⟧bentuk = { lebih_dari = 0 } }",
        ),
        (
            'bila = { bidang = "anak", jalur = "daring" }',
            'bila = { ⟦RUJUKAN-NILAI langkah[4].bila.bidang⟧bidang = ["anak", "lansia"], ⟦SYARAT-TERTUTUP langkah[4].bila.jalur⟧jalur = "loket" }',
        ),
        (
            'bila = { hasil_dinsos = "baik" }',
            'bila = { ⟦RUJUKAN-NILAI langkah[6].hasil[1].bila.hasil_dinsos⟧hasil_dinsos = "bagus" }',
        ),
    ],
    "a guide that leaves somebody standing": [
        ('ke = "domisili"', '⟦PANDUAN-BUNTU panduan.pertanyaan[1].jawaban[1].ke⟧ke = "kegiatan"'),
        (
            'label = "Tidak tahu", arti = "tanya", pesan = "Tanyakan dahulu"',
            'label = "Tidak tahu", ⟦PANDUAN-BUNTU panduan.pertanyaan[1].jawaban[3].ke⟧ke = "domisili", arti = "tanya", pesan = "P"',
        ),
        (
            'kode = "domisili"',
            '⟦PANDUAN-TAK-TERJANGKAU panduan.pertanyaan[3].kode⟧kode = "domisili"',
        ),
        (
            '  { kode = "sini", label = "Ya", arti = "cocok" }',
            '  ⟦PANDUAN-BUNTU panduan.pertanyaan[3].jawaban[1]⟧{ kode = "sini", label = "Ya" }',
        ),
        (
            '  { kode = "sana", label = "Tidak", arti = "tidak_cocok", pesan = "Ajukan di sana" }',
            '  ⟦PANDUAN-TANPA-ALASAN panduan.pertanyaan[3].jawaban[2]⟧{ kode = "sana", label = "Tidak", arti = "tidak_cocok" }',
        ),
        ('data = ["lahir_ketua"]', 'data = [⟦CONTOH-SURAT-ISIAN persyaratan[1].contoh_surat.data[1]⟧"akte"]'),
    ],
    "a guide that turns everybody away": [
        (
            '[[panduan.pertanyaan]]\nkode = "kegiatan"',
            '⟦PANDUAN-TANPA-COCOK panduan.pertanyaan⟧[[panduan.pertanyaan]]\nkode = "kegiatan"',
        ),
        (
            'label = "Punya", arti = "cocok"',
            'label = "Punya", arti = "tanya", pesan = "Tanyakan"',
        ),
        ('label = "Ya", arti = "cocok"', 'label = "Ya", arti = "tanya", pesan = "Tanyakan"'),
    ],
    "one code, one answer": [
        ('kode = "rumah"', '⟦KODE-GANDA panduan.pertanyaan[2].kode⟧kode = "kegiatan"'),
        ('{ kode = "sana"', '{ ⟦KODE-GANDA panduan.pertanyaan[3].jawaban[2].kode⟧kode = "sini"'),
    ],
    "moments and an outcome that goes on and ends": [
        ('tonggak = ["terbit"]', 'tonggak = ["diserahkan"]'),
        (
            'berakhir = "terbit"',
            '⟦JANJI-TONGGAK janji.berakhir⟧berakhir = "terbit"\n⟦JANJI-TONGGAK janji.batas_hukum_mulai⟧batas_hukum_mulai = "peristiwa"',
        ),
        ('pakai = "tarik"', 'pakai = "tarik"\n⟦JANJI-TONGGAK hasil_umum[1].sampai⟧sampai = "disetujui"'),
        (
            'jenis = "tolak", akhir = "ditolak"',
            'jenis = "tolak", ⟦ALUR-HASIL langkah[7].hasil[1].akhir⟧akhir = "ditolak", ke = ["terbit"]',
        ),
        (
            '{ kode = "ulang", label = "Ulang", jenis = "mundur", ke = ["dinkes"] }',
            '{ ⟦ALUR-HASIL langkah[5].hasil[2].kode⟧kode = "ulang", label = "Ulang", jenis = "mundur" }',
        ),
        (
            'label = "Tanda tangani", ke = ["terbit"]',
            'label = "Tanda tangani", ke = ["terbit", ⟦ALUR-HASIL langkah[8].hasil[1].ke[2]⟧"terbit"]',
        ),
    ],
}


@pytest.mark.parametrize("changes", CASES.values(), ids=CASES.keys())
def test_what_is_found(changes):
    text, expected = marked(*changes)
    found = {f"{one.code} {one.place.key}": (one.place.line, one.place.key) for one in findings(text)}
    assert found == expected
