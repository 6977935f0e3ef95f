from datetime import date
from typing import Literal

from pydantic import Field

from satupintu.rules.standard.model.part import Part
from satupintu.rules.standard.model.text import Code, Sentence, Slug

Role = Literal[
    "front_office",
    "back_office",
    "verifikator",
    "penyetuju",
    "tim_teknis",
    "kepala_dinas",
    "loket",
    "kasir",
    "pengelola",
    "pengawas",
]


class Letterhead(Part):
    lines: tuple[Sentence, ...] = Field(
        alias="baris", min_length=1, description="Baris-baris kop surat, urut dari atas."
    )
    address: str = Field("", alias="alamat", description="Alamat pada kop.")
    contact: str = Field("", alias="kontak", description="Telepon dan lain-lain pada kop.")


class NumberSeries(Part):
    """A running number of an agency: its pattern, and the words the pattern uses (I1, N-20)."""

    code: Code = Field(alias="kode", description="Kode seri, berbeda di seluruh wilayah.")
    name: Sentence = Field(alias="nama", description="Nama seri.")
    pattern: Sentence = Field(
        alias="pola", description="Pola nomor, dengan {urut} dan {tahun} serta sisipan lain."
    )
    unit: str = Field("", alias="unit", description="Kode unit yang dipakai pola.")
    note: str = Field("", alias="catatan", description="Catatan untuk pembaca berkas.")


class Coordinates(Part):
    latitude: float = Field(
        alias="lintang", ge=-11.5, le=6.5, description="Lintang dalam derajat desimal; selatan negatif."
    )
    longitude: float = Field(alias="bujur", ge=94.5, le=141.5, description="Bujur dalam derajat desimal.")


class AgencyPart(Part):
    code: Code = Field(alias="kode", description="Kode instansi.")
    name: Sentence = Field(alias="nama", description="Nama lengkap instansi.")
    kind: Literal["ptsp", "teknis"] = Field(
        alias="jenis",
        description="Jenis instansi: ptsp (pelayanan terpadu satu pintu) atau teknis (pemberi rekomendasi).",
    )
    letterhead: Letterhead = Field(alias="kop", description="Kop surat instansi.")
    series: tuple[NumberSeries, ...] = Field((), alias="seri", description="Seri nomor milik instansi.")
    phones: tuple[str, ...] = Field((), alias="telepon", description="Nomor telepon instansi.")
    fax: str = Field("", alias="faks", description="Nomor faks instansi.")
    email: str = Field("", alias="surel", description="Alamat surel instansi.")
    website: str = Field("", alias="situs", description="Alamat situs instansi.")
    address: str = Field(
        "", alias="alamat", description="Alamat kantor yang didatangi; tanpa ini dipakai alamat pada kop."
    )
    coordinates: Coordinates | None = Field(
        None,
        alias="koordinat",
        description="Letak kantor, untuk tautan ke peta; kosong berarti tidak diketahui.",
    )
    official_senders: tuple[str, ...] = Field(
        (),
        alias="pengirim_resmi",
        description="Nomor atau nama pengirim pesan yang resmi; kosong berarti belum ditetapkan.",
    )


class PostPart(Part):
    """A seat with a role in one agency, under its superior's post."""

    code: Code = Field(alias="kode", description="Kode jabatan, dirujuk oleh langkah.")
    name: Sentence = Field(alias="nama", description="Nama jabatan dengan sebutan setempat.")
    also_called: tuple[Sentence, ...] = Field(
        (),
        alias="sebutan_lain",
        description="Sebutan lain untuk jabatan yang sama dalam naskah, misalnya sebutan lama.",
    )
    """The other names documents use for this seat (L1): Kasi, Sub Koordinator, Ahli Muda."""
    role: Role = Field(alias="peran", description="Peran jabatan dalam pelayanan.")
    agency: Code = Field(alias="instansi", description="Kode instansi tempat jabatan berada.")
    superior: Code | None = Field(
        None,
        alias="atasan",
        description="Kode jabatan atasan; menerima kabar keterlambatan dan memberi pelepasan tertulis.",
    )
    seats: int = Field(1, alias="kursi", ge=0, description="Banyaknya pemegang sekaligus; 0 berarti bebas.")
    """0: any number of holders."""
    signs_as: str = Field(
        "",
        alias="sebutan_tanda_tangan",
        description="Baris jabatan di atas tanda tangan, bila bukan nama jabatannya.",
    )


