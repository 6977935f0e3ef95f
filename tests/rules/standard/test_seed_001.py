"""Kabupaten Rokan Hilir's aid for Karang Taruna, against the SOP sheet it is known from."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from satupintu.rules.procedure.movement import move
from satupintu.rules.procedure.position import OpenWork, Position
from satupintu.rules.procedure.tracking import to_tell
from satupintu.rules.standard.model.form import all_fields
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.reader import Library, ReadStandard, read_document, read_standard

STANDARDS = Path(__file__).parents[3] / "standards"
REGION = STANDARDS / "14.07-rokan-hilir"
NATION = STANDARDS / "_nasional"

NUMBER = "500 - 16 - 3 - 2 / Dpm PTSP - Plcp1 / 2024 / 02"
ONLINE = "Komputer, internet"
PRINTED = "Komputer, internet, printer, ATK"
FILING = (
    "Pemohon mengajukan permohonan melalui Aplikasi Sistem Layanan Informasi Perizinan Terintegrasi (SILASTRI RV). "
    "Pemohon melakukan registrasi untuk mendapatkan akun pada Aplikasi SILASTRI RV. "
    "- Aktivasi akun akan dikirim melalui WhatsApp pemohon. "
    "- Pemohon mengunggah persyaratan dalam bentuk pdf ke Aplikasi SILASTRI RV."
)
CHECKING = (
    "Back Office akan menerima notifikasi permohonan izin melalui WhatsApp Tracking dan diperiksa untuk kelengkapan "
    "berkas melalui Aplikasi SILASTRI RV"
)
REFERRING = (
    "Back Office menerima permohonan ke Tim teknis OPD, khusus untuk Surat Izin Praktik (SIP). Back Office akan "
    "meneruskan ke Penata Perizinan Ahli Muda untuk Verifikasi berkas. Karena sudah tidak memerlukan Rekomendasi OP "
    "(Rekomendasi Teknis)."
)
TABLE = (
    ("1", "pemohon", FILING, ONLINE, "30 menit"),
    ("2", "back_office", CHECKING, PRINTED, "15 menit"),
    ("3", "tim_teknis", REFERRING, "Komputer, Printer, ATK", "6 hari"),
    (
        "4",
        "tim_teknis",
        "Tim Teknis memberikan rekomendasi dan meneruskan ke Penata Perizinan Ahli Muda",
        ONLINE,
        "10 menit",
    ),
    (
        "5",
        "ahli_muda",
        "Penata Perizinan Ahli Muda memverifikasi izin dan meneruskan ke penata perizinan Ahli Madya.",
        ONLINE,
        "10 menit",
    ),
    (
        "6",
        "ahli_madya",
        "Penata Perizinan Ahli Madya memberikan persetujuan dan meneruskan ke Back Office.",
        ONLINE,
        "10 menit",
    ),
    (
        "7",
        "back_office",
        "Back Office memberikan penomoran serta meneruskan ke kepala dinas untuk ditandatangani TTE",
        ONLINE,
        "10 menit",
    ),
    (
        "8",
        "kepala_dinas",
        "Kepala Dinas menandatangani melalui TTE dan diteruskan ke Back Office untuk dicetak.",
        PRINTED,
        "15 menit",
    ),
    ("9", "back_office", "Proses cetak perizinan oleh Back Office", PRINTED, "15 menit"),
    (
        "10",
        "loket",
        "Pengambilan berkas izin dengan membawa bukti dan syarat yang diperlukan serta pengisian SKM",
        "ATK",
        "5 menit",
    ),
)
OUTPUTS = {"1": "Notifikasi dari SILASTRI RV", "2": "Tanda Terima", "3": "Rekomendasi Teknis"}
"""The only three printed; the others are read and say so."""


@cache
def read() -> ReadStandard:
    pieces = [
        read_document(str(path), path.read_bytes())
        for path in (REGION / "potongan.toml", NATION / "potongan.toml")
    ]
    path = REGION / "bantuan-pemberdayaan-karang-taruna" / "2024-03-18.toml"
    return read_standard(path.name, path.read_bytes(), Library(tuple(pieces)))


@pytest.fixture
def standard() -> Standard:
    return read().standard


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_identity_page(standard: Standard) -> None:
    sop = standard.sop
    assert sop is not None
    assert sop.number == standard.enactment.number == NUMBER
    assert (sop.made, sop.revised, sop.effective) == (date(2024, 3, 18), None, None)
    assert sop.name == standard.product.name == "Izin Bantuan Pemberdayaan Karang Taruna"
    assert sop.legal_basis == ()  # the box is not there
    assert [line.text for line in sop.qualifications] == [
        "Memiliki kemampuan untuk memahami peraturan",
        "Mengerti memahami tugas dan fungsi sesuai dengan tugas pokok",
        "Memiliki kemampuan untuk menganalisa peraturan dan memiliki tingkat ketelitian dalam pemrosesan administrasi",
        (
            "Memiliki kemampuan mengoperasikan Komputer, Internet, dan Sistem Informasi Layanan Perizinan Terintegrasi "
            "(SILASTRI RV) dan OSS-RBA"
        ),
        "Pendidikan SMA, SMK, D3 dan S1 berbagai disiplin ilmu",
    ]
    assert [line.text for line in sop.equipment] == [
        "Komputer, Printer, Scanner",
        "Jaringan LAN dan Internet",
        "Sistem Informasi Layanan Perizinan Terintegrasi (SILASTRI RV) dan OSS-RBA",
        "Alat Tulis Kantor",
    ]
    assert [line.text for line in sop.related] == [
        "SOP Penanganan Pengaduan",
        "SOP Penyelenggaraan Pelayanan Perizinan",
        "SOP Survey",
    ]
    assert [line.text for line in sop.records] == [
        "Buku Registrasi",
        "Database Sistem Layanan Perizinan Terintegrasi (SILASTRI RV)",
    ]
    assert sop.total == ""  # no row «Jumlah» is printed


def test_the_warnings_are_the_printed_branches(standard: Standard) -> None:
    sop = standard.sop
    assert sop is not None
    assert [(line.number, line.text) for line in sop.warnings] == [
        ("", "Apabila SOP tidak dijalankan/ikuti maka yang terjadi adalah"),
        ("1", "Administrasi pelayanan perizinan belum dapat diproses"),
        ("2", "Terjadi hambatan dalam pelayanan penerbitan"),
        ("3", "Bila berkas tidak lengkap dan benar maka berkas dikembalikan"),
        (
            "4",
            (
                "Berdasarkan kajian dan penelitian ditemukan ketidaksesuaian dengan ketentuan yang berlaku maka proses "
                "perizinan tidak dapat dilanjutkan"
            ),
        ),
    ]
    printed = {
        (step.code, way.code)
        for step in standard.steps
        for way in step.outcomes
        if not way.derived and way.code in {"tidak_lengkap", "tidak_sesuai", "kembalikan"}
    }
    assert printed == {("pemeriksaan", "tidak_lengkap"), ("verifikasi", "tidak_sesuai")}


def test_who_laid_it_down_stands_in_its_own_block_only(standard: Standard) -> None:
    block = standard.enactment
    assert (block.name, block.rank) == ("CICI SULASTRI, SKM, M.Si", "Pembina Tk. I (IV/b)")
    assert (block.nip, block.day) == ("19780321 200212 2 002", date(2024, 3, 18))
    assert "Ditahak Oleh DILCI SILASTRI SEMA,M.SI PEMBINA TK /" in block.printed
    rest = standard.model_dump_json(exclude={"enactment"})
    assert not any(name in rest for name in ("SULASTRI", "DILCI", "19780321"))


def test_the_ten_rows_of_the_table(standard: Standard) -> None:
    rows = tuple(
        (
            step.number,
            step.post,
            one_line(step.printed_otherwise or step.printed_sop),
            ", ".join(line.text for line in step.inputs),
            str(step.target),
        )
        for step in standard.steps
        if not step.derived
    )
    assert rows == TABLE
    assert standard.sop is not None
    assert standard.sop.actors == (
        "Pemohon",
        "Back Office",
        "Sub Koordinator Perizinan",
        "Koordinator Perizinan",
        "Tim Teknis OPD",
        "Kadis",
    )


def test_only_three_outputs_are_printed_and_the_others_say_that_they_are_read(standard: Standard) -> None:
    printed = [step for step in standard.steps if not step.derived]
    assert {step.number: step.outputs[0].text for step in printed if not step.outputs[0].note} == OUTPUTS
    assert all(
        line.note.startswith("Turunan;")
        for step in printed
        if step.number not in OUTPUTS
        for line in step.outputs
    )


def test_the_promise_is_the_sum_of_the_steps(standard: Standard) -> None:
    targets = [step.target for step in standard.steps if step.target]
    promise = standard.promise
    assert promise.duration is not None
    assert promise.sum_of_steps
    assert str(promise.duration) == "6 hari 120 menit"
    assert sum(target.whole_days for target in targets) == promise.duration.days == 6
    assert sum(target.minutes for target in targets) == promise.duration.minutes == 120
    assert (promise.starts, promise.ends, promise.duration.counted) == ("diajukan", "terbit", "hari_kerja")


def test_components_that_are_not_printed_stay_empty(standard: Standard) -> None:
    components = standard.components
    assert not any(
        component.filled
        for component in (
            components.fee,
            components.facilities,
            components.competence,
            components.supervision,
            components.service_guarantee,
            components.safety_guarantee,
            components.evaluation,
        )
    )
    assert (components.legal_basis.items, components.complaints.items) == ((), ())
    assert (components.staffing.number, components.staffing.text) == (None, "")
    # An amount of nothing is free of charge only where somebody wrote it down.
    assert "fee" not in standard.model_fields_set


def test_the_requirements_are_a_marked_assumption(standard: Standard) -> None:
    assert len(standard.requirements) == 8
    assert all(paper.derived and not paper.number for paper in standard.requirements)
    assert all(paper.formats == ("pdf",) for paper in standard.requirements)
    assert all(entry.derived for entry in all_fields(standard.form))
    assert (standard.service.status, standard.service.kind) == ("aktif_dengan_catatan", "nonperizinan")
    assert standard.effective == date(2024, 3, 18)
    assert standard.effective_assumed.startswith("Anggapan")


def test_the_technical_team_hands_its_recommendation_on_in_a_row_of_its_own(standard: Standard) -> None:
    assert standard.parameters == {"rekomendasi_teknis": "wajib"}
    for code in ("direkomendasikan", "tidak_direkomendasikan"):
        way = next(way for way in standard.step("rekomendasi_teknis").outcomes if way.code == code)
        assert (way.leads_to, way.told) == (("penyampaian_rekomendasi",), ())
    passing_on = standard.step("penyampaian_rekomendasi")
    work = OpenWork(1, passing_on.code)
    movement = move(standard, Position((work,)), work, passing_on.outcomes[0], standard.parameters)
    assert {(telling.who, telling.channel, telling.template) for telling in to_tell(standard, movement)} == {
        ("ahli_muda", "aplikasi", "perlu_persetujuan_kasi"),
        ("ahli_muda", "whatsapp", "perlu_persetujuan_kasi"),
        ("pemohon", "aplikasi", "pelacakan"),
        ("pemohon", "whatsapp", "pelacakan"),
    }


def test_the_survey_is_an_invitation_at_pick_up(standard: Standard) -> None:
    assert standard.survey.gate == "ajakan"
    assert standard.product.delivery == ("ambil",)
    assert standard.step("pengambilan").outcomes[0].ending == "selesai"


def test_a_public_note_for_every_reading(standard: Standard) -> None:
    codes = [note.code for note in standard.notes]
    assert len(codes) == len(set(codes))
    numbers = (
        "02",
        "03",
        "04",
        "05",
        "06",
        "07",
        "08",
        "09",
        "10",
        "12",
        "14",
        "20",
        "21",
        "22",
        "23",
        "24",
        "29",
        "44",
        "45",
        "46",
    )
    assert {f"N-{number}" for number in numbers} <= set(codes)
    assert all(note.applied.endswith(".") and note.reason.endswith(".") for note in standard.notes)
