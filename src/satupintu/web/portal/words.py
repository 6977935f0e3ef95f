"""What the portal calls things."""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "baru": "Permohonan baru",
    "perpanjangan": "Perpanjangan",
    "perubahan": "Perubahan data",
    "salinan": "Salinan surat",
    "pencabutan": "Pencabutan atas permintaan sendiri",
}