class RegionPart(Part):
    code: str = Field(
        alias="kode",
        pattern=r"^\d\d\.\d\d$",
        description="Kode kabupaten atau kota menurut Kementerian Dalam Negeri.",
    )
    slug: Slug = Field(alias="slug", description="Nama pendek dalam alamat halaman.")
    name: Sentence = Field(alias="nama", description="Nama kabupaten atau kota.")
    capital: str = Field("", alias="ibu_kota", description="Ibu kota kabupaten atau kota.")
    zone: Literal["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"] = Field(
        alias="zona",
        description="Zona waktu: Asia/Jakarta (WIB), Asia/Makassar (WITA), atau Asia/Jayapura (WIT).",
    )
    system_name: str = Field("", alias="nama_sistem", description="Nama sistem yang dilihat warga.")
    system_address: str = Field("", alias="alamat_sistem", description="Alamat sistem.")
    host: str = Field(
        "",
        alias="host",
        pattern=r"^$|^[a-z0-9-]+(\.[a-z0-9-]+)+$",
        max_length=120,
        description="Nama host sendiri, misalnya izin.kabupaten.go.id; kosong berarti halaman wilayah hanya di bawah slug-nya.",
    )
    motto: str = Field("", alias="moto", description="Moto; kosong berarti tidak ditampilkan.")
    colour: str = Field(
        "#1d4ed8", alias="warna", pattern=r"^#[0-9a-f]{6}$", description="Warna pokok halaman."
    )
    village_name: str = Field("desa", alias="sebutan_desa", description="Sebutan setempat untuk desa.")


class RegionFile(Part):
    """region.toml: the tenant with its agencies, posts, letterheads and series."""

    format: Literal[1] = Field(alias="format", description="Versi format berkas.")
    region: RegionPart = Field(alias="wilayah", description="Kabupaten atau kota itu sendiri.")
    agencies: tuple[AgencyPart, ...] = Field(
        alias="instansi", min_length=1, description="Instansi di wilayah ini."
    )
    posts: tuple[PostPart, ...] = Field(
        alias="jabatan", min_length=1, description="Jabatan di wilayah ini, tanpa nama orang."
    )


class HoursPart(Part):
    """Opening hours of one agency from a date on; the days hold text such as "07.30-12.00 13.00-16.00"."""

    agency: Code = Field(alias="instansi", description="Kode instansi.")
    kind: Literal["biasa", "ramadan"] = Field(
        "biasa",
        alias="jenis",
        description="Masa biasa atau Ramadan; selama masanya, ramadan mengalahkan biasa.",
    )
    starts: date = Field(alias="mulai", description="Hari pertama berlakunya.")
    ends: date | None = Field(
        None, alias="sampai", description="Hari terakhir berlakunya; tanpa ini seterusnya."
    )
    week: dict[str, str] = Field(
        alias="jam",
        description='Nama hari atau rentang hari dengan jamnya, misalnya senin-kamis = "07.30-12.00 13.00-16.00"; hari yang tidak disebut tutup.',
    )
    basis: str = Field("", alias="dasar", description="Keputusan yang menetapkan jam ini.")


class LocalHoliday(Part):
    day: date = Field(alias="tanggal", description="Tanggal libur.")
    name: Sentence = Field(alias="nama", description="Nama hari libur.")
    kind: Literal["libur_daerah", "pemilu", "cuti_bersama", "libur_nasional"] = Field(
        "libur_daerah", alias="jenis", description="Jenis hari libur."
    )
    basis: str = Field("", alias="dasar", description="Nomor dan tanggal keputusannya.")
    agency: Code | None = Field(
        None, alias="instansi", description="Kode instansi; tanpa ini berlaku untuk seluruh wilayah."
    )


class SwapPart(Part):
    day: date = Field(alias="tanggal", description="Hari libur yang tetap masuk kerja.")
    basis: Sentence = Field(alias="dasar", description="Nomor dan tanggal keputusannya.")
    agency: Code = Field(alias="instansi", description="Kode instansi yang masuk kerja.")


class CalendarFile(Part):
    """calendar.toml: the hours each agency keeps, and the region's own days off."""

    format: Literal[1] = Field(alias="format", description="Versi format berkas.")
    hours: tuple[HoursPart, ...] = Field(
        alias="jam_kerja", min_length=1, description="Jam kerja setiap instansi dan masa."
    )
    holidays: tuple[LocalHoliday, ...] = Field(
        (), alias="libur", description="Hari libur khas wilayah; hari libur nasional tidak ditulis di sini."
    )
    swaps: tuple[SwapPart, ...] = Field(
        (), alias="tukar_hari", description="Hari libur yang tetap masuk kerja."
    )
