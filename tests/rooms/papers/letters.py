"""Letters for the tests of the press: every value a paper may carry, of an office that does not exist."""

from datetime import UTC, datetime

from satupintu.papers.letter import Letter

AT = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
LINK = "https://izin.contoh.go.id/v/ABCDEFGHJKMNPQRSTV"
ABOUT = {
    "judul_dokumen": "Surat Contoh 001/CONTOH/2026",
    "produk": "Surat Izin Contoh bagi Lembaga Kesejahteraan",
    "layanan": "Izin Contoh",
    "nomor_surat": "500.16.7.2/001/CONTOH/2026",
    "tanggal": "24 November 2026",
    "tempat": "Kota Contoh",
    "wilayah": "Kabupaten Contoh",
    "warna": "#7c2d12",
    "instansi": "Dinas Contoh Kabupaten Contoh",
    "kop": {
        "baris": ["PEMERINTAH KABUPATEN CONTOH", "DINAS CONTOH DAN PELAYANAN TERPADU SATU PINTU"],
        "alamat": "Jalan Contoh Nomor 1, Kota Contoh",
        "kontak": "Telepon (0700) 000000",
    },
    "nomor_permohonan": "14.99-2026-00001",
    "tanggal_permohonan": "20 November 2026",
    "pemegang": "Yayasan Contoh",
    "berlaku_sampai": None,
    "dasar_hukum": ["Undang-Undang tentang Contoh", "Peraturan Daerah tentang Contoh"],
    "rekomendasi": [
        {
            "nama": "Rekomendasi teknis",
            "nomor": "R/1",
            "tanggal": "22 November 2026",
            "penerbit": "Dinas Lain",
        }
    ],
    "persyaratan": {},
    "peristiwa": {},
    "kode_pemeriksaan": "ABCDEF-GHJKMN-PQRSTV",
    "tautan_pemeriksaan": LINK,
    "penandatangan": "Pejabat Contoh",
    "sebutan_penandatangan": "KEPALA DINAS CONTOH DAN PELAYANAN TERPADU SATU PINTU KABUPATEN CONTOH",
    "pangkat_penandatangan": "Pembina Utama Muda",
    "nip_penandatangan": "19800101 200501 1 001",
    "surat_tugas": None,
    "pengesahan": "tte",
    "tanda": ["kop"],
    "penerbit_sertifikat": "Otoritas Contoh",
    "catatan_produk": None,
}
CERTIFICATE = b"""#show: sertifikat.with(kertas: "f4")
#kepada(berkas.pemegang)
#data(baris("Nama", isian.nama), baris("Alamat", isian.alamat), baris("Tidak diisi", isian.kosong))
#tabel(isian.mitra)
#renggang()
#tanda_tangan()
"""
DECISION = b"""#show: keputusan
#menimbang("bahwa permohonan telah lengkap", none)
#mengingat()
#memperhatikan(..berkas.rekomendasi.map(satu => satu.nama))
#memutuskan()
#menetapkan[Keputusan tentang contoh]
#diktum([Memberi izin kepada #tulis(berkas.pemegang).], none, [Berlaku sejak ditetapkan.])
#tanda_tangan(pangkat: false)
#tembusan("Bupati (sebagai laporan)", "Arsip")
"""


def table(rows):
    return {"kolom": ["Nama", "Alamat"], "baris": [[f"Mitra {n}", f"Jalan {n}"] for n in range(1, rows + 1)]}


def letter(template=CERTIFICATE, *, answers=None, status="asli", link=LINK, at=AT, **about):
    given = {
        "nama": "Yayasan Contoh",
        "alamat": "Jalan Contoh 1\nKota Contoh",
        "kosong": None,
        "mitra": table(3),
    }
    values = {"isian": {**given, **(answers or {})}, "samar": {}, "temuan": {}, "berkas": {**ABOUT, **about}}
    return Letter(template, values, at, status=status, link=link, name="contoh.typ")
