"""Bytes in, a standard or every fault at once out: with the file, the line and the Indonesian key."""

from collections.abc import Callable

import pytest

from satupintu.rules.standard.model.registers import CountryFile
from satupintu.rules.standard.pieces import Document, Merged
from satupintu.rules.standard.reader import (
    Library,
    Unreadable,
    _unseen,
    read_calendar,
    read_countries,
    read_document,
    read_laws,
    read_region,
    read_standard,
)
from satupintu.rules.standard.resolved import load_resolved

SMALLEST = """\
format = 1
berlaku_mulai = 2024-01-01

[layanan]
kode = "contoh"
nama = "Contoh"
jenis = "izin"
instansi = "dpmptsp"

[komponen]
urutan = "14"

[janji]
mulai = "diajukan"
berakhir = "terbit"

[produk]
nama = "Surat Contoh"
seri = "izin"
pola_nomor = "{urut}"
pengesahan = "tte"

[[langkah]]
kode = "pengajuan"
nama = "Pengajuan"
tugas = "ajukan"
jabatan = "pemohon"

[[langkah.hasil]]
kode = "ajukan"
label = "Ajukan"
ke = ["terbit"]
tonggak = ["diajukan"]

[[langkah]]
kode = "terbit"
nama = "Penerbitan"
tugas = "terbitkan"
jabatan = "loket"

[[langkah.hasil]]
kode = "terbitkan"
label = "Terbitkan"
akhir = "selesai"
tonggak = ["terbit"]
"""

PIECES = """\
[persyaratan.ktp]
kode = "ktp"
nama = "KTP"
format = ["pdf", "jpg"]

[persyaratan.rusak]
kode = "rusak"
nama = "Rusak"
ukuran_maks_mb = "besar"
warna = "biru"

[tarif.gratis]
jumlah = 0
dasar = "Peraturan daerah"

[pelacakan.lengkap]
lewat = ["whatsapp"]

[notifikasi.umum.terbit]
isi = "Surat {nomor} terbit"

[notifikasi.umum.ditolak]
isi = "Permohonan {nomor} ditolak"
"""


def library(*texts: str) -> Library:
    names = ("potongan.toml", "wilayah.toml")
    documents = (read_document(name, text.encode()) for name, text in zip(names, texts, strict=False))
    return Library(tuple(documents))


def faults_of(text: str | bytes, pieces: str = "") -> list[tuple[str, int, str]]:
    content = text.encode() if isinstance(text, str) else text
    with pytest.raises(Unreadable) as caught:
        read_standard("standar.toml", content, library(pieces) if pieces else Library())
    return [(fault.place.file, fault.place.line, fault.place.key) for fault in caught.value.faults]


def line_of(text: str, piece: str) -> int:
    return text[: text.index(piece)].count("\n") + 1


def test_the_smallest_standard_reads_and_reads_back_from_its_stored_form() -> None:
    read = read_standard("standar.toml", SMALLEST.encode())
    assert read.standard.first_step.code == "pengajuan"
    assert load_resolved(read.resolved.text) == read.standard
    assert read.place("langkah", 1, "hasil", 0, "akhir").line == line_of(SMALLEST, 'akhir = "selesai"')


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('a = "x\nb = 2\nc = tanpa kutip\nd = "y"\n', [1, 3]),
        ('[layanan\nkode = "a"\n\n[x]\nnama = tanpa kutip\n\n[[z]]\nk = { a = 1, b }\n', [1, 5, 8]),
        ('[[langkah]]\nkode = "a"\n[[langkah.hasil]\nkode = "b"\n[x]\nkode "c"\n', [3, 6]),
        ('butir = [\n  "a",\n  "b"\n  "c",\n]\n\n[x]\nd = = 1\n', [3, 8]),
        ('a = "é – “x”" # ☎\nb = “y”\nc = 1\n\n[d\ne = 1\n', [2, 5]),
        ("a = [1, 2\n", [1]),
    ],
)
def test_every_syntax_fault_is_told_at_once(text: str, lines: list[int]) -> None:
    assert [line for _, line, _ in faults_of(text)] == lines


def test_a_syntax_fault_says_what_it_stumbled_on() -> None:
    with pytest.raises(Unreadable, match=r"standar\.toml:2: .*tanpa kutip"):
        read_standard("standar.toml", b"a = 1\nnama = tanpa kutip\n")


