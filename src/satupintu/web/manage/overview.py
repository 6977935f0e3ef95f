"""Where the administrator begins: what needs him today, and the way to everything he keeps."""

from collections.abc import Sequence

from django.http import HttpResponse

from satupintu.cases.queries.recomputing_runs import unfinished_runs
from satupintu.people.queries_officers import Seat, has_administrator, seats_of
from satupintu.permits.queries_register import open_alarms
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.sheet import Link, Sheet, show

PARTS: Sequence[tuple[str, str, str]] = (
    ("Petugas", "orang/", "akun, kata sandi, pendidikan dan sertifikat"),
    ("Jabatan", "jabatan/", "pemegang, pengganti Plh. dan Plt., yang tidak di tempat"),
    ("Kompetensi", "kompetensi/", "petugas dibandingkan dengan standar pelayanan"),
    ("Kalender", "kalender/", "hari libur dan jam kerja, dengan tenggat yang bergeser"),
    ("Seri nomor", "nomor/", "pola nomor dan nomor berikutnya"),
    ("Buku nomor", "../buku-nomor/", "setiap nomor yang sudah diberikan, juga yang batal"),
    ("Standar pelayanan", "standar/", "versi, temuan pemeriksaan, penerbitan dan pencabutan"),
    ("Alasan siap pakai", "alasan/", "kalimat bagi pemohon yang dipilih saat mengembalikan berkas"),
    ("Teks pesan", "teks/", "kalimat pemberitahuan setiap layanan"),
    ("Permintaan penghapusan data", "penghapusan/", "pemohon yang meminta datanya dihapus"),
    ("Pengumuman", "pengumuman/", "berita dan gangguan layanan di halaman wilayah"),
)


@manager_page
def overview(request: ManagerRequest) -> HttpResponse:
    region = request.officer.region
    seats = seats_of(region.pk, request.today)
    warnings = [] if has_administrator(region.pk, request.today) else [NO_ADMINISTRATOR]
    alarms = open_alarms(region.pk)
    links: list[Link] = [
        (f"Peringatan: {one.get_kind_display()}", f"{request.base}peringatan/{one.pk}/") for one in alarms
    ]
    links += [(f"{text}: {about}", f"{request.base}{path}") for text, path, about in PARTS]
    return show(
        request,
        Sheet(
            title="Pengelolaan",
            warnings=[one.sentence for one in alarms] + warnings + uncovered(seats),
            links=[*unfinished(request), *links],
            sections=[],
            back=("Kembali ke kotak masuk", f"/{region.slug}/petugas/"),
        ),
    )


def unfinished(request: ManagerRequest) -> list[Link]:
    """Due dates that still follow a change of the calendar."""
    return [
        (
            f"Perhitungan ulang tenggat belum selesai ({row.looked} dari {row.total} berkas): lanjutkan",
            f"{request.base}kalender/hitung/{row.pk}/",
        )
        for row in unfinished_runs(request.officer.region.pk)
    ]


NO_ADMINISTRATOR = "Wilayah ini tidak punya pengelola tetap hari ini; Anda bertugas sebagai pengganti. Dudukkan pengelola tetap."


def uncovered(seats: Sequence[Seat]) -> list[str]:
    """One sentence for all the seats in which nobody can act today."""
    empty = [seat.post.name for seat in seats if seat.uncovered]
    if not empty:
        return []
    return [
        f"Hari ini tidak ada yang dapat bertindak sebagai: {', '.join(empty)}. Tunjuk pemegang atau pengganti."
    ]
