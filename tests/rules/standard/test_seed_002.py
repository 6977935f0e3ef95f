"""Kabupaten Kampar's recommendation for sending trainers of school drop-outs, against its printed standard."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from satupintu.rules.conditions import holds
from satupintu.rules.numbering import Pattern
from satupintu.rules.standard.model.form import all_fields
from satupintu.rules.standard.model.region import CalendarFile, RegionFile
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.reader import (
    Library,
    read_calendar,
    read_document,
    read_laws,
    read_region,
    read_standard,
)

STANDARDS = Path(__file__).parents[3] / "standards"
REGION = STANDARDS / "14.01-kampar"
NATION = STANDARDS / "_nasional"
FILE = REGION / "rekomendasi-pengiriman-pelatih-anak-putus-sekolah" / "2022-02-25.toml"

NAME = "Rekomendasi Bantuan Pengiriman Pelatih Anak Putus Sekolah"
OFFICE = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten Kampar"
REGULATIONS = (
    "Undang-Undang Nomor 11 Tahun 2009 tentang kesejahteraan sosial",
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
    "Undang-Undang Nomor 11 Tahun 2020 tentang Cipta Kerja",
    "Peraturan Pemerintah Nomor 39 Tahun 2012 tentang Penyelenggaraan Kesejahteraan Sosial",
    "Peraturan Pemerintah Nomor 5 Tahun 2021 tentang Penyelenggaraan Perizinan Berusaha Berbasis Risiko",
    "Peraturan Pemerintah Nomor 6 Tahun 2021 tentang Penyelenggaraan Perizinan Berusaha di Daerah",
    "Peraturan Menteri Sosial Nomor 184 Tahun 2011 tentang Lembaga Kesejahteraan Sosial",
    "Peraturan Menteri Sosial Nomor 22 tahun 2016 tentang Standar Nasional Lembaga Kesejahteraan Sosial",
    (
        "Peraturan Menteri Dalam Negeri Nomor 138 Tahun 2017 tentang Penyelenggaraan Pelayanan Terpadu Satu Pintu "
        "Daerah"
    ),
    (
        "Peraturan Bupati Kampar Nomor 69 Tahun 2021 tentang Pendelegasian Kewenangan Penyelenggaraan Perizinan "
        f"Berusaha Kepada Kepala {OFFICE}"
    ),
    (
        "Keputusan Bupati Kampar Nomor 503-236/I/2022 tanggal 18 Januari 2022 tentang Penetapan Standar Pelayanan dan "
        f"Standar Operasional Prosedur Penyelenggaraan Perizinan Berusaha pada {OFFICE}"
    ),
)
REQUIREMENTS = (
    ("1", "Surat Permohonan Bermaterai"),
    ("2", "Surat Keterangan Tidak Mampu dari Kepala Desa atau Lurah"),
    ("3", "Foto copy KTP"),
    ("4", "Fotocopy Kartu Keluarga (KK)"),
    ("5", "Fotocopy Kartu-kartu Bantuan, Seperti; BPJS,JKS-KIN,RASTRA,PKH dll;"),
    ("13", "Rekomendasi Dinas Sosial Kabupaten Kampar"),
)
MECHANISM = (
    (
        "Pemohon mengajukan permohonan ke Front Office (FO) dengan kelengkapan persyaratan dan mengisi formulir "
        "pendaftaran"
    ),
    (
        "Petugas memeriksa permohonan dan kelengkapan persyaratan apabila syarat lengkap maka akan diberikan tanda "
        "terima, apabila tidak lengkap maka permohonan akan dikembalikan kepada pemohon"
    ),
    "Dilakukan verifikasi kesesuaian dokumen dengan peraturan perundang-undangan",
    (
        "Jika dokumen permohonan memenuhi syarat administrasi dan teknis, maka dibuatkan Surat pengantar kepada Dinas "
        "Teknis untuk melaksanakan Kajian Teknis dan Tim teknis melakukan survey (jika diperlukan)"
    ),
    (
        "Jika dipersyaratkan pembayaran pajak/retribusi, pemohon melakukan pembayaran dan permohonan diproses lebih "
        "lanjut sampai ditetapkan surat keputusan"
    ),
    "Pengisian kuesioner Survei Kepuasan Masyarakat (SKM) oleh pemohon (manual atau elektronik)",
    "Penyerahkan izin melalui loket penyerahan kepada pemohon.",
)
DIAGRAM = (
    "PEMOHON → Pendaftaran FO",
    "Pendaftaran FO → PEMOHON: Tidak lengkap dikembalikan",
    "Pendaftaran FO → Verifikasi Kelengkapan Persyaratan: Lengkap",
    "Verifikasi Kelengkapan Persyaratan → Proses Izin",
    "Proses Izin → IZIN TERBIT",
    "IZIN TERBIT → Kuesioner SKM",
    "Kuesioner SKM → SELESAI",
)
FACILITIES = [
    "Ruang Tunggu dilengkapi AC",
    "Loket pelayanan Front Office",
    "Loket pelayanan penyerahan izin",
    "Tempat Parkir Roda empat dan Roda dua",
    "Ruang Konsultasi dan Pengaduan",
    "Ruang Menyusui",
    "Ruang Bermain Anak",
    "Mushola",
    "Kursi Roda",
    "Toilet (umum dan disabilitas)",
    "Help Desk (Informasi)",
    "Kotak Saran dan Pengaduan",
    "Komputer dan Printer",
    "Telepon dan Faksimili",
    "Mesin Fotocopy",
    "Lemari dokumen",
    "Meja dan Kursi",
    "Alat Tulis Kantor",
    "Media Informasi Touchscreen dan Layar Televisi",
    "Media Informasi layanan Scan QR Code",
    "Sistem dan informasi Antrian",
    "Survey Kepuasan Masyarakat elektronik",
    "Website dan Email",
    "Internet (Wifi)",
    "Kamera (CCTV)",
    "Pengukur Suhu",
    "Ruang server",
]


@cache
def read() -> Standard:
    pieces = read_document("potongan.toml", (NATION / "potongan.toml").read_bytes())
    return read_standard(FILE.name, FILE.read_bytes(), Library((pieces,))).standard


@pytest.fixture
def standard() -> Standard:
    return read()


@pytest.fixture
def region() -> RegionFile:
    return read_region("region.toml", (REGION / "region.toml").read_bytes())


@pytest.fixture
def calendar() -> CalendarFile:
    return read_calendar("calendar.toml", (REGION / "calendar.toml").read_bytes())


def test_the_title_is_kept_as_printed(standard: Standard) -> None:
    assert standard.service.name == NAME
    assert standard.product.name == f"Surat {NAME}"
    assert standard.components.title == f"STANDAR PELAYANAN {NAME.upper()}"
    assert (standard.service.kind, standard.sop) == ("rekomendasi", None)
    assert standard.effective == date(2022, 2, 25)


def test_who_laid_it_down_stands_in_its_own_block_only(standard: Standard) -> None:
    block = standard.enactment
    assert (block.name, block.rank) == ("HAMBALI, SE, MBA, MH", "Pembina Utama Muda")
    assert (block.nip, block.place, block.day) == ("19681024 200003 1 002", "Bangkinang", date(2022, 2, 25))
    assert block.position == f"KEPALA {OFFICE.upper()}"
    rest = standard.model_dump_json(exclude={"enactment"})
    assert "HAMBALI" not in rest
    assert "19681024" not in rest


def test_the_legal_basis_is_verbatim_and_known_to_the_register(standard: Standard) -> None:
    basis = standard.components.legal_basis.items
    assert tuple(item.text for item in basis) == REGULATIONS
    register = read_laws("hukum.toml", (NATION / "hukum.toml").read_bytes())
    laws = {law.code: law for law in register.laws}
    assert {item.law for item in basis} <= set(laws)
    revoked = [number for number, item in enumerate(basis, start=1) if laws[item.law].status == "dicabut"]
    assert revoked == [3, 5, 7, 8]


def test_the_six_requirements_keep_their_numbers(standard: Standard) -> None:
    printed = [paper for paper in standard.requirements if not paper.derived]
    assert tuple((paper.number, paper.printed or paper.name) for paper in printed) == REQUIREMENTS
    letter, card = standard.requirement("surat_permohonan"), standard.requirement("kartu_bantuan")
    assert letter.stamp_duty is not None
    assert letter.stamp_duty.kinds == ("fisik", "e_meterai")
    assert card.name.endswith("BPJS, JKN-KIS, RASTRA, PKH dll")
    assert len(card.alternatives) == 5  # N-41: and any other card


def test_nobody_carries_a_letter_between_two_agencies(standard: Standard, region: RegionFile) -> None:
    paper = standard.requirement("rekomendasi_dinas_sosial")
    assert (paper.supplier, paper.optional) == ("keduanya", True)
    assert paper.produced_by == "kajian_teknis"
    posts = {post.code: post for post in region.posts}
    assert paper.confirmed_by == standard.step("kajian_teknis").post
    assert posts[paper.confirmed_by].agency == "dinas_sosial"


@pytest.mark.parametrize(
    ("answers", "wanted"),
    [
        ({"yang_dikirim": "pelatih"}, False),
        ({"yang_dikirim": "anak", "hubungan_pemohon": "orang_tua"}, False),
        ({"yang_dikirim": "anak", "hubungan_pemohon": "wali"}, False),
        ({"yang_dikirim": "anak", "hubungan_pemohon": "kuasa"}, True),
    ],
)
def test_consent_on_paper_only_when_somebody_else_files_for_the_child(
    standard: Standard, answers: dict[str, object], wanted: bool
) -> None:
    paper = standard.requirement("surat_persetujuan_wali")
    assert paper.derived
    assert holds(paper.condition, answers) is wanted


def test_a_trainer_or_a_child(standard: Standard) -> None:
    groups = {group.code: group for group in standard.form}
    fields = {entry.code: entry for entry in all_fields(standard.form)}
    assert [choice.code for choice in fields["yang_dikirim"].choices] == ["pelatih", "anak"]
    assert groups["pelatih"].when == {"yang_dikirim": "pelatih"}
    assert groups["anak"].when == {"yang_dikirim": "anak"}
    assert {"nama_wali", "nik_wali", "hubungan_pemohon", "persetujuan_wali"} <= {
        field.code for field in groups["anak"].fields
    }
    assert fields["persetujuan_wali"].minimum == 1  # nothing is filed for a child without it
    assert all(entry.derived for entry in fields.values())


def test_what_is_known_of_a_child_is_sealed(standard: Standard) -> None:
    groups = {group.code: group for group in standard.form}
    open_ones = {"yang_dikirim", "hubungan_pemohon", "persetujuan_wali"}
    asked = [*groups["peserta"].fields, *groups["anak"].fields]
    assert {field.code for field in asked if not field.sealed} == open_ones


def test_the_mechanism_as_printed(standard: Standard) -> None:
    mechanism = standard.components.mechanism
    assert tuple(line.printed or line.text for line in mechanism.items) == MECHANISM
    assert [line.number for line in mechanism.items] == ["1", "2", "3", "4", "5", "6", "7"]
    assert tuple(mechanism.text.splitlines()) == (*DIAGRAM, "Keterangan :")


def test_every_printed_step_does_its_sentence(standard: Standard) -> None:
    lines = {line.number: line.text for line in standard.components.mechanism.items}
    steps = [step for step in standard.steps if not step.derived]
    assert [(step.number, step.task, step.post) for step in steps] == [
        ("1", "ajukan", "pemohon"),
        ("2", "periksa_kelengkapan", "front_office"),
        ("3", "verifikasi", "verifikator"),
        ("4", "teruskan", "verifikator"),
        ("4", "rekomendasi", "tim_teknis"),
        ("5", "bayar", "kasir"),
        ("7", "serahkan", "loket_penyerahan"),
    ]
    assert all(step.printed and step.printed in lines[step.number] for step in steps)
    assert standard.step("kajian_teknis").visit == "bila_perlu"
    assert [step.target for step in standard.steps if step.target] == []  # none is printed, none is invented


def test_what_nobody_printed_is_marked(standard: Standard) -> None:
    derived = [(step.task, step.post) for step in standard.steps if step.derived]
    assert derived == [
        ("setujui", "penyetuju"),
        ("tanda_tangan", "kepala_dinas"),
        ("cetak", "loket_penyerahan"),
        ("putuskan_penolakan", "kepala_dinas"),
        ("perbaiki", "pemohon"),
    ]


def test_incomplete_goes_back_and_complete_gets_its_receipt(standard: Standard, region: RegionFile) -> None:
    complete, incomplete = standard.step("pemeriksaan_kelengkapan").outcomes
    assert (complete.leads_to, complete.milestones) == (("verifikasi_kesesuaian",), ("lengkap",))
    assert (incomplete.kind, incomplete.leads_to, incomplete.derived) == ("kembalikan", ("perbaikan",), False)
    assert standard.step("pemeriksaan_kelengkapan").outputs[0].text == "Tanda terima"
    assert standard.step("perbaikan").clock == "jeda"
    office = next(agency for agency in region.agencies if agency.code == standard.service.agency)
    assert {"tanda_terima", "surat_pengantar", "permohonan", standard.product.series} == {
        series.code for series in office.series
    }


def test_payment_is_off_while_the_fee_is_nothing(standard: Standard) -> None:
    paying = standard.step("pembayaran")
    assert (standard.components.fee.text, standard.fee.amount) == ("Rp. 0 (Nol Rupiah)", 0)
    assert (paying.need, paying.clock) == ("bersyarat", "jeda")
    assert not holds(paying.condition, {"tarif": standard.fee.amount})
    assert holds(paying.condition, {"tarif": 1})


def test_only_the_recommended_can_be_approved_and_only_there_is_a_number_given(standard: Standard) -> None:
    approve = standard.step("persetujuan").outcomes[0]
    assert approve.condition == {"hasil_kajian_teknis": "direkomendasikan"}
    numbering = [outcome.code for step in standard.steps for outcome in step.outcomes if outcome.numbers]
    freezing = [outcome.code for step in standard.steps for outcome in step.outcomes if outcome.freezes]
    assert numbering == freezing == ["setujui"]
    assert standard.product.approval == "tte"
    assert standard.product.marks == ("kop", "barcode")


def test_five_working_days_from_complete_to_issued(standard: Standard) -> None:
    promise = standard.promise
    assert promise.duration is not None
    assert (promise.duration.working_days, str(promise.duration)) == (5, "5 (lima) hari kerja")
    assert (promise.starts, promise.ends) == ("lengkap", "terbit")
    signing = standard.step("penandatanganan").outcomes[0]
    assert signing.milestones == ("ditandatangani", "terbit")


def test_the_survey_comes_before_hand_over_and_is_compulsory(standard: Standard) -> None:
    assert standard.survey.gate == "wajib_saat_penyerahan"
    told = {
        telling.template: step.code
        for step in standard.steps
        for outcome in step.outcomes
        for telling in outcome.told
    }
    assert (told["siap_diambil"], told["selesai"]) == ("pencetakan", "penyerahan")
    assert "Survei Kepuasan Masyarakat" in standard.texts["siap_diambil"].text
    assert standard.tracking is not None
    assert standard.tracking.channels == ("aplikasi",)
    assert standard.tracking.printed == "Proses perizinan dapat ditelusuri melalui Tracking System"


def test_the_other_components(standard: Standard) -> None:
    components = standard.components
    assert components.order == "14"
    assert [line.text for line in components.facilities.items] == FACILITIES
    assert len(FACILITIES) == 27
    assert [line.text for line in components.competence.items] == [
        "Sarjana Ekonomi/Hukum/Sosial",
        "Memahami Peraturan Perundang-undangan yang berlaku",
        "Mampu mengoperasikan komputer",
        "Sertifikasi Diklat PTSP",
    ]
    assert components.supervision.text == "Dilaksanakan secara terus-menerus oleh;"
    assert [line.text for line in components.supervision.items] == [
        "Atasan langsung secara berjenjang",
        "Pejabat fungsional dan struktural",
        "Tim Audit Internal",
    ]
    assert components.staffing.text == "Jumlah personil yang dibutuhkan sebanyak 5 (lima) orang"
    assert (len(components.service_guarantee.items), len(components.safety_guarantee.items)) == (5, 2)
    assert components.service_guarantee.items[4].text == (
        "Prinsip pelayanan prima dengan MOTTO Izin Cepat Untung (ICU)"
    )
    assert components.safety_guarantee.items[1].text == (
        "Izin dicetak dengan Kop DPMPTSP dibubuhi tanda tangan elektronik dan barkode, sehingga dijamin keasliannya"
    )


def test_the_seven_ways_to_complain(standard: Standard) -> None:
    channels = standard.components.complaints.items
    assert [(channel.kind, channel.printed or channel.text) for channel in channels] == [
        ("kotak", "Kotak Pengaduan (Drop Box)"),
        ("surel", "E-mail : dpmptsp@kamparkab.go.id"),
        ("situs", "Website : dpmptsp.kamparkab.go.id"),
        ("lapor", "SPAN Lapor : www.lapor.go.id/"),
        ("formulir", "Pengaduan dan Kuesioner online https://dpmptsp.kamparkab.go.id/pages/bidang-pengaduan"),
        ("whatsapp", "Telepon/Whatsapp dengan nomor 0812-7646-0487"),
        ("formulir", "Survei Kepuasan Masyarakat (SKM) manual/elektronik"),
    ]
    assert channels[5].value == "6281276460487"
    assert channels[3].text.startswith("SP4N-LAPOR!")


def test_evaluation_and_its_cadence(standard: Standard) -> None:
    evaluation = standard.components.evaluation.items
    assert [len(line.subitems) for line in evaluation] == [3, 0, 0]
    assert "diwajibkan mengisi Kuisioner Survei Kepuasan masyarakat" in evaluation[0].subitems[0]
    printed = " ".join(text for line in evaluation for text in (line.text, *line.subitems))
    assert all(duty.text in printed for duty in standard.duties)
    assert [(duty.code, duty.every, duty.times) for duty in standard.duties] == [
        ("laporan_skm", "semester", 1),
        ("ikm_website", "semester", 1),
        ("evaluasi_14_komponen", "tahun", 1),
        ("reward", "tahun", 2),
    ]


def test_a_public_note_for_every_reading(standard: Standard) -> None:
    codes = [note.code for note in standard.notes]
    assert len(codes) == len(set(codes))
    wanted = "N-04 N-05 N-11 N-15 N-20 N-25 N-26 N-27 N-28 N-29 N-38 N-41 N-43 N-44 N-45 N-46 N-49 N-50 D1"
    assert set(wanted.split()) <= set(codes)
    assert {"N-A-kesesuaian", "N-A-keputusan"} <= set(codes)
    assert all(note.applied.endswith((".", "!.")) and note.reason.endswith(".") for note in standard.notes)


def test_five_seats_of_the_office_work_on_it(standard: Standard, region: RegionFile) -> None:
    posts = {post.code: post for post in region.posts}
    running = {step.post for step in standard.steps if holds(step.condition, {"tarif": standard.fee.amount})}
    own = {code for code in running if code in posts and posts[code].agency == standard.service.agency}
    assert len(own) == standard.components.staffing.number == 5
    assert {step.post for step in standard.steps} - {"pemohon"} <= set(posts)
    assert [post.code for post in region.posts if not post.superior] == [
        "kepala_dinas",
        "kepala_dinas_sosial",
    ]
    assert {post.superior for post in region.posts if post.superior} <= set(posts)


def test_the_region(standard: Standard, region: RegionFile, calendar: CalendarFile) -> None:
    assert (region.region.code, region.region.capital) == ("14.01", "Bangkinang")
    assert region.region.motto == "Izin Cepat Untung (ICU)"
    assert region.region.system_name == ""  # no name is printed, so none is invented
    assert {part.agency for part in calendar.hours} == {agency.code for agency in region.agencies}
    series = [entry for agency in region.agencies for entry in agency.series]
    values = {"klasifikasi": standard.product.classification, "wilayah": region.region.code}
    texts = {
        Pattern.parse(entry.pattern).render(
            number=7, on=date(2026, 3, 2), values={**values, "unit": entry.unit}
        )
        for entry in series
    }
    assert "500.16.7.4/007/DPMPTSP/2026" in texts
    assert len(texts) == len(series)