def test_every_repeated_key_and_table_is_told_with_its_first_line() -> None:
    text = "a = 1\na = 2\n[t]\nx = 1\n[t]\ny = 1\n[u]\nz = 1\nz = 2\n[[w]]\nk = 1\n[[w]]\nk = 1\nk = 2\n"
    with pytest.raises(Unreadable) as caught:
        read_document("standar.toml", text.encode())
    found = [(fault.place.line, fault.place.key) for fault in caught.value.faults]
    assert found == [(2, "a"), (5, "t"), (9, "u.z"), (14, "w[2].k")]
    assert "sudah ditulis pada baris 1" in str(caught.value.faults[0])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a = 1\nb = "\\q"\n', 2),
        ("a = 1\n\nb = 2022-02-30\n", 3),
        ("t = { x = 1 }\n[t]\ny = 2\n", 2),
        ("a = 1\n[a.b]\nc = 1\n", 2),
        ("a = 1\n[[a]]\nb = 1\n", 2),
    ],
)
def test_what_only_the_toml_reader_notices_has_its_line_too(text: str, line: int) -> None:
    assert [found for _, found, _ in faults_of(text)] == [line]


@pytest.mark.parametrize(
    ("content", "line"),
    [(b'a = 1\nb = "caf\xe9"\n', 2), ("a = 1\n".encode("utf-16"), 1)],
)
def test_a_file_that_is_not_utf8_is_refused_with_the_line(content: bytes, line: int) -> None:
    with pytest.raises(Unreadable, match="UTF-8") as caught:
        read_document("standar.toml", content)
    assert [fault.place.line for fault in caught.value.faults] == [line]


def test_endless_nesting_is_a_fault_and_not_a_crash() -> None:
    with pytest.raises(Unreadable, match="terlalu dalam"):
        read_document("standar.toml", b"a = " + b"[" * 2_000 + b"]" * 2_000)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + SMALLEST.encode(),
        SMALLEST.replace("\n", "\r\n").encode(),
        ("# « “ ” – ☎ 🇮🇩 = [ ] { \" ' \\ \n" + SMALLEST.replace('tte"\n', 'tte"   # ] " = – 漢\n')).encode(),
    ],
    ids=["byte order mark", "line ends of Windows", "odd signs in comments"],
)
def test_what_an_editor_adds_does_no_harm(content: bytes) -> None:
    plain = read_standard("standar.toml", SMALLEST.encode())
    read = read_standard("standar.toml", content)
    assert read.standard == plain.standard
    assert read.resolved.hash == plain.resolved.hash


def test_comments_do_not_shift_the_lines() -> None:
    text = SMALLEST.replace("ke = [", 'ke = [ # » “ 🇮🇩 [\n  # ] "\n  ').replace("2024-01-01", "true")
    with pytest.raises(Unreadable) as caught:
        read_standard("standar.toml", text.replace('akhir = "selesai"', 'akhir = "habis"').encode())
    found = [(fault.place.line, fault.place.key) for fault in caught.value.faults]
    assert found == [(2, "berlaku_mulai"), (line_of(text, 'akhir = "selesai"'), "langkah[2].hasil[1].akhir")]


TYPE_FAULTS = [
    ('kode = "contoh"', 'kode = "Contoh Besar"', "layanan.kode", "tidak sesuai bentuk kode"),
    ('urutan = "14"', 'urutan = "15"', "komponen.urutan", "pilih salah satu: 14, 6+8"),
    ('nama = "Contoh"', "nama = 3", "layanan.nama", "teks di dalam tanda kutip"),
    ('ke = ["terbit"]', 'ke = "terbit"', "langkah[1].hasil[1].ke", "harus daftar"),
    ('seri = "izin"', 'serri = "izin"', "produk.serri", "tidak dikenal"),
    ("2024-01-01", "2024-01-01T08:00:00", "berlaku_mulai", "tanggal tanpa jam"),
    ('jabatan = "loket"', 'jabatan = ""', "langkah[2].jabatan", "bentuk kode"),
]


@pytest.mark.parametrize(("good", "bad", "key", "sentence"), TYPE_FAULTS)
def test_a_wrong_type_has_its_line_its_indonesian_key_and_a_sentence(
    good: str, bad: str, key: str, sentence: str
) -> None:
    text = SMALLEST.replace(good, bad, 1)
    with pytest.raises(Unreadable) as caught:
        read_standard("standar.toml", text.encode())
    fault = next(fault for fault in caught.value.faults if fault.place.key == key)
    assert fault.place.line == line_of(text, bad)
    assert sentence in fault.message


