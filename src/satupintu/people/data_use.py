"""What a person is told about the use of his data, word for word and with its version; consents name the version."""

import hashlib
from dataclasses import dataclass

from satupintu.rules.errors import Refused


@dataclass(frozen=True, slots=True)
class DataUseText:
    code: str
    version: int
    title: str
    paragraphs: tuple[str, ...]

    @property
    def digest(self) -> str:
        whole = "\n".join((self.code, str(self.version), self.title, *self.paragraphs))
        return hashlib.sha256(whole.encode()).hexdigest()


TEXTS: tuple[DataUseText, ...] = (
    DataUseText(
        "pemakaian_data",
        1,
        "Pemakaian data pribadi Anda",
        (
            (
                "Data yang Anda isi dan dokumen yang Anda unggah dipakai untuk memeriksa, memutuskan, dan menerbitkan "
                "perizinan yang Anda mohon. Dasarnya adalah kewajiban hukum dan tugas pelayanan publik (UU 27/2022 pasal 20)."
            ),
            (
                "Yang disimpan: identitas (NIK, atau paspor dan KITAS), nomor Kartu Keluarga bila diisi, nama, alamat, nomor "
                "telepon, surel, lembaga yang Anda wakili, isian permohonan, dan dokumennya."
            ),
            (
                "Yang melihat: petugas pelayanan perizinan, dinas teknis yang dimintai rekomendasi untuk permohonan Anda, "
                "penyelenggara tanda tangan elektronik, dan penyedia pesan untuk mengirim pemberitahuan. Pesan tidak memuat NIK."
            ),
            (
                "Izin yang terbit dan catatan prosesnya disimpan menurut jadwal retensi arsip. Dokumen pendukung yang tidak "
                "diwajibkan disimpan dapat dihapus."
            ),
            (
                "Anda berhak melihat, membetulkan, dan meminta salinan data Anda, menarik persetujuan, dan meminta penghapusan. "
                "Semuanya ada pada halaman akun, dan dapat diminta di loket."
            ),
        ),
    ),
    DataUseText(
        "pendaftaran_dibantu",
        1,
        "Pendaftaran dibantu petugas loket",
        (
            (
                "Anda hadir di loket dan meminta petugas mengisi permohonan ini atas nama Anda, dari dokumen yang Anda serahkan. "
                "Isiannya dibacakan atau ditunjukkan kepada Anda sebelum dikirim."
            ),
        ),
    ),
)
"""Old versions stay: somebody has agreed to them."""


def newest_text(code: str) -> DataUseText:
    return text_of(code, max((text.version for text in TEXTS if text.code == code), default=0))


def text_of(code: str, version: int) -> DataUseText:
    found = next((text for text in TEXTS if (text.code, text.version) == (code, version)), None)
    if found is None:
        raise Refused(
            "teks_persetujuan_tidak_dikenal",
            "Teks persetujuan ini sudah diganti. Muat ulang halaman, lalu baca yang baru.",
        )
    return found
