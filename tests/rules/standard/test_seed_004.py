"""Kabupaten Rokan Hulu's licence for micro and small enterprises, against its printed standard."""

import re
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from satupintu.rules.numbering import Pattern
from satupintu.rules.standard.model.components import DELIVERY, MANUFACTURING
from satupintu.rules.standard.model.form import all_fields
from satupintu.rules.standard.model.region import CalendarFile, RegionFile
from satupintu.rules.standard.model.standard import Enactment, Standard
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
REGION = STANDARDS / "14.06-rokan-hulu"
NATION = STANDARDS / "_nasional"

REGULATIONS = (
    "Undang-Undang Nomor 20 Tahun 2008 Usaha Mikro Kecil dan Menengah",
    "Peraturan Pemerintah Nomor 24 Tahun 2018 tentang Pelayanan Perizinan berusaha Terintegrasi secara Elektronik",
    (
        "Peraturan Menteri Koperasi dan Usaha Kecil dan Menengah Republik Indonesia Nomor 02 tahun 2019 tentang "
        "Perizinan Berusaha Terintegrasi secara Elektronik bagi Usaha Mikro dan Kecil"
    ),
    "Peraturan Daerah Kabupaten Rokan Hulu Nomor 4 Tahun 2017 tentang Pelayanan Perizinan dan non Perizinan",
    (
        "Peraturan Bupati Rokan Hulu Nomor 10 tahun 2019 tentang Pendelegasian Kewenangan Perizinan dan Non Perizinan "
        "pada Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"
    ),
)
MECHANISM = (
    ("1", "Pemohon Melakukan pendaftaran di OSS (oss.go.id) (Mandiri,Perbantuan,Prioritas)"),
    ("2", "Pemohon Mendapatkan NIB , dan Perizinan Berusaha melalui OSS"),
    ("3", "Pemohon Menerima Notifikasi Izin Usaha yang telah berlaku efektif dari OSS (Tanpa Komitmen)"),
)
# The order in which a case goes on after the three printed sentences.
AFTERWARDS = (
    "berlaku_efektif",
    "cek_kelengkapan",
    "cek_lapangan",
    "persetujuan",
    "penomoran",
    "pencetakan",
    "penandatanganan",
    "pemindaian",
    "penyerahan",
)
FACEBOOK_PAGE = "Halaman Facebook. Dinas Penanaman dan Pelayanan Terpadu Satu Pintu Kabupaten Rokan Hulu"


@cache
def read() -> ReadStandard:
    pieces = read_document("potongan.toml", (NATION / "potongan.toml").read_bytes())
    path = REGION / "izin-usaha-mikro-dan-kecil" / "2020-01-01.toml"
    return read_standard(path.name, path.read_bytes(), Library((pieces,)))


@pytest.fixture
def standard() -> Standard:
    return read().standard


@pytest.fixture
def region() -> RegionFile:
    return read_region("region.toml", (REGION / "region.toml").read_bytes())


@pytest.fixture
def calendar() -> CalendarFile:
    return read_calendar("calendar.toml", (REGION / "calendar.toml").read_bytes())


def test_nobody_is_printed_as_having_laid_it_down_and_no_date(standard: Standard) -> None:
    assert standard.enactment == Enactment()
    assert standard.sop is None
    assert standard.effective == date(2020, 1, 1)
    assert standard.effective_assumed.startswith("Anggapan: naskah tidak mencetak tanggal.")


def test_the_legal_basis_is_verbatim_and_known_to_the_register(standard: Standard) -> None:
    basis = standard.components.legal_basis.items
    assert tuple(item.text for item in basis) == REGULATIONS
    register = read_laws("hukum.toml", (NATION / "hukum.toml").read_bytes())
    laws = {law.code: law for law in register.laws}
    assert [laws[item.law].status for item in basis] == ["diubah", "dicabut", "dicabut", "berlaku", "berlaku"]
    assert laws["pp-24-2018"].by == ("pp-5-2021",)


