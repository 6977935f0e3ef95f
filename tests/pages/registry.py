"""The pages under test: one row each. A new page is a new row; a new situation is a new line in furnish.py."""

from dataclasses import dataclass

from tests.web.shelves import every_standard

CITIZEN_WEIGHT = 50_000
DESK_WEIGHT = 90_000


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
DESIGN = (Page("desain", "/desain/", weight=DESK_WEIGHT),)
PORTAL = (
    Page("permohonan-saya", "/akun/", "draft"),
    Page("sebelum-mulai", "{service}ajukan/", "draft"),
    Page("draf", "/permohonan/{draft}/", "draft", quick=True),
    Page("draf-isian", "/permohonan/{draft}/isian/{group}/", "draft", quick=True),
    Page("draf-dokumen", "/permohonan/{draft}/dokumen/{requirement}/", "draft"),
    Page("draf-periksa", "/permohonan/{draft}/periksa/", "draft"),
    Page("draf-hapus", "/permohonan/{draft}/tarik/", "draft"),
    Page("terkirim", "/permohonan/{filed}/terkirim/", "filed"),
    Page("tarik", "/permohonan/{filed}/tarik/", "filed"),
    Page("perbaikan", "/permohonan/{returned}/perbaikan/", "returned"),
)
DEMO = (Page("peran", "/demo/"),)

PAGES = (*PUBLIC, *BEFORE_APPLYING, *DESIGN, *PORTAL, *DEMO)
