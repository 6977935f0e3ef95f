"""What a person who comes in is read before an officer files for him, by version: a text once used is never changed."""

from satupintu.rules.errors import Refused

CONSENT_TEXTS = {
    "2026-11": (
        "Saya datang sendiri dan meminta petugas mengisi dan mengajukan permohonan ini atas nama saya. Data dan dokumen "
        "saya dipakai hanya untuk memproses permohonan ini, disimpan sesuai jadwal retensi arsip, dan dapat saya lihat, "
        "perbaiki, atau minta dihapus sesuai UU Nomor 27 Tahun 2022. Isiannya telah dibacakan kepada saya dan benar."
    ),
}
CURRENT = "2026-11"


def check_consent_text(version: str) -> None:
    if version not in CONSENT_TEXTS:
        raise Refused(
            "persetujuan_tidak_dikenal",
            "Bacakan naskah persetujuan yang berlaku kepada pemohon, lalu catat persetujuannya.",
        )