def test_the_two_requirements(standard: Standard) -> None:
    papers = standard.requirements
    assert [(paper.number, paper.name) for paper in papers] == [("1", "Foto copy KTP Pemohon"), ("2", "NIB")]
    assert [paper.condition for paper in papers] == [None, {"punya_nib": True}]
    assert not any(paper.optional or paper.derived for paper in papers)


def test_the_mechanism_is_three_sentences_and_the_rest_is_marked_as_ours(standard: Standard) -> None:
    printed = [step for step in standard.steps if not step.derived]
    assert tuple((step.number, step.printed) for step in printed) == MECHANISM
    assert not any(step.printed_otherwise for step in printed)
    assert all(step.number == "" and step.printed for step in standard.steps if step.derived)
    # The document has no table: no time of a single step is printed, and none is invented.
    assert not any(step.target for step in standard.steps)
    assert all(step.outputs for step in standard.steps)


def test_the_way_of_a_case(standard: Standard) -> None:
    for here, following in pairwise(AFTERWARDS):
        assert standard.step(here).outcomes[0].leads_to == (following,)
    assert [step.code for step in standard.steps][3:11] == list(AFTERWARDS[1:])
    assert [outcome.ending for outcome in standard.step("penyerahan").outcomes] == ["selesai"]


def test_the_notice_of_oss_may_come_from_the_system_or_be_entered_at_the_counter(standard: Standard) -> None:
    for code in ("perolehan_nib", "berlaku_efektif"):
        step = standard.step(code)
        assert (step.task, step.post, step.automatic) == ("tunggu_peristiwa", "front_office", True)
    assert standard.step("perolehan_nib").condition == {"punya_nib": False}
    assert standard.step("berlaku_efektif").outcomes[0].milestones == ("peristiwa",)


def test_the_three_printed_routes_are_open_and_change_nothing(standard: Standard) -> None:
    fields = {entry.code: entry for entry in all_fields(standard.form)}
    assert [choice.code for choice in fields["jalur_oss"].choices] == ["mandiri", "perbantuan", "prioritas"]
    asked = [step.condition for step in standard.steps] + [paper.condition for paper in standard.requirements]
    asked += [outcome.condition for step in standard.steps for outcome in step.outcomes]
    assert "jalur_oss" not in str(asked)


def test_the_promise_runs_from_complete(standard: Standard) -> None:
    promise = standard.promise
    assert promise.duration is not None
    assert (promise.duration.working_days, promise.duration.minutes) == (5, 0)
    assert (promise.starts, promise.ends) == ("lengkap", "terbit")
    assert standard.components.time.text == (
        "5 (lima) Hari Kerja (Terhitung sejak berkas dinyatakan lengkap), dan memerlukan cek lapangan"
    )
    assert standard.step("perbaikan").clock == "jeda"


def test_the_field_check_is_compulsory_and_only_the_sound_is_approved(standard: Standard) -> None:
    check = standard.step("cek_lapangan")
    assert (check.visit, check.need, check.task) == ("wajib", "wajib", "rekomendasi")
    assert standard.step("persetujuan").outcomes[0].condition == {"hasil_cek_lapangan": "sesuai"}


def test_free_of_charge_and_no_step_at_the_cashier(standard: Standard, region: RegionFile) -> None:
    assert (standard.components.fee.text, standard.fee.amount) == ("Tidak dipungut biaya", 0)
    assert "kasir" in {post.code for post in region.posts}
    assert not any(step.post == "kasir" or step.task == "bayar" for step in standard.steps)


def test_signed_by_hand_on_a_numbered_print(standard: Standard) -> None:
    product = standard.product
    assert (product.name, product.approval) == ("Dokumen Izin", "basah")
    assert set(product.marks) == {"cap", "meterai", "barcode", "kop"}
    signing = standard.step("penandatanganan")
    assert (signing.task, signing.post) == ("tanda_tangan_basah", "kepala_dinas")
    numbering = [step.code for step in standard.steps for outcome in step.outcomes if outcome.numbers]
    assert numbering == ["penomoran"]
    before = {
        step.code for step in standard.steps for way in step.outcomes if "penandatanganan" in way.leads_to
    }
    assert before == {"pencetakan"}
    assert AFTERWARDS.index("penomoran") < AFTERWARDS.index("pencetakan")
    scan = standard.step("pemindaian")
    assert (scan.task, scan.outcomes[0].milestones) == ("daftarkan_pindaian", ("terbit",))