def test_several_wrong_types_are_told_at_once_in_the_order_of_the_file() -> None:
    text = SMALLEST
    for good, bad, _, _ in TYPE_FAULTS:
        text = text.replace(good, bad, 1)
    found = faults_of(text)
    assert {key for _, _, key in found} == {key for _, _, key, _ in TYPE_FAULTS} | {"produk.seri"}
    assert [line for _, line, _ in found] == sorted(line for _, line, _ in found)


def test_a_missing_key_is_told_at_the_table_that_lacks_it() -> None:
    text = SMALLEST.replace('label = "Terbitkan"\n', "").replace('jenis = "izin"\n', "")
    assert faults_of(text) == [
        ("standar.toml", line_of(text, "[layanan]"), "layanan.jenis"),
        ("standar.toml", line_of(text, '[[langkah.hasil]]\nkode = "terbitkan"'), "langkah[2].hasil[1].label"),
    ]


def test_english_names_are_not_keys() -> None:
    text = SMALLEST.replace('nama = "Contoh"', 'name = "Contoh"')
    assert {key for _, _, key in faults_of(text)} == {"layanan.nama", "layanan.name"}


def test_two_units_of_days_are_a_fault_of_the_duration() -> None:
    text = SMALLEST.replace("[janji]", "[janji]\nlama = { hari = 3, hari_kerja = 3 }")
    with pytest.raises(Unreadable, match="satu satuan hari"):
        read_standard("standar.toml", text.encode())


def test_arrays_of_tables_in_arrays_of_tables_keep_their_lines() -> None:
    text = SMALLEST + (
        '\n[[kelompok]]\nkode = "a"\njudul = "A"\n\n[[kelompok.isian]]\nkode = "b"\nlabel = "B"\njenis = "tabel"\n'
        '\n[[kelompok.isian.kolom]]\nkode = "c"\nlabel = "C"\njenis = "teks"\n'
        '\n[[kelompok.isian.kolom]]\nkode = "d"\nlabel = "D"\njenis = "teka-teki"\n'
        '\n[[kelompok.isian]]\nkode = "e"\nlabel = "E"\njenis = "pilihan"\n'
        'pilihan = [\n  { kode = "f", label = "F" },\n  # sela\n  { kode = "g" },\n]\n'
    )
    assert faults_of(text) == [
        ("standar.toml", line_of(text, 'jenis = "teka-teki"'), "kelompok[1].isian[1].kolom[2].jenis"),
        ("standar.toml", line_of(text, '{ kode = "g" }'), "kelompok[1].isian[2].pilihan[2].label"),
    ]


def test_dotted_and_quoted_keys_have_their_places() -> None:
    document = read_document("x.toml", b'[a]\nb.c = 1\n"k.\\u00e9" = 2\n\n[d."e f".g]\nh = 3\n')
    assert document.place(("a", "b", "c")).line == 2
    assert document.place(("a", "k.é")).line == 3
    assert document.place(("d", "e f")).line == 5
    assert document.place(("d", "e f", "g", "h")).line == 6


def test_a_piece_is_merged_in_and_own_keys_win() -> None:
    text = SMALLEST + '\n[[persyaratan]]\npakai = "ktp"\nno = "1"\nnama = "Kartu Tanda Penduduk"\n'
    paper = read_standard("standar.toml", text.encode(), library(PIECES)).standard.requirement("ktp")
    assert (paper.number, paper.name, paper.formats) == ("1", "Kartu Tanda Penduduk", ("pdf", "jpg"))


def test_lists_are_replaced_and_tables_merged() -> None:
    text = SMALLEST + (
        '\n[[persyaratan]]\npakai = "ktp"\nformat = ["png"]\n'
        '\n[notifikasi]\npakai = "umum"\n\n[notifikasi.terbit]\ntercetak = "terbit"\n'
    )
    standard = read_standard("standar.toml", text.encode(), library(PIECES)).standard
    assert standard.requirement("ktp").formats == ("png",)
    assert standard.texts["terbit"].text == "Surat {nomor} terbit"
    assert standard.texts["terbit"].printed == "terbit"
    assert standard.texts["ditolak"].text == "Permohonan {nomor} ditolak"


def test_the_regions_piece_comes_before_the_nations() -> None:
    own = '[persyaratan.ktp]\nkode = "ktp"\nnama = "KTP setempat"\n'
    text = SMALLEST + '\n[[persyaratan]]\npakai = "ktp"\n'
    paper = read_standard("standar.toml", text.encode(), library(own, PIECES)).standard.requirement("ktp")
    assert paper.name == "KTP setempat"


