"""What the officers' components show in the gallery."""

from collections.abc import Iterator

from satupintu.web.design.action import Action, Link
from satupintu.web.design.control import Choice, Control
from satupintu.web.design.facts import Fact, PersonFact, Stat, Tag
from satupintu.web.design.listing import Cell, Column, Line, Table, Urgency
from satupintu.web.design.review import Check, PageView

STATES: tuple[tuple[str, Urgency, tuple[Tag, ...]], ...] = (
    ("3 hari lagi", "", ()),
    ("besok", "soon", ()),
    ("lewat 2 hari", "late", (Tag("Kembali 1×", "kuning"),)),
)
REASONS = (
    Choice("buram", "Tidak terbaca", chosen=True),
    Choice("kedaluwarsa", "Sudah tidak berlaku"),
    Choice("beda", "Nama berbeda dengan permohonan"),
)


def _lines(count: int) -> Iterator[Line]:
    for number in range(1, count + 1):
        left, urgency, tags = STATES[number % len(STATES)]
        cells = (
            Cell(f"99.01-2026-{number:05}", address="#table"),
            Cell(f"Yayasan Contoh Nomor {number}"),
            Cell("Izin operasional lembaga contoh"),
            Cell("Verifikasi berkas", tags=tags),
            Cell("18 Nov, 09.15"),
            Cell(left, urgency=urgency),
        )
        closed = "Sedang dipegang petugas lain." if number % 7 == 3 else ""
        yield Line(cells, choose=str(number), name=f"permohonan {number}", why_not=closed)


def listing(count: int = 50) -> Table:
    return Table(
        caption="Pekerjaan jabatan saya",
        columns=(
            Column("Nomor", sort="?urut=nomor#table", width=20),
            Column("Pemohon"),
            Column("Layanan"),
            Column("Langkah"),
            Column("Sejak", sort="?urut=sejak#table", order="ascending", width=12),
            Column("Tenggat", width=12),
        ),
        lines=tuple(_lines(count)),
        choose="berkas",
    )


def filters() -> list[Control]:
    times = (Choice("", "Semua"), Choice("lewat", "Lewat tenggat", chosen=True))
    return [
        Control("saring-kata", "kata", "Nama atau nomor", kind="cari"),
        Control("saring-waktu", "waktu", "Tenggat", kind="daftar", choices=times),
    ]


ACTIONS = (
    Action("Setujui", name="putusan", value="setuju"),
    Action("Kembalikan", name="putusan", value="kembali", kind="secondary"),
    Action("Tolak", name="putusan", value="tolak", kind="warning"),
    Action(
        "Beri nomor",
        name="putusan",
        value="nomor",
        kind="secondary",
        why_not="Surat ini belum disetujui Kepala Dinas.",
    ),
)
CHECKS = (
    Check(
        id="syarat-1",
        name="syarat.ktp",
        number="1",
        label="Fotokopi KTP",
        papers=(Link("ktp.pdf", "#page_viewer", current=True), Link("ktp-lama.pdf", "#page_viewer")),
        known=("Tanggal lahir dan jenis kelamin cocok dengan NIK.",),
        verdict="sesuai",
    ),
    Check(
        id="syarat-2",
        name="syarat.akta",
        number="2",
        label="Akta pendirian",
        verdict="tidak_sesuai",
        reasons=REASONS,
        remark="Halaman 3 hilang.",
    ),
    Check(
        id="syarat-3",
        name="syarat.denah",
        number="3",
        label="Denah",
        reasons=REASONS,
        error="Nilai persyaratan ini.",
    ),
    Check(
        id="syarat-4",
        name="syarat.foto",
        label="Foto lokasi",
        verdict="sesuai",
        settled="Oleh Front Office, kemarin",
    ),
    Check(
        id="syarat-5",
        name="syarat.npwp",
        label="NPWP",
        verdict="tidak_sesuai",
        reasons=REASONS,
        settled="Oleh Back Office, hari ini",
    ),
)
FACTS = (
    Fact("Nama lembaga", "Yayasan Contoh", actions=(Action("Ubah", "#summary_list"),)),
    Fact("Status", "", tag=Tag("Perlu perbaikan", "kuning"), note="Sejak Jumat, 20 November 2026"),
    Fact("Alamat", "Jalan Contoh 1\nDesa Misal", actions=(Action("Ubah", "#summary_list"),)),
)
PERSON = (
    PersonFact("NIK", "9401••••••••0001", reveal="/desain/", notes=("Cocok dengan tanggal lahir.",)),
    PersonFact("Telepon", "0810••••0001", reveal="/desain/"),
    PersonFact("KK", "9401010101800001", revealed=True),
)
STATS = (
    Stat("Sedang berjalan", "128", "di semua jabatan", address="#stat_tiles"),
    Stat("Lewat tenggat", "3", "perlu ditangani hari ini", address="#stat_tiles", tone="merah"),
    Stat("Segera jatuh tempo", "9", "dalam dua hari kerja", tone="kuning"),
    Stat("Selesai tepat waktu", "96 %", "bulan ini", tone="hijau"),
)


def view(image: str) -> PageView:
    return PageView(
        paper="Akta pendirian",
        image=image,
        alt="Halaman 2 akta pendirian",
        page=2,
        pages=3,
        width=480,
        height=480,
        zoom="100 %",
        previous="?halaman=1",
        next="?halaman=3",
        zoom_in="?besar=150",
        rotate="?putar=90",
    )