def test_who_is_told_when(standard: Standard) -> None:
    told = {
        (step.code, outcome.code): [telling.template for telling in outcome.told if telling.who == "pemohon"]
        for step in standard.steps
        for outcome in step.outcomes
    }
    assert told["berlaku_efektif", "efektif"] == ["izin_berlaku_efektif"]
    assert told["cek_kelengkapan", "lengkap"] == ["permohonan_lengkap"]
    assert told["pemindaian", "daftarkan"] == ["siap_diambil"]  # before the pick-up, not after it
    assert told["penyerahan", "serahkan"] == ["formulir_ikm"]
    assert standard.tracking is None
    assert standard.turn.channels == ("aplikasi",)


def test_the_gate_of_the_survey_is_an_invitation(standard: Standard) -> None:
    assert standard.survey.gate == "ajakan"
    assert (
        standard.texts["formulir_ikm"].printed
        == "Setiap pemohon izin akan diberikan formulir IKM untuk di isi."
    )
    assert standard.duties == ()  # no cadence is printed


def test_the_components_of_service_delivery(standard: Standard) -> None:
    components = standard.components
    assert (components.order, len(DELIVERY), len(MANUFACTURING)) == ("6+8", 6, 8)
    assert components.title == "Jenis Pelayanan : IZIN USAHA MIKRO DAN KECIL (IUMK)"
    assert [
        components.requirements.title,
        components.mechanism.title,
        components.time.title,
        components.fee.title,
        components.product.title,
        components.complaints.title,
    ] == [
        "Persyaratan",
        "Sistem, mekanisme, dan prosedur",
        "Jangka waktu penyelesaian",
        "Biaya/tarif",
        "Produk Pelayanan",
        "Penanganan Pengaduan, saran dan masukan",
    ]


def test_the_six_ways_to_complain(standard: Standard) -> None:
    channels = standard.components.complaints.items
    assert [(channel.kind, channel.printed or channel.text) for channel in channels] == [
        ("surel", "dpmptsprohul@gmail.com"),
        ("media_sosial", "Facebook : Dinas Pmptsp"),
        ("situs", "dpmptsp.rokanhulukab.go.id"),
        ("media_sosial", "Twitter : Dinas Pmptsp @dpmptsprohul"),
        ("whatsapp", "Whatshapp: 0822 9959 1122"),
        ("media_sosial", FACEBOOK_PAGE),
    ]
    assert channels[4].value == "6282299591122"
    assert channels[5].text == FACEBOOK_PAGE.replace("Penanaman dan", "Penanaman Modal dan")


def test_the_components_of_manufacturing(standard: Standard) -> None:
    components = standard.components
    facilities = components.facilities.items
    assert [(line.text, len(line.subitems)) for line in facilities] == [
        ("Sarana :", 7),
        ("Prasarana / Fasilitas :", 7),
    ]
    assert facilities[1].subitems[3] == "Loket Kasir / Bendahara"
    assert [line.text for line in components.competence.items] == [
        "Strata I, D3 dan SMU",
        "Mengetahui dan memahami tugas dan fungsi sesuai dengan tugas pokok.",
        "Memiliki kemampuan mengoperasikan komputer dan internet",
        (
            "Memiliki kemampuan untuk menganalisa peraturan dan memiliki tingkat ketelitian dalam pemrosesan "
            "administrasi"
        ),
        "Lulus Diklat PTSP",
    ]
    assert [line.text for line in components.supervision.items] == [
        "Dilakukan oleh atasan langsung secara berjenjang",
        "Dilakukan secara terus -menerus",
    ]
    assert (components.staffing.number, components.staffing.text) == (6, "6 (Enam) Orang")
    assert [line.text for line in components.service_guarantee.items] == [
        "Adanya kepastian persyaratan, waktu dan biaya",
        "Di dukung oleh SDM yang berkompeten dengan Prinsip Pelayanan Prima",
        "Adanya Jaminan Bebas dari Praktek KKN",
        "Tidak terjadi pungli",
        "Seluruh biaya pengurusan Izin diatur sesuai Peraturan Daerah",
    ]
    assert [line.printed or line.text for line in components.safety_guarantee.items] == [
        "Di bubuhi Tanda Tangan Basah",
        "Menggunakan Cap Basah",
        "Cetak Izin Menggunakan Bardcode",
        "Menggunakan Materai",
    ]
    assert [len(line.subitems) for line in components.evaluation.items] == [4, 0]


