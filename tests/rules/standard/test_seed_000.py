"""Kabupaten Rokan Hilir's operating licence for social organisations, against its printed standard."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from satupintu.rules.numbering import Pattern
from satupintu.rules.procedure.movement import move
from satupintu.rules.procedure.position import Movement, OpenWork, Position
from satupintu.rules.procedure.tracking import to_tell
from satupintu.rules.standard.model.form import all_fields
from satupintu.rules.standard.model.region import CalendarFile, RegionFile
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.reader import (
    Library,
    ReadStandard,
    read_calendar,
    read_document,
    read_laws,
    read_region,
    read_standard,
)
from satupintu.rules.worktime.table import read_week

STANDARDS = Path(__file__).parents[3] / "standards"
REGION = STANDARDS / "14.07-rokan-hilir"
NATION = STANDARDS / "_nasional"

REGULATIONS = (
    "Undang-Undang Nomor 11 Tahun 2009 tentang Kesejahteraan Sosial",
    "Undang-Undang Nomor 11 Tahun 2020 tentang Cipta Kerja",
    "Peraturan Pemerintah Nomor 39 Tahun 2012 tentang Penyelenggaraan Kesejahteraan Sosial",
    "Peraturan Pemerintah Nomor 5 Tahun 2021 tentang Penyelenggaraan Perizinan Berusaha Berbasis Risiko",
    "Peraturan Menteri Sosial Nomor 184 Tahun 2011 tentang Lembaga Kesejahteraan Sosial",
    (
        "Peraturan Bupati Rokan Hilir Nomor 4 Tahun 2023 tentang Pendelegasian Wewenang Penyelenggaraan Pelayanan "
        "Perizinan Berusaha Berbasis Risiko dan Nonperizinan Kepada Kepala Dinas Penanaman Modal dan Pelayanan Terpadu "
        "Satu Pintu Kabupaten Rokan Hilir"
    ),
)
REQUIREMENTS = (
    "Permohonan bermeterai Rp.10.000,-",
    "Foto copy KTP Pemohon Ketua Lembaga Kesejahteraan Sosial/Organisasi Sosial",
    "Foto copy Akta Pendirian Badan Usaha bagi usaha yang berbentuk Badan Hukum",
    (
        "Profil Lembaga Kesejahteraan Sosial/Organisasi Sosial (Visi, Misi, AD/ART dan Kegiatan Nyata di Bidang "
        "Kesejahteraan Sosial)"
    ),
    "Susunan Kepengurusan/ Struktur Organisasi/Lembaga",
    "Foto copy Surat Keterangan Domisili dari Kelurahan",
    "NPWP Lembaga Kesejahteraan Sosial/Organisasi Sosial",
    "Laporan Lembaga Kesejahteraan Sosial /Organisasi Sosial",
    "Pas photo terbaru 4 X 6 (4 Lembar)",
    "Rekomendasi Camat",
    "Rekomendasi Dinas Sosial Kabupaten Rokan Hilir",
)
FACILITIES = (
    "Ruang Tunggu",
    "Tempat Parkir",
    "Ruang Konsultasi dan Pengaduan",
    "Ruang Menyusui dan Bermain Anak",
    "Mushola",
    "Kursi Roda",
    "Toilet",
    "Help Desk (Informasi)",
    "Ruang Arsip",
    "Kotak Saran dan Pengaduan",
    "Komputer dan Printer",
    "Telepon dan Faksimili",
    "Mobil Operasional Survey Lapangan",
    "Media Informasi Touchscreen dan Layar Televisi",
    "Sistem Antrian",
    "Survei Kepuasan Masyarakat Berbasis Tablet",
    "Sistem Perizinan Online dan Tracking System",
    "Sms Gateway (Informasi dan Pengaduan)",
    "Website dan E-Mail",
    "Internet (WiFi)",
    "Ruang Server",
    "Kamera (CCTV)",
    "Aplikasi Arsip Digital",
)
NODES = (
    ("1", "REGISTRASI", ""),
    ("2", "AKTIVASI AKUN", ""),
    ("3", "PERMOHONAN", "permohonan"),
    ("4", "PROSES BACK OFFICE", "pemeriksaan"),
    ("5", "PROSES DINAS TEKNIS", "rekomendasi_teknis"),
    ("6", "VERIFIKASI KASI", "verifikasi"),
    ("7", "PERSETUJUAN KABID", "persetujuan"),
    ("8", "PENONOMORAN", "penomoran"),
    ("9", "TANDA TANGAN", "tanda_tangan"),
    ("10", "PROSES CETAK", "pencetakan"),
    ("11", "PENGAMBILAN BERKAS", "pengambilan"),
    ("12", "SELESAI", ""),
)
TELL = "Kirim Notifikasi Bahwa Ada permohonan"
ARROWS = (
    ("1", "2", ""),
    ("2", "3", "Samua Tracking Proses permohonan akan dikirim ke pemohon melalui whatsapp"),
    ("3", "4", f"{TELL} pada back office"),
    ("4", "5", f"{TELL} pada OPD Teknis"),
    ("5", "6", f"{TELL} Perlu persetujuan Kasi"),
    ("6", "7", f"{TELL} Perlu persetujuan Kabid"),
    ("7", "8", f"{TELL} Sudah disetujui kabid dan perlu diberikan nomor"),
    ("8", "9", f"{TELL} Perlu ditandai tangan oleh Kepala dinas"),
    ("9", "10", f"{TELL} yang sudah ditandai tangan"),
    ("10", "11", f"{TELL} yang sudah dicetak"),
    ("11", "12", f"{TELL} yang sudah dicetak dan sudah bisa diambil"),
    ("12", "1", "Lengkapi Naskah"),
)
SIP = (
    ", Khusus Untuk Surat Izin Praktik (SIP) Back Office akan meneruskan ke Penata Perizinan Ahli Muda untuk verifikasi "
    "berkas. Karena sudah tidak memerlukan Rekomendasi OP (Rekomendasi Teknis)"
)
SENTENCES = (
    (
        "Pemohon mengajukan permohonan melalui aplikasi Sistem Informasi Layanan Perizinan Terintegrasi (SILASTRIV); Pemohon "
        "melakukan registrasi untuk mendapatkan akun pada aplikasi SILASTRIV (semua tracking proses permohonan akan ke "
        "pemohon melalui whatsapp)"
    ),
    "Aktivasi akun dikirim melalui whatsapp pemohon;",
    "Selanjutnya proses permohonan izin oleh pemohon dengan mengunggah persyaratan dalam bentuk pdf;",
    (
        "Back Office akan menerima notifikasi permohonan izin melalui WA tracking yang selanjutnya untuk diperiksa "
        "kelengkapan berkas melalui aplikasi SILASTRIV."
    ),
    (
        "OPD Teknis menrima notifikasi permohonan perizinan melalui WA tracking yang selanjutnya untuk diterbitkan "
        f"Rekomendasi Teknis{SIP}"
    ),
    "Penata Perizinan Ahli Muda akan meneruskan ke Penata Perizinan Ahli Madya untuk diberikan persetujuan perizinan.",
    "Selanjutnya akan dilanjutkan ke Back Office untuk penomoran izin, lalu diteruskan ke Kepala Dinas.",
    "Kepala Dinas menandatangani izin melalui Tanda Tangan Elektronik.",
    "Dan diteruskan kembali ke back office untuk dicetak.",
    "Pengambilan berkas izin dengan membawa bukti dan syarat yang diperlukan.",
    (
        "Penyerahan blanko kuesioner Survei Kepuasan Masyarakat (SKM) untuk diisi oleh pemohon, selanjutnya diserahkan kepada "
        "petugas di loket dan sekaligus menyerahkan sertifikat perizinan kepada pemohon."
    ),
)
WAY = (
    ("permohonan", "ajukan", "pemohon", "ada_permohonan_back_office"),
    ("pemeriksaan", "lengkap", "back_office", "ada_permohonan_opd_teknis"),
    ("rekomendasi_teknis", "direkomendasikan", "tim_teknis", "perlu_persetujuan_kasi"),
    ("verifikasi", "sesuai", "ahli_muda", "perlu_persetujuan_kabid"),
    ("persetujuan", "setujui", "ahli_madya", "perlu_penomoran"),
    ("penomoran", "beri_nomor", "back_office", "perlu_tanda_tangan"),
    ("tanda_tangan", "tandatangani", "kepala_dinas", "sudah_ditandatangani"),
    ("pencetakan", "cetak", "back_office", "sudah_dicetak"),
)
"""Step, outcome, whose step it is, and the notice to the post whose turn comes next."""


@cache
def read() -> ReadStandard:
    pieces = [
        read_document(str(path), path.read_bytes())
        for path in (REGION / "potongan.toml", NATION / "potongan.toml")
    ]
    path = REGION / "izin-operasional-organisasi-sosial" / "2024-03-18.toml"
    return read_standard(path.name, path.read_bytes(), Library(tuple(pieces)))


@pytest.fixture
def standard() -> Standard:
    return read().standard


@pytest.fixture
def region() -> RegionFile:
    return read_region("region.toml", (REGION / "region.toml").read_bytes())


@pytest.fixture
def calendar() -> CalendarFile:
    return read_calendar("calendar.toml", (REGION / "calendar.toml").read_bytes())


def go(standard: Standard, step: str, outcome: str, ended: dict[str, str] | None = None) -> Movement:
    way = next(way for way in standard.step(step).outcomes if way.code == outcome)
    work = OpenWork(1, step)
    return move(standard, Position((work,), ended or {}), work, way, standard.parameters)


def test_who_laid_it_down_stands_in_its_own_block_only(standard: Standard) -> None:
    block = standard.enactment
    assert (block.name, block.rank) == ("CICI SULASTRI, SKM, M.Si", "Pembina Tk. I (IV/b)")
    assert (block.nip, block.day) == ("19780321 200212 2 002", date(2024, 3, 18))
    assert (block.place, block.number, standard.effective) == ("Bagansiapiapi", "", date(2024, 3, 18))
    rest = standard.model_dump_json(exclude={"enactment"})
    assert "SULASTRI" not in rest
    assert "19780321" not in rest
    assert standard.sop is None


def test_the_legal_basis_is_verbatim_and_known_to_the_register(standard: Standard) -> None:
    basis = standard.components.legal_basis.items
    assert tuple(item.text for item in basis) == REGULATIONS
    register = read_laws("hukum.toml", (NATION / "hukum.toml").read_bytes())
    laws = {law.code: law for law in register.laws}
    assert [laws[item.law].status for item in basis] == [
        "diubah",
        "dicabut",
        "berlaku",
        "dicabut",
        "dicabut",
        "berlaku",
    ]


def test_the_eleven_requirements(standard: Standard) -> None:
    papers = standard.requirements
    assert tuple(paper.name for paper in papers) == REQUIREMENTS
    assert [paper.number for paper in papers] == [str(number) for number in range(1, 12)]
    assert [paper.number for paper in papers if paper.condition] == ["3"]
    assert papers[2].condition == {"bentuk": "badan_hukum"}
    stamp = papers[0].stamp_duty
    assert stamp is not None
    assert (stamp.kinds, stamp.amount) == (("fisik", "e_meterai"), 10_000)
    # The upload is pdf as printed, the photo may be a picture (N-42).
    assert {paper.number for paper in papers if paper.formats != ("pdf",)} == {"9"}
    assert not any(paper.paper_copies for paper in papers)


def test_no_letter_is_carried_between_two_agencies_of_the_region(standard: Standard) -> None:
    last = standard.requirements[10]
    assert (last.supplier, last.optional) == ("keduanya", True)
    assert (last.confirmed_by, last.produced_by) == ("tim_teknis", "rekomendasi_teknis")
    assert not any(paper.optional for paper in standard.requirements[:10])


def test_the_twelve_nodes_and_the_twelve_arrows_as_printed(standard: Standard) -> None:
    diagram = standard.components.mechanism.diagram
    assert diagram is not None
    assert diagram.title == "DPMPTSP KABUPATEN ROKAN HILIR SILAstri RV"
    assert tuple((node.number, node.text, node.step) for node in diagram.nodes) == NODES
    assert tuple((arrow.start, arrow.target, arrow.text) for arrow in diagram.arrows) == ARROWS
    ours = [node.step for node in diagram.nodes if node.step]
    assert ours == [step.code for step in standard.steps if not step.derived]


def test_the_eleven_sentences_as_printed(standard: Standard) -> None:
    printed = [step for step in standard.steps if not step.derived]
    lines = [
        line for step in printed for line in (step.printed_otherwise or step.printed).split("\n") if line
    ]
    assert tuple(lines) == SENTENCES
    assert [step.number for step in printed] == ["1-3", *(str(number) for number in range(4, 12))]
    applied = "\n".join(step.printed for step in printed)
    assert "SILASTRIV" not in applied
    assert "Surat Izin Praktik" not in applied
    assert not any(step.target for step in printed)


def test_the_promise_and_the_fee(standard: Standard) -> None:
    promise = standard.promise
    assert promise.duration is not None
    assert (promise.duration.working_days, str(promise.duration)) == (7, "7 (Tujuh) Hari Kerja")
    assert (promise.starts, promise.ends, promise.sum_of_steps) == ("lengkap", "ditandatangani", False)
    assert (standard.components.fee.text, standard.fee.amount) == ("Rp. 0 (Nol Rupiah)", 0)
    assert standard.product.name == "Surat Izin Operasional Organisasi Sosial"
    assert (standard.product.approval, standard.product.papers) == ("tte", "satu")
    assert standard.survey.gate == "ajakan"


def test_the_counts_of_the_components(standard: Standard) -> None:
    components = standard.components
    assert components.order == "14"
    assert tuple(line.text for line in components.facilities.items) == FACILITIES
    assert [line.text for line in components.competence.items] == [
        "Sarjana Pemerintahan/Teknik/Hukum/Kesehatan",
        "Memahami Peraturan Perundang-undangan yang berlaku",
        "Mampu mengoperasikan komputer",
    ]
    assert [line.text for line in components.supervision.items] == [
        "Dilakukan oleh atasan langsung secara berjenjang",
        "Dilakukan oleh tim Audit Internal",
    ]
    assert (components.staffing.number, components.staffing.text) == (
        6,
        "Jumlah personil sebanyak 6 (enam) orang",
    )
    assert [line.text for line in components.service_guarantee.items] == [
        "Diwujudkan dengan adanya kepastian persyaratan, waktu dan biaya",
        "Didukung oleh SDM yang berkompeten dengan prinsip pelayanan prima",
        "Adanya jaminan bebas dari praktik KKN",
        "Proses perizinan dapat ditelusuri melalui Tracking System",
        "Proses Perizinan hingga selesai akan diinformasikan langsung melalui WA tracking",
    ]
    assert [line.text for line in components.safety_guarantee.items] == [
        "Surat keputusan Izin dicetak dengan Kop DPMPTSP",
        "Sertifikat Izin dibubuhi tanda tangan elektronik dan memiliki kode Barcode",
    ]
    assert [len(line.subitems) for line in components.evaluation.items] == [4, 0]


def test_the_six_ways_to_complain(standard: Standard) -> None:
    channels = standard.components.complaints.items
    assert [(channel.kind, channel.printed or channel.text) for channel in channels] == [
        ("kotak", "Kotak Pengaduan (Drop Box)"),
        ("surel", "E-Mail : Pengaduan@dpmptsp.Rokan Hilirkab.go.id"),
        ("telepon", "(0764) 8001035"),
        ("sms", "0823 8231 9831"),
        ("formulir", "Formulir Survei Kepuasan Masyarakat (SKM)"),
        ("situs", "Pengaduan Online : dpmptsp.Rokan Hilirkab.go.id/pengaduan"),
    ]
    assert [channel.value for channel in channels if channel.value] == [
        "pengaduan@dpmptsp.rohilkab.go.id",
        "627648001035",
        "6282382319831",
        "https://dpmptsp.rohilkab.go.id/pengaduan",
    ]


@pytest.mark.parametrize(("step", "outcome", "post", "text"), WAY)
def test_each_printed_arrow_is_one_whatsapp_to_the_post_whose_turn_it_is(
    standard: Standard, step: str, outcome: str, post: str, text: str
) -> None:
    assert standard.step(step).post == post
    movement = go(standard, step, outcome, {"verifikasi": "sesuai"})
    (following,) = [opening.step for opening in movement.opens]
    told = [telling for telling in to_tell(standard, movement) if telling.who == following.post]
    assert [(telling.channel, telling.template) for telling in told] == [
        ("aplikasi", text),
        ("whatsapp", text),
    ]
    arrows = dict(zip((row[0] for row in WAY), (arrow[2] for arrow in ARROWS[2:]), strict=False))
    assert standard.texts[text].printed == arrows[step]


def test_the_applicant_hears_of_every_change_of_step_by_whatsapp(standard: Standard) -> None:
    assert standard.tracking is not None
    assert standard.tracking.printed == ARROWS[1][2]
    for step in standard.steps:
        for outcome in step.outcomes:
            movement = move(
                standard,
                Position((OpenWork(1, step.code, "pemeriksaan"),)),
                OpenWork(1, step.code, "pemeriksaan"),
                outcome,
                standard.parameters,
            )
            told = [telling.channel for telling in to_tell(standard, movement) if telling.who == "pemohon"]
            assert told == ["aplikasi", "whatsapp"], f"{step.code}/{outcome.code}"
    for ending in standard.case_outcomes:
        assert [telling.channels for telling in ending.told] == [("aplikasi", "whatsapp")]


def test_pick_up_is_announced_when_it_opens(standard: Standard) -> None:
    told = {
        telling.who: telling.template for telling in to_tell(standard, go(standard, "pencetakan", "cetak"))
    }
    assert told == {"pemohon": "siap_diambil", "loket": "sudah_dicetak"}
    assert standard.texts["siap_diambil"].printed == ARROWS[10][2]
    handed = to_tell(standard, go(standard, "pengambilan", "serahkan"))
    assert {telling.template for telling in handed} == {"selesai"}
    assert "Survei Kepuasan Masyarakat" in standard.texts["selesai"].text


def test_complete_the_paper_is_a_loop_of_repair_not_a_new_start(standard: Standard) -> None:
    returning = {step.code for step in standard.steps for way in step.outcomes if way.kind == "kembalikan"}
    assert returning == {"pemeriksaan", "rekomendasi_teknis", "verifikasi"}
    repair = standard.step("perbaikan")
    assert (repair.clock, repair.outcomes[0].leads_to) == ("jeda", ("pengembali",))
    assert standard.texts["berkas_dikembalikan"].printed == ARROWS[11][2]


def test_the_shortcut_of_the_practice_licence_is_a_rule_of_the_shared_flow(standard: Standard) -> None:
    assert standard.parameters == {"rekomendasi_teknis": "wajib"}
    assert [opening.step.code for opening in go(standard, "pemeriksaan", "lengkap").opens] == [
        "rekomendasi_teknis"
    ]
    practice = standard.model_copy(update={"parameters": {"rekomendasi_teknis": "tidak"}})
    straight = go(practice, "pemeriksaan", "lengkap")
    assert [opening.step.code for opening in straight.opens] == ["verifikasi"]
    assert [(skip.step.code, skip.outcome) for skip in straight.skips] == [
        ("rekomendasi_teknis", "tidak_perlu")
    ]
    assert {telling.who for telling in to_tell(practice, straight)} == {"pemohon", "ahli_muda"}


def test_a_field_visit_may_take_place_but_need_not(standard: Standard) -> None:
    assert {step.code: step.visit for step in standard.steps if step.visit != "tidak"} == {
        "rekomendasi_teknis": "bila_perlu"
    }


def test_number_before_signature_and_only_what_is_recommended_is_approved(standard: Standard) -> None:
    order = [step.code for step in standard.steps]
    assert order.index("penomoran") < order.index("tanda_tangan") < order.index("pencetakan")
    assert [step.code for step in standard.steps for way in step.outcomes if way.numbers] == ["penomoran"]
    assert [step.code for step in standard.steps for way in step.outcomes if way.freezes] == ["persetujuan"]
    assert standard.step("verifikasi").outcomes[0].condition == {
        "bukan": {"hasil_rekomendasi_teknis": "tidak_direkomendasikan"}
    }
    assert standard.step("persetujuan").outcomes[0].condition == {"hasil_verifikasi": "sesuai"}


def test_six_people_work_on_it_under_all_their_names(standard: Standard, region: RegionFile) -> None:
    posts = {post.code: post for post in region.posts}
    workers = {step.post for step in standard.steps if step.post != "pemohon"}
    assert len(workers) == standard.components.staffing.number
    assert workers <= set(posts)
    assert posts["ahli_muda"].also_called == ("Kasi", "Sub Koordinator Perizinan")
    assert posts["ahli_madya"].also_called == ("Kabid", "Koordinator Perizinan")
    assert posts["tim_teknis"].agency == "dinas_sosial"
    assert {post.superior for post in region.posts if post.superior} <= set(posts)
    assert region.region.system_name == "SILASTRI RV"
    assert region.region.village_name == "kepenghuluan"


def test_the_series_of_both_agencies_never_print_the_same_number(
    standard: Standard, region: RegionFile
) -> None:
    series = [entry for agency in region.agencies for entry in agency.series]
    values = {"klasifikasi": standard.product.classification, "wilayah": region.region.code}
    texts = {
        Pattern.parse(entry.pattern).render(
            number=7, on=date(2026, 3, 2), values={**values, "unit": entry.unit}
        )
        for entry in series
    }
    assert "500.16.7.2/007/DPMPTSP/2026" in texts
    assert len(texts) == len(series) == len({entry.code for entry in series})
    assert {"tanda_terima", "permohonan", standard.product.series} <= {
        entry.code for entry in region.agencies[0].series
    }
    assert {entry.code for entry in region.agencies[1].series} == {"berita_acara", "rekomendasi_teknis"}


def test_the_hours_of_both_agencies(calendar: CalendarFile, region: RegionFile) -> None:
    minutes = {"biasa": 37 * 60 + 30, "ramadan": 32 * 60 + 30}
    assert {part.agency for part in calendar.hours} == {agency.code for agency in region.agencies}
    for part in calendar.hours:
        spans = [span for day in read_week(part.week) for span in day]
        worked = sum(
            (span.closes.hour - span.opens.hour) * 60 + span.closes.minute - span.opens.minute
            for span in spans
        )
        assert worked == minutes[part.kind]


def test_a_public_note_for_every_reading(standard: Standard) -> None:
    codes = [note.code for note in standard.notes]
    assert len(codes) == len(set(codes))
    numbers = (
        "01",
        "02",
        "04",
        "05",
        "10",
        "11",
        "12",
        "13",
        "14",
        "24",
        "29",
        "30",
        "38",
        "42",
        "43",
        "44",
        "45",
        "46",
        "48",
    )
    assert {f"N-{number}" for number in numbers} <= set(codes)
    assert {"N-A/1", "N-A/2", "N-A/3"} <= set(codes)
    assert all(note.applied.endswith(".") and note.reason.endswith(".") for note in standard.notes)


def test_notices_hold_no_more_than_they_may(standard: Standard) -> None:
    allowed = {"nomor", "layanan", "langkah", "tautan", "tenggat", "tanggal", "sistem", "jabatan"}
    told = {telling.template for step in standard.steps for way in step.outcomes for telling in way.told}
    told |= {telling.template for ending in standard.case_outcomes for telling in ending.told}
    assert told | {"pelacakan", "giliran"} <= set(standard.texts)
    for text in standard.texts.values():
        assert set(re.findall(r"\{(\w*)\}", text.text)) <= allowed
        assert "{tautan}" in text.text
        assert "\n" not in text.text


def test_every_question_is_derived(standard: Standard) -> None:
    fields = all_fields(standard.form)
    assert all(entry.derived for entry in fields)
    assert {"nama_organisasi", "bentuk", "jenis_pelayanan", "nik_sekretaris"} <= {
        entry.code for entry in fields
    }
