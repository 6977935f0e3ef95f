"""What is wrong with a file, in the words that its uploader reads: what it is, and what to do about it."""

from collections.abc import Iterable, Mapping

from satupintu.files.formats import say_formats

_AGAIN = "lalu unggah lagi."
_PLAIN = f"Cetak ulang dokumen itu menjadi PDF biasa, {_AGAIN}"
_SENTENCES = {
    "kosong": f"Berkas yang dipilih kosong. Pilih berkas yang berisi, {_AGAIN}",
    "jenis": f"Isi berkas yang dipilih harus berupa {{jenis}}. Simpan ulang dalam salah satu jenis itu, {_AGAIN}",
    "heic": "Foto HEIC belum dapat diterima. Ubah ke JPG: di iPhone buka Pengaturan, Kamera, Format, "
    "pilih Paling Kompatibel, foto ulang, " + _AGAIN,
    "terkunci": f"Berkas yang dipilih dilindungi kata sandi. Simpan ulang tanpa kata sandi, {_AGAIN}",
    "virus": "Berkas yang dipilih mengandung virus dan sudah dihapus. Unggah berkas lain yang bersih.",
    "rusak": f"Berkas yang dipilih rusak atau terpotong. Buka di perangkat Anda, simpan ulang, {_AGAIN}",
    "hilang": "Berkas yang dipilih tidak dapat diunggah. Coba lagi.",
    "tanpa_halaman": f"Berkas yang dipilih tidak mempunyai halaman. Pindai ulang dokumennya, {_AGAIN}",
    "halaman_terlalu_banyak": "Berkas yang dipilih lebih dari 300 halaman. "
    f"Ambil halaman yang diminta saja, {_AGAIN}",
    "berat": f"Berkas yang dipilih terlalu berat untuk diperiksa. Pindai ulang dokumennya, {_AGAIN}",
    "campuran": f"Berkas yang dipilih berisi dua jenis berkas sekaligus. {_PLAIN}",
    "foto_terlalu_besar": f"Foto yang dipilih lebih besar dari 120 megapiksel. Kecilkan fotonya, {_AGAIN}",
    "foto_terlalu_banyak": "Paling banyak 20 foto untuk satu dokumen. Pindai menjadi satu PDF, " + _AGAIN,
    "bukan_foto": "Hanya foto yang dapat digabung menjadi satu dokumen. Unggah satu PDF, atau beberapa foto.",
    "satu_foto": "Persyaratan ini hanya menerima satu foto. Pilih satu foto, " + _AGAIN,
}
_INSIDE = {
    "skrip": "skrip (JavaScript)",
    "program": "perintah menjalankan program",
    "lampiran": "berkas lain di dalamnya",
    "luar": "rujukan otomatis ke luar berkas",
    "media": "suara, video, atau gambar bergerak",
    "xfa": "formulir XFA",
    "makro": "makro",
}


def sentence_for(code: str, facts: Mapping[str, str], formats: Iterable[str]) -> str:
    if code == "aktif":
        return f"Berkas yang dipilih memuat {_INSIDE[facts['isi']]}. {_PLAIN}"
    return _SENTENCES[code].format(jenis=say_formats(formats))