def test_several_pieces_are_laid_one_over_the_other() -> None:
    text = SMALLEST + '\n[[persyaratan]]\npakai = ["ktp", "tambahan"]\n'
    more = PIECES + '\n[persyaratan.tambahan]\nbantuan = "Pindai"\nnama = "KTP asli"\n'
    read = read_standard("standar.toml", text.encode(), library(more))
    paper = read.standard.requirement("ktp")
    assert (paper.name, paper.help) == ("KTP asli", "Pindai")
    assert read.place("persyaratan", 0, "nama").line == line_of(more, 'nama = "KTP asli"')
    assert read.place("persyaratan", 0, "kode").line == line_of(more, 'kode = "ktp"')


def test_a_fault_inside_a_piece_points_at_the_piece() -> None:
    text = SMALLEST + '\n[[persyaratan]]\npakai = "rusak"\nno = 1\n'
    assert faults_of(text, PIECES) == [
        ("potongan.toml", line_of(PIECES, 'ukuran_maks_mb = "besar"'), "persyaratan[1].ukuran_maks_mb"),
        ("potongan.toml", line_of(PIECES, 'warna = "biru"'), "persyaratan[1].warna"),
        ("standar.toml", line_of(text, "no = 1"), "persyaratan[1].no"),
    ]


def test_a_fault_in_a_table_made_of_both_points_at_the_file_that_wrote_it() -> None:
    text = SMALLEST + '\n[notifikasi]\npakai = "umum"\n\n[notifikasi.terbit]\ntercetak = 5\n'
    pieces = PIECES.replace('"Surat {nomor} terbit"', "6")
    assert faults_of(text, pieces) == [
        ("potongan.toml", line_of(pieces, "isi = 6"), "notifikasi.terbit.isi"),
        ("standar.toml", line_of(text, "tercetak = 5"), "notifikasi.terbit.tercetak"),
    ]


def test_an_unknown_piece_is_told_together_with_the_other_faults() -> None:
    text = (
        SMALLEST.replace('urutan = "14"', 'urutan = "15"')
        + '\n[tarif]\npakai = "mahal"\n\n[survei]\npakai = 7\n'
    )
    with pytest.raises(Unreadable) as caught:
        read_standard("standar.toml", text.encode(), library(PIECES))
    assert [(fault.place.line, fault.place.key) for fault in caught.value.faults] == [
        (line_of(text, 'urutan = "15"'), "komponen.urutan"),
        (line_of(text, 'pakai = "mahal"'), "tarif.pakai"),
        (line_of(text, "pakai = 7"), "survei.pakai"),
    ]
    assert "Potongan «tarif.mahal» tidak ada" in caught.value.faults[1].message


def test_the_hash_follows_the_meaning_and_the_templates_and_not_the_writing() -> None:
    plain = read_standard("standar.toml", SMALLEST.encode()).resolved
    moved = SMALLEST.replace('nama = "Contoh"\njenis = "izin"', 'jenis = "izin"  # dahulu\nnama = "Contoh"')
    assert read_standard("lain.toml", moved.encode()).resolved.hash == plain.hash
    changed = SMALLEST.replace('nama = "Contoh"', 'nama = "Contoh Dua"')
    assert read_standard("standar.toml", changed.encode()).resolved.hash != plain.hash
    lettered = read_standard("standar.toml", SMALLEST.encode(), templates={"surat.typ": b"= Surat"}).resolved
    relettered = read_standard(
        "standar.toml", SMALLEST.encode(), templates={"surat.typ": b"= Surat 2"}
    ).resolved
    assert len({plain.hash, lettered.hash, relettered.hash}) == 3
    assert lettered.text == plain.text


def test_the_hash_covers_the_pieces() -> None:
    text = SMALLEST + '\n[[persyaratan]]\npakai = "ktp"\n'
    first = read_standard("standar.toml", text.encode(), library(PIECES)).resolved
    second = read_standard(
        "standar.toml", text.encode(), library(PIECES.replace('"KTP"', '"e-KTP"'))
    ).resolved
    assert first.hash != second.hash


REGION = """\
format = 1
[wilayah]
kode = "99.01"
slug = "contoh"
nama = "Kabupaten Contoh"
zona = "Asia/Tokyo"
[[instansi]]
kode = "dpmptsp"
nama = "DPMPTSP"
jenis = "ptsp"
kop.baris = []
[[jabatan]]
kode = "loket"
nama = "Loket"
peran = "penjaga"
instansi = "dpmptsp"
"""


