"""What the citizens' components show in the gallery; the standard's own are fed as the service page feeds them."""

from datetime import date
from typing import Any

from satupintu.web.design.action import Action, Link
from satupintu.web.design.event import Event
from satupintu.web.design.task import Task

TASKS = (
    Task("Data pemohon", "#task_list", "Selesai"),
    Task("Data lembaga", "#task_list", "Perlu diperbaiki", "kuning", hint="Dua isian belum benar."),
    Task("Susunan pengurus", "#task_list", "Belum diisi", "biru"),
    Task("Surat kuasa", "#task_list", "Tidak wajib"),
)
EVENTS = (
    Event("Permohonan diterima", "Rabu, 18 November 2026 pukul 09.15", by="Front Office"),
    Event(
        "Dikembalikan untuk diperbaiki", "Kamis, 19 November 2026", "Akta halaman 3 hilang.", state="henti"
    ),
    Event(
        "Verifikasi berkas",
        "sejak Jumat, 20 November 2026",
        state="kini",
        details=("Pesan WhatsApp diterima.",),
    ),
    Event("Surat ditandatangani", "paling lambat Senin, 30 November 2026", state="nanti"),
)
ROWS: list[dict[str, Any]] = [
    {
        "label": "Telepon",
        "text": "(0761) 000000",
        "href": "tel:+62761000000",
        "subitems": [],
        "printed": "",
        "note": "",
    },
    {
        "label": "",
        "text": "Surat permohonan",
        "href": "",
        "subitems": ["asli", "fotokopi"],
        "printed": "surat pemohonan",
        "note": "Ejaan diperbaiki.",
    },
]
WAYS = [
    {"label": "Sesuai", "says": "ke langkah 2", "derived": False},
    {"label": "Batal", "says": "", "derived": True},
]
STEP = {
    "number": "1",
    "name": "Pemeriksaan berkas",
    "post": "Front Office",
    "target": "15 menit",
    "text": "Berkas diperiksa kelengkapannya.",
    "remarks": ["Waktu layanan mulai dihitung."],
    "remark": "",
    "inputs": ["Berkas permohonan"],
    "outputs": ["Tanda Terima"],
    "ways": WAYS,
}
LINE = {
    "number": "1",
    "text": "Memeriksa berkas",
    "post": "Front Office",
    "inputs": ["Berkas"],
    "target": "15 menit",
    "outputs": ["Tanda Terima"],
    "remark": "",
}
SOP = {
    "identity": [("Nomor SOP", "01/SOP/2026"), ("Disahkan oleh", "Kepala Dinas")],
    "lists": [("Dasar hukum", ROWS[1:])],
    "actors": "Front Office, Back Office",
    "title": "SOP contoh",
    "head": [("Revisi", "–")],
    "lines": [LINE],
    "total": "15 menit",
}
GROUPS = [
    {
        "heading": "",
        "components": [
            {
                "code": "contoh",
                "number": "1",
                "title": "Dasar hukum",
                "text": "Undang-undang contoh.",
                "rows": ROWS,
                "note": "Sebagian sudah dicabut.",
            }
        ],
    }
]
NOTES = [
    {
        "code": "C-1",
        "about": "Jangka waktu",
        "printed": "5 hari",
        "applied": "5 hari kerja",
        "reason": "Disebut demikian pada SOP.",
    }
]
VERSIONS = [
    {"hash": "a", "label": "berlaku", "effective": date(2026, 1, 2), "decree": "SK 1/2026"},
    {"hash": "b", "label": "dicabut", "effective": date(2024, 1, 2), "decree": "SK 1/2024"},
]
LINKS = (Link("Semua", "#tabs", current=True, count="12"), Link("Menunggu saya", "#tabs", count="3"))
CLOSED = Action("Kirim", why_not="Dua persyaratan belum diunggah.")
