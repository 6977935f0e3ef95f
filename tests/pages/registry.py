"""The pages under test: one row each. A new page is a new row; a new situation is a new line in furnish.py."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page as Tab

from tests.web.shelves import every_standard

CITIZEN_WEIGHT = 50_000
CHECK_WEIGHT = 25_000
DESK_WEIGHT = 90_000
PICTURE_WEIGHT = 250_000
"""With a page of a paper as a picture."""


@dataclass(frozen=True, slots=True)
class Page:
    """`address` is filled in with the facts of furnish.py; `who` is one of its people, or nobody."""

    name: str
    address: str
    who: str = ""
    status: int = 200
    weight: int = CITIZEN_WEIGHT
    """Bytes on the wire at the first visit."""
    quick: bool = False
    """Measured on a poor line too: it costs some seconds."""
    onward: Callable[[Tab], None] | None = None
    """What is typed and pressed there to come to the page that is meant: one that is the answer to a form."""


def looks_for(words: str) -> Callable[[Tab], None]:
    def onward(tab: Tab) -> None:
        tab.locator("main [name=cari]").fill(words)
        tab.locator("main [name=cari]").press("Enter")

    return onward


def sends_nothing(tab: Tab) -> None:
    """A form sent empty comes back with everything that is missing."""
    tab.locator("main form button[type=submit]:not([formnovalidate], .link-button)").last.click()


def mistypes(tab: Tab) -> None:
    tab.locator("main input[inputmode=numeric]").first.fill("12")
    sends_nothing(tab)


def passes_on_many(tab: Tab) -> None:
    for box in tab.locator("main [name=berkas]").all()[:3]:
        box.check()
    tab.get_by_role("button", name="Loloskan").click()


def looks_at_it(tab: Tab) -> None:
    """Before it is done: what the public will read."""
    tab.locator("main [name=alasan]").fill("Kewajiban laporan tidak dipenuhi.")
    tab.locator("main [name=dasar]").fill("Pasal 12 peraturan contoh")
    tab.get_by_role("button", name="Lihat yang akan dibaca umum").click()


PUBLIC = (
    Page("wilayah", "/", quick=True),
    Page("layanan", "/{region}/", quick=True),
    Page("layanan-dicari", "/{region}/?cari=surat"),
    Page("layanan-kosong", "/{region}/?cari=zzz"),
    Page("tidak-ditemukan", "/tidak-ada/", status=404),
    *(
        Page(f"standar-{number}", f"{{services[{number}]}}", quick=number == 0)
        for number in range(len(every_standard()))
    ),
)
BEFORE_APPLYING = (
    Page("bantuan", "/{region}/bantuan/", quick=True),
    Page("layanan-mana", "/{region}/layanan-mana/"),
    Page("lacak", "/{region}/lacak/"),
    Page("panduan", "{service}cocok/", quick=True),
    Page("panduan-jawaban", "{service}cocok/?{guide_answer}"),
    Page("panduan-tidak-cocok", "{service}cocok/?{guide_no}"),
    Page("persiapan", "{service}persiapan/"),
    Page("formulir", "{service}formulir/"),
    Page("contoh-surat", "{letter}"),
)
CHECKING = (
    Page("surat-ketik", "/v/", weight=CHECK_WEIGHT),
    Page("surat-berlaku", "/v/{code}", weight=CHECK_WEIGHT + 60_000),
    Page("surat-dicabut", "/v/{revoked_code}", weight=CHECK_WEIGHT, quick=True),
    Page("surat-diganti", "/v/{replaced_code}", weight=CHECK_WEIGHT),
    Page("surat-salah-ketik", "/v/{slip}", status=404, weight=CHECK_WEIGHT),
    Page("surat-tidak-terdaftar", "/v/{nobodys}", status=404, weight=CHECK_WEIGHT),
    Page("periksa-dokumen", "/v/periksa/", weight=CHECK_WEIGHT),
    Page("periksa-dokumen-kosong", "/v/periksa/", status=422, weight=CHECK_WEIGHT, onward=sends_nothing),
)
DESIGN = (Page("desain", "/desain/", weight=DESK_WEIGHT),)
PORTAL = (
    Page("permohonan-saya", "/akun/", "draft"),
    Page("sebelum-mulai", "{service}ajukan/", "draft"),
    Page("draf", "/permohonan/{draft}/", "draft", quick=True),
    Page("draf-isian", "/permohonan/{draft}/isian/{group}/", "draft", quick=True),
    Page("draf-dokumen", "/permohonan/{draft}/dokumen/{requirement}/", "draft"),
    Page("draf-periksa", "/permohonan/{draft}/periksa/", "draft"),
    Page("draf-hapus", "/permohonan/{draft}/tarik/", "draft"),
    Page("draf-isian-salah", "/permohonan/{empty}/isian/{group}/", "empty", 422, onward=mistypes),
    Page("terkirim", "/permohonan/{filed}/terkirim/", "filed"),
    Page("tarik", "/permohonan/{filed}/tarik/", "filed"),
    Page("perkembangan", "/permohonan/{filed}/", "filed", quick=True),
    Page("perkembangan-ditolak", "/permohonan/{rejected}/", "rejected"),
    Page("perkembangan-terbit", "/permohonan/{issued}/", "issued"),
    Page("bukti", "/permohonan/{filed}/bukti/", "filed"),
    Page("pesan", "/permohonan/{filed}/pesan/", "filed"),
    Page("dikembalikan", "/permohonan/{returned}/", "returned"),
    Page("perbaikan", "/permohonan/{returned}/perbaikan/", "returned"),
)
ACCOUNT = (
    Page("masuk", "/masuk/", quick=True),
    Page("masuk-salah", "/masuk/", status=422, onward=sends_nothing),
    Page("daftar", "/daftar/", quick=True),
    Page("daftar-salah", "/daftar/", status=422, onward=sends_nothing),
    Page("lupa-sandi", "/lupa-sandi/"),
    Page("profil", "/akun/profil/", "draft"),
    Page("sandi", "/akun/sandi/", "draft"),
    Page("telepon", "/akun/telepon/", "draft"),
    Page("kartu-keluarga", "/akun/kartu-keluarga/", "draft"),
    Page("lembaga", "/akun/lembaga/", "draft"),
    Page("lembaga-baru", "/akun/lembaga/baru/", "draft"),
    Page("lembaga-baru-salah", "/akun/lembaga/baru/", "draft", 422, onward=sends_nothing),
    Page("satu-lembaga", "/akun/lembaga/{body}/", "draft"),
    Page("lembaga-ubah", "/akun/lembaga/{body}/ubah/", "draft"),
    Page("data-saya", "/akun/data/", "draft"),
)
INBOX = "/{region}/petugas/"
FILE = INBOX + "berkas/{filed}/"
VISITING, VISITED = INBOX + "berkas/{visiting}/", INBOX + "berkas/{visited}/"
SIGNING = INBOX + "tanda-tangan/"
DESK = tuple(
    Page(
        name,
        address,
        who,
        weight=PICTURE_WEIGHT
        if name in {"periksa", "dokumen", "register-izin", "tanda-tangan-naskah"}
        else DESK_WEIGHT,
        onward=onward,
    )
    for name, address, who, onward in (
        ("petugas-masuk", "/petugas/masuk/", "", None),
        ("petugas-keamanan", "/petugas/keamanan/", "officer", None),
        ("petugas-sandi", "/petugas/keamanan/sandi/", "colleague", None),
        ("petugas-pastikan", "/petugas/pastikan/", "colleague", None),
        ("petugas-aplikasi", "/petugas/faktor-kedua/aplikasi/", "officer", None),
        ("petugas-kunci-sandi", "/petugas/kunci-sandi/", "officer", None),
        ("petugas-kunci-sandi-tambah", "/petugas/kunci-sandi/tambah/", "officer", None),
        ("petugas-keluar", "/petugas/keluar/", "officer", None),
        ("kotak-masuk", INBOX + "?tab=jabatan", "officer", None),
        ("kotak-masuk-saya", INBOX + "?tab=saya", "officer", None),
        ("kotak-masuk-menunggu", INBOX + "?tab=menunggu", "officer", None),
        ("kotak-masuk-terlambat", INBOX + "?tab=terlambat", "officer", None),
        ("kotak-masuk-disaring", INBOX + "?tab=jabatan&kata=zzz", "officer", None),
        ("serentak", INBOX + "?tab=jabatan", "officer", passes_on_many),
        ("saringan", INBOX + "saringan/?tab=jabatan&kata=surat", "officer", None),
        ("cari", INBOX + "cari/", "officer", None),
        ("cari-ketemu", INBOX + "cari/", "officer", looks_for("Pemohon Contoh")),
        ("cari-kosong", INBOX + "cari/", "officer", looks_for("Tidak Bernama Demikian")),
        ("berkas", FILE, "officer", None),
        ("berkas-pesan", FILE + "pesan/", "officer", None),
        ("periksa", FILE + "periksa/{work}/", "officer", None),
        ("putuskan-lanjut", FILE + "putuskan/{work}/{onward}/", "officer", None),
        ("putuskan-kembali", FILE + "putuskan/{work}/{returning}/", "officer", None),
        ("dokumen", FILE + "dokumen/{paper}/", "officer", None),
        ("beban", INBOX + "beban/", "head", None),
        ("kunjungan", INBOX + "kunjungan/", "team", None),
        ("rencana-kunjungan", VISITING + "rencana-kunjungan/{visiting_work}/", "team", None),
        ("ubah-kunjungan", VISITED + "ubah-kunjungan/{visited_work}/", "team", None),
        ("catat-kunjungan", VISITED + "kunjungan/{visited_work}/", "team", None),
        ("register", INBOX + "izin/", "head", None),
        ("register-dicari", INBOX + "izin/?kata=budi&status=dicabut", "head", None),
        ("register-kosong", INBOX + "izin/?kata=zzz", "head", None),
        ("register-izin", INBOX + "izin/{permit}/", "head", None),
        ("izin-tangguhkan", INBOX + "izin/{permit}/ubah/tangguhkan/", "head", None),
        ("izin-cabut", INBOX + "izin/{permit}/ubah/cabut/", "head", looks_at_it),
        ("izin-ganti", INBOX + "izin/{permit}/ubah/ganti/", "head", None),
        ("buku-nomor", INBOX + "buku-nomor/", "head", None),
        ("tanda-tangan", SIGNING, "head", None),
        ("tanda-tangan-naskah", SIGNING + "naskah/{signing}/", "head", None),
        ("tanda-tangan-terhenti", SIGNING + "{stopped}/", "head", None),
        ("tanda-tangan-selesai", SIGNING + "{signed}/", "head", None),
        ("tanda-tangan-belum-pasti", SIGNING + "pastikan/", "head", None),
        ("tanda-tangan-pastikan", SIGNING + "pastikan/{doubt}/", "head", None),
        ("cetak", INBOX + "cetak/", "fetcher", None),
        ("cetak-satu", INBOX + "berkas/{printing}/cetak/", "fetcher", None),
        ("serah-terima", INBOX + "serah-terima/", "fetcher", None),
        ("serahkan", INBOX + "serah-terima/{fetching}/", "fetcher", None),
        ("serah-terima-belum", INBOX + "serah-terima/{printing}/", "fetcher", None),
        ("serah-terima-bukti", INBOX + "serah-terima/{fetched}/bukti/", "fetcher", None),
    )
)
IN_THE_FIELD = (
    Page(
        "rencana-kunjungan-salah",
        VISITING + "rencana-kunjungan/{visiting_work}/",
        "team",
        422,
        DESK_WEIGHT,
        onward=sends_nothing,
    ),
    Page(
        "catat-kunjungan-salah",
        VISITED + "kunjungan/{visited_work}/",
        "team",
        422,
        DESK_WEIGHT,
        onward=sends_nothing,
    ),
    Page("tidak-terbuka", INBOX + "berkas/{issued}/periksa/{done_work}/", "officer", 409, DESK_WEIGHT),
)
MANAGED = INBOX + "kelola/"
PERSON, POST = MANAGED + "orang/{holder}/", MANAGED + "jabatan/{post}/"
MANAGE = tuple(
    Page(f"kelola-{name}", address, "manager", status, weight=DESK_WEIGHT, onward=onward)
    for name, address, status, onward in (
        ("pengelolaan", MANAGED, 200, None),
        ("petugas", MANAGED + "orang/", 200, None),
        ("petugas-baru", MANAGED + "orang/baru/", 200, None),
        ("petugas-baru-salah", MANAGED + "orang/baru/", 422, sends_nothing),
        ("satu-petugas", PERSON, 200, None),
        ("sandi-sementara", PERSON + "sandi/", 200, None),
        ("nonaktifkan", PERSON + "akun/nonaktifkan/", 200, None),
        ("kualifikasi", PERSON + "kualifikasi/", 200, None),
        ("tidak-di-tempat", PERSON + "absen/", 200, None),
        ("kompetensi", MANAGED + "kompetensi/", 200, None),
        ("jabatan", MANAGED + "jabatan/", 200, None),
        ("satu-jabatan", POST, 200, None),
        ("dudukkan", POST + "dudukkan/", 200, None),
        ("tunjuk", POST + "tunjuk/", 200, None),
        ("kalender", MANAGED + "kalender/", 200, None),
        ("libur", MANAGED + "kalender/libur/", 200, None),
        ("libur-salah", MANAGED + "kalender/libur/", 422, sends_nothing),
        ("jam", MANAGED + "kalender/jam/", 200, None),
        ("hari-pengganti", MANAGED + "kalender/pengganti/", 200, None),
        ("cuti-bersama", MANAGED + "kalender/cuti-bersama/", 200, None),
        ("hitung-ulang", MANAGED + "kalender/hitung/{run}/", 200, None),
        ("nomor", MANAGED + "nomor/", 200, None),
        ("pola-nomor", MANAGED + "nomor/{pattern}/", 200, None),
        ("standar", MANAGED + "standar/", 200, None),
        ("berkas-standar", MANAGED + "standar/berkas/{file}/", 200, None),
        ("terbitkan-standar", MANAGED + "standar/berkas/{file}/terbitkan/", 200, None),
        ("cabut-standar", MANAGED + "standar/cabut/{version}/", 200, None),
        ("peringatan", MANAGED + "peringatan/{alarm}/", 200, None),
        ("alasan", MANAGED + "alasan/", 200, None),
        ("alasan-baru", MANAGED + "alasan/baru/", 200, None),
        ("teks", MANAGED + "teks/", 200, None),
        ("penghapusan", MANAGED + "penghapusan/", 200, None),
        ("satu-penghapusan", MANAGED + "penghapusan/{erasure}/", 200, None),
        ("satu-penghapusan-salah", MANAGED + "penghapusan/{erasure}/", 422, sends_nothing),
        ("pengumuman", MANAGED + "pengumuman/", 200, None),
        ("pengumuman-baru", MANAGED + "pengumuman/baru/", 200, None),
    )
)
DEMO = (Page("peran", "/demo/"), Page("telepon-peragaan", "/demo/telepon/"))

PAGES = (
    *PUBLIC,
    *BEFORE_APPLYING,
    *CHECKING,
    *DESIGN,
    *ACCOUNT,
    *PORTAL,
    *DESK,
    *IN_THE_FIELD,
    *MANAGE,
    *DEMO,
)