def test_a_public_note_for_every_reading(standard: Standard) -> None:
    codes = [note.code for note in standard.notes]
    assert len(codes) == len(set(codes))
    wanted = {
        "N-04",
        "N-17",
        "N-17a",
        "N-17b",
        "N-20",
        "N-29",
        "N-38",
        "N-39",
        "N-40",
        "N-43",
        "N-45",
        "K3",
        "D1",
    }
    assert wanted <= set(codes)
    assert all(note.applied.endswith(".") and note.reason.endswith(".") for note in standard.notes)


def test_every_field_is_marked_as_derived(standard: Standard) -> None:
    fields = {entry.code: entry for entry in all_fields(standard.form)}
    assert all(entry.derived for entry in fields.values())
    assert {"nib", "nama_usaha", "skala_usaha", "desa_usaha", "kegiatan_usaha", "modal_usaha"} <= set(fields)
    assert fields["desa_usaha"].in_region


def test_six_people_work_on_it(standard: Standard, region: RegionFile) -> None:
    posts = {post.code: post for post in region.posts}
    workers = {step.post for step in standard.steps if step.post != "pemohon"}
    assert len(workers) == standard.components.staffing.number == 6
    assert workers <= set(posts)
    assert {post.agency for post in region.posts} == {"dpmptsp"}  # no other agency is printed
    assert {post.superior for post in region.posts if post.superior} <= set(posts)
    assert [post.code for post in region.posts if not post.superior] == ["kepala_dinas"]


def test_no_two_series_print_the_same_number(standard: Standard, region: RegionFile) -> None:
    series = {entry.code: entry for agency in region.agencies for entry in agency.series}
    values = {"klasifikasi": standard.product.classification, "wilayah": region.region.code}
    texts = {
        Pattern.parse(entry.pattern).render(
            number=7, on=date(2026, 3, 2), values={**values, "unit": entry.unit}
        )
        for entry in series.values()
    }
    assert "500.16.7.2/DPMPTSP/007/III/2026" in texts
    assert len(texts) == len(series)
    assert standard.product.series in series
    assert standard.product.pattern == series["izin"].pattern


def test_the_hours_of_the_agency(calendar: CalendarFile) -> None:
    minutes = {"biasa": 37 * 60 + 30, "ramadan": 32 * 60 + 30}
    assert [part.kind for part in calendar.hours] == ["biasa", "ramadan", "ramadan"]
    for part in calendar.hours:
        worked = sum(
            (span.closes.hour - span.opens.hour) * 60 + span.closes.minute - span.opens.minute
            for spans in read_week(part.week)
            for span in spans
        )
        assert worked == minutes[part.kind]


def test_notices_hold_no_more_than_they_may(standard: Standard) -> None:
    allowed = {"nomor", "layanan", "langkah", "tautan", "tenggat", "tanggal", "sistem"}
    told = {
        telling.template for step in standard.steps for outcome in step.outcomes for telling in outcome.told
    }
    told |= {telling.template for ending in standard.case_outcomes for telling in ending.told}
    assert told | {"giliran"} <= set(standard.texts)
    for text in standard.texts.values():
        assert set(re.findall(r"\{(\w*)\}", text.text)) <= allowed
        assert "{tautan}" in text.text