def test_the_faults_of_a_region_file() -> None:
    with pytest.raises(Unreadable) as caught:
        read_region("region.toml", REGION.encode())
    assert [(fault.place.line, fault.place.key) for fault in caught.value.faults] == [
        (6, "wilayah.zona"),
        (11, "instansi[1].kop.baris"),
        (15, "jabatan[1].peran"),
    ]


def test_the_faults_of_a_calendar_file() -> None:
    text = 'format = 1\n[[jam_kerja]]\ninstansi = "dpmptsp"\nmulai = "besok"\n[jam_kerja.jam]\nsenin = 7\n'
    with pytest.raises(Unreadable) as caught:
        read_calendar("calendar.toml", text.encode())
    assert [(fault.place.line, fault.place.key) for fault in caught.value.faults] == [
        (4, "jam_kerja[1].mulai"),
        (6, "jam_kerja[1].jam.senin"),
    ]


def test_the_registers_are_read_alike() -> None:
    with pytest.raises(Unreadable) as caught:
        read_laws("hukum.toml", b'format = 1\n[[hukum]]\nkode = "uu-1"\njudul = "UU"\nstatus = "mati"\n')
    assert [(fault.place.line, fault.place.key) for fault in caught.value.faults] == [(5, "hukum[1].status")]
    text = 'format = 1\nnegara = [\n  { kode = "AA", nama = "A", hubungan_diplomatik = true },\n]\n'
    assert isinstance(read_countries("negara.toml", text.encode()), CountryFile)


UNSEEN = "Teks memuat tanda kendali yang tidak terlihat; hapus dan ketik ulang."


def unseen_in(read: Callable[[str, bytes], object], text: str) -> list[tuple[int, str]]:
    with pytest.raises(Unreadable) as caught:
        read("berkas.toml", text.encode())
    return [(fault.place.line, fault.place.key) for fault in caught.value.faults if fault.message == UNSEEN]


@pytest.mark.parametrize("sign", ["\\u0000", "\\u0007", "\\b", "\\r", "\\u001b", "\\u001F", "\\u007F"])
def test_a_sign_that_nobody_sees_is_told_where_it_stands(sign: str) -> None:
    text = SMALLEST.replace('label = "Terbitkan"', f'label = "Terbit{sign}kan"')
    line = line_of(text, "Terbit\\")
    assert unseen_in(read_standard, text) == [(line, "langkah[2].hasil[1].label")]


@pytest.mark.parametrize("kept", ["\\n", "\\t", "\\u0020", "\\u00a0", "é ☎"])
def test_control_a_line_break_and_a_tab_are_seen(kept: str) -> None:
    text = SMALLEST.replace('label = "Terbitkan"', f'label = "Terbit{kept}kan"')
    assert read_standard("standar.toml", text.encode()).standard.steps[1].outcomes[0].label


def test_half_a_character_is_told_too() -> None:
    merged = Merged({"nama": ["a\ud800"]}, {(): (Document("berkas.toml", {}, {("nama",): 4}), ())})
    assert [str(fault) for fault in _unseen(merged)] == [f"berkas.toml:4 (nama[1]): {UNSEEN}"]


def test_every_unseen_sign_is_told_at_once_in_a_piece_a_key_and_a_list() -> None:
    text = SMALLEST.replace('kode = "contoh"', 'kode = "contoh"\nkata_kunci = ["a", "b\\u0000"]')
    text += '\n[[persyaratan]]\npakai = "ktp"\n\n[parameter]\n"x\\u0000" = 1\n'
    pieces = PIECES.replace('nama = "KTP"', 'nama = "KTP\\u0001"')
    found = faults_of(text, pieces)
    assert ("standar.toml", line_of(text, "kata_kunci"), "layanan.kata_kunci[2]") in found
    assert ("potongan.toml", line_of(pieces, "KTP\\"), "persyaratan[1].nama") in found
    assert ("standar.toml", line_of(text, '"x'), "parameter.x�") in found


def test_an_unseen_sign_in_a_region_and_a_calendar_is_told() -> None:
    text = 'format = 1\n\n[wilayah]\nnama = "Contoh\\u0000"\n'
    assert unseen_in(read_region, text) == [(4, "wilayah.nama")]
    assert (3, "libur[1].nama") in unseen_in(read_calendar, 'format = 1\n[[libur]]\nnama = "Hari\\u0000"\n')


def test_the_documents_own_labels_of_posts_are_read() -> None:
    text = SMALLEST + '\n[sebutan_jabatan]\nloket = "Petugas Meja"\n'
    assert read_standard("standar.toml", text.encode()).standard.post_labels == {"loket": "Petugas Meja"}
