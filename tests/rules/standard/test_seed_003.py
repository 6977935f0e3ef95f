"""Kabupaten Pasuruan's registration of foreign social institutions, against its printed standard."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from satupintu.rules.numbering import Pattern
from satupintu.rules.standard.model.components import DELIVERY, MANUFACTURING
from satupintu.rules.standard.model.form import all_fields
from satupintu.rules.standard.model.region import CalendarFile, RegionFile
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.reader import (
    Library,
    ReadStandard,
    read_calendar,
    read_countries,
    read_document,
    read_laws,
    read_region,
    read_standard,
)
from satupintu.rules.worktime.table import read_week

STANDARDS = Path(__file__).parents[3] / "standards"
REGION = STANDARDS / "35.14-pasuruan"
NATION = STANDARDS / "_nasional"

TITLE = "Surat Tanda Pendaftaran Lembaga Kesejahteraan Sosial Asing"
REGULATIONS = (
    "Undang - Undang No. 11 Tahun 2009 Tentang Kesejahteraan Sosial",
    "Peraturan Pemerintah Republik Indonesia No. 39 Tahun 2012 Tentang Kesejahteraan Sosial",
    "Peraturan Menteri Sosial Republik Indonesia No. 184 Tahun 2011 Tentang Lembaga Kesejahteraan Sosial",
    (
        "Peraturan Bupati Pasuruan No. 70 Tahun 2022 tentang Pendelegasian Wewenang Penyelenggaraan Pelayanan Perizinan "
        "Berusaha Berbasis Risiko dan Non Perizinan Kepada Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu "
        "Kabupaten Pasuruan"
    ),
)
REQUIREMENTS = (
    "Kartu Tanda Penduduk (KTP)",
    "Berbadan Hukum dan terdaftar di Negara yang memiliki hubungan diplomatik dengan Negara Indonesia",
    "Surat Izin Prinsip dari Menteri Luar Negeri",
    "Proposal kerjasama atau bantuan termasuk rencana kegiatan dan program kerja tahunan",
    "Keterangan mengenai mitra kerja lokal",
    "Rancangan kerjasama dengan Kementerian Sosial Republik Indonesia",
)
FILING = (
    "Pemohon melakukan pendaftaran akun dan mengajukan permohonan pemenuhan komitmen secara online di situs SIAPMASLAHAT "
    "(https://siapmaslahat.pasuruankab.go.id)"
)
CHECKING = "Sub Koordinator PTSP II memverifikasi kebenaran isian dan unggahan dokumen"
BRANCHING = (
    "Verifikasi persyaratan teknis atau persetujuan teknis oleh verifikator perizinan berusaha pada DPMPTSP, apabila "
    "lengkap dan benar akan diproses dan dilanjutkan untuk mendapatkan persetujuan Kepala DPMPTSP namun bila tidak lengkap "
    "dan tidak benar akan dikembalikan kepada pemohon untuk perbaikan melalui web OSS."
)
MECHANISM = (
    FILING,
    "Customer Service mengecek kelengkapan isian dan unggahan dokumen",
    f"{CHECKING} {BRANCHING}",
    "Dinas Pendidikan melakukan verifikasi lapang dan mengeluarkan Berita Acara/Rekomendasi Teknis.",
    "Koordinator PTSP II memverifikasi Berita Acara/Rekomendasi Teknis",
    "Penandatanganan Draft Output Izin",
    "Penerbitan Izin melalui Aplikasi SIAPMASLAHAT",
)
SOFTCOPY = "Berkas Permohonan Izin dalam bentuk digital atau softcopy"
TABLE = (
    ("1", FILING, ("Data Diri", SOFTCOPY), "30 menit", ("Akun SIAPMASLAHAT", "Tracking permohonan izin")),
    ("2", MECHANISM[1], (SOFTCOPY,), "1 hari", (SOFTCOPY,)),
    ("3", CHECKING, (SOFTCOPY,), "1 hari", (SOFTCOPY,)),
    (
        "4",
        "Dinas Sosial melakukan verifikasi lapang dan mengeluarkan Berita Acara/Rekomendasi Teknis",
        (SOFTCOPY,),
        "5 hari",
        ("Berita Acara", "Rekomendasi Teknis"),
    ),
    ("5", MECHANISM[4], ("Berita Acara/Rekomendasi Teknis",), "1 hari", ("Draft Output Izin",)),
    ("6", "Menandatangani Draft Output Izin", ("Draft Output Izin",), "30 menit", ("Output Izin",)),
    (
        "7",
        "Menerbitkan Izin melalui Aplikasi SIAPMASLAHAT",
        ("Output Izin",),
        "30 menit",
        ("Output Izin dengan TTE",),
    ),
)


@cache
def read() -> ReadStandard:
    pieces = read_document("potongan.toml", (NATION / "potongan.toml").read_bytes())
    path = REGION / "stp-lks-asing" / "2022-03-10.toml"
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


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_identity_page(standard: Standard) -> None:
    sop = standard.sop
    assert sop is not None
    assert sop.number == "SOP/ 29 / SM / 424.086 / 2022"
    assert (sop.made, sop.revised, sop.effective) == (date(2022, 3, 10), None, date(2022, 3, 10))
    assert (sop.document_code, sop.revision, sop.issued) == ("", "", "")
    assert sop.name == standard.service.name == standard.product.name == TITLE
    assert sop.legal_basis is None  # the same as the component's
    assert [line.text for line in sop.qualifications] == [
        f"Memahami peraturan perundangan tentang {TITLE}, serta perundangan lainnya sesuai bidang tugasnya",
        "Mampu mengoperasikan komputer",
    ]
    assert [line.text for line in sop.related] == ["-"]
    assert [line.text for line in sop.equipment] == [
        "Meja & Kursi",
        "Komputer & Jaringan",
        "ATK",
        "Kendaraan",
    ]
    assert [line.text for line in sop.warnings] == [
        (
            "Apabila SOP ini tidak dijalankan sesuai dengan prosedur yang telah ditetapkan maka akan berpengaruh pada "
            f"Penerbitan {TITLE}"
        )
    ]
    assert [line.text for line in sop.records] == ["Rekomendasi Teknis"]
    assert sop.total == "8 Hari 90 menit"


def test_who_laid_it_down_stands_in_its_own_block_only(standard: Standard) -> None:
    block = standard.enactment
    assert (block.name, block.rank) == ("YUDHA TRIWIDYA SASONGKO, S. Sos. M. Si", "Pembina Utama Muda")
    assert (block.nip, block.day) == ("19740517 199311 1 001", date(2022, 3, 10))
    rest = standard.model_dump_json(exclude={"enactment"})
    assert "SASONGKO" not in rest
    assert "19740517" not in rest


def test_the_legal_basis_is_verbatim_and_known_to_the_register(standard: Standard) -> None:
    basis = standard.components.legal_basis.items
    assert tuple(item.text for item in basis) == REGULATIONS
    register = read_laws("hukum.toml", (NATION / "hukum.toml").read_bytes())
    laws = {law.code: law for law in register.laws}
    assert [laws[item.law].status for item in basis] == ["diubah", "berlaku", "dicabut", "berlaku"]
    assert laws["permensos-184-2011"].by == ("permensos-5-2024",)


def test_the_six_requirements(standard: Standard) -> None:
    assert tuple(paper.name for paper in standard.requirements) == REQUIREMENTS
    assert [paper.number for paper in standard.requirements] == ["1", "2", "3", "4", "5", "6"]
    assert not any(paper.optional or paper.condition for paper in standard.requirements)


def test_the_mechanism_as_printed(standard: Standard) -> None:
    printed = [step for step in standard.steps if not step.derived]
    assert tuple(one_line(step.printed_otherwise or step.printed) for step in printed) == MECHANISM
    changed = {step.code: step.printed for step in printed if step.printed_otherwise}
    assert set(changed) == {"verifikasi_berkas", "verifikasi_lapang"}
    assert changed["verifikasi_lapang"] == MECHANISM[3].replace("Dinas Pendidikan", "Dinas Sosial")
    assert one_line(changed["verifikasi_berkas"]) == MECHANISM[2].replace("web OSS", "SIAPMASLAHAT")


def test_the_table_of_the_sop(standard: Standard) -> None:
    rows = tuple(
        (
            step.number,
            step.printed_sop,
            tuple(line.text for line in step.inputs),
            str(step.target),
            tuple(line.text for line in step.outputs),
        )
        for step in standard.steps
        if not step.derived
    )
    assert rows == TABLE


def test_the_steps_add_up_to_the_promise(standard: Standard) -> None:
    targets = [step.target for step in standard.steps if step.target]
    promise = standard.promise.duration
    assert promise is not None
    assert (promise.days, promise.minutes, promise.counted) == (8, 90, "hari_kerja")
    assert sum(target.whole_days for target in targets) == 8
    assert sum(target.minutes for target in targets) == 90
    assert str(promise) == "8 hari 90 menit"
    assert (standard.promise.starts, standard.promise.ends) == ("diajukan", "terbit")


def test_the_components_of_service_delivery(standard: Standard) -> None:
    components = standard.components
    assert (components.order, len(DELIVERY), len(MANUFACTURING)) == ("6+8", 6, 8)
    assert (components.fee.text, standard.fee.amount) == ("Gratis", 0)
    assert [
        components.requirements.title,
        components.mechanism.title,
        components.time.title,
        components.fee.title,
        components.product.title,
        components.complaints.title,
    ] == [
        "Persyaratan",
        "Sistem Mekanisme & Prosedur",
        "Jangka Waktu Pelayanan",
        "Biaya / Tarif",
        "Produk Pelayanan",
        "Penanganan Pengaduan Saran & Masukan",
    ]


def test_the_ways_to_complain(standard: Standard) -> None:
    channels = standard.components.complaints.items
    assert one_line(channels[0].text) == (
        "MAL PELAYANAN PUBLIK Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten Pasuruan "
        "Komplek Perkantoran Pemerintah Kabupaten Pasuruan Jl. Raya Raci Km. 9 Pasuruan"
    )
    assert [(channel.kind, channel.printed or channel.text) for channel in channels[1:]] == [
        ("telepon", "(0343) 4505657"),
        ("telepon", "6435555"),
        ("faks", "(0343) 4505639"),
        ("situs", "www.dpmpptsp.pasuruankab.go.id"),
        ("situs", "www.mpp.pasuruankab.go.id"),
    ]
    assert channels[4].text == "www.dpmptsp.pasuruankab.go.id"


def test_the_components_of_manufacturing(standard: Standard) -> None:
    components = standard.components
    assert [line.printed for line in components.facilities.items] == [
        "5. Meja & Kursi",
        "6. Komputer & Jaringan",
        "7. ATK",
        "8. Alat Bantu : Kendaraan",
    ]
    assert [line.text for line in components.competence.items] == [
        f"Memahami prosedur pemrosesan perizinan {TITLE}",
        "Memahami Peraturan Perundangan yang berlaku",
        "Mampu mengoperasikan komputer",
    ]
    assert [line.text for line in components.supervision.items] == [
        "Penilaian pegawai dengan Sasaran Kerja Pegawai (SKP) dan Penilaian Prestasi Kerja (PPK)"
    ]
    assert (components.staffing.number, components.staffing.text) == (5, "5 Orang")
    assert [line.text for line in components.service_guarantee.items] == [
        "Pelayanan diberikan sesuai dengan Standar Pelayanan yang ditetapkan"
    ]
    assert [line.text for line in components.safety_guarantee.items] == [
        "Registrasi dokumen yang diterbitkan dengan tanda tangan elektronik"
    ]
    evaluation = "Evaluasi pelayanan melalui rapat staf setiap satu tahun sekali"
    assert [line.text for line in components.evaluation.items] == [evaluation]
    assert [(duty.text, duty.every, duty.times) for duty in standard.duties] == [(evaluation, "tahun", 1)]


def test_the_product_and_the_gate(standard: Standard) -> None:
    fields = {entry.code: entry for entry in all_fields(standard.form)}
    assert [fields[code].kind for code in standard.product.valid_no_longer_than] == ["tanggal", "tanggal"]
    assert standard.product.approval == "tte"
    assert standard.survey.gate == "tanpa"
    assert standard.tracking is not None
    assert (standard.tracking.channels, standard.tracking.printed) == (
        ("aplikasi",),
        "Tracking permohonan izin",
    )
    assert fields["negara_asal"].diplomatic
    assert all(entry.derived for entry in fields.values())


def test_a_public_note_for_every_reading(standard: Standard) -> None:
    codes = [note.code for note in standard.notes]
    assert len(codes) == len(set(codes))
    wanted = {
        "N-16",
        "N-18",
        "N-19",
        *(f"N-{number}" for number in range(31, 39)),
        "N-45",
        "N-47",
        "N-03",
        "N-04",
    }
    assert wanted <= set(codes)
    assert all(note.applied.endswith((".", "go.id")) and note.reason.endswith(".") for note in standard.notes)


def test_only_the_recommended_can_be_approved_and_only_there_is_a_number_given(standard: Standard) -> None:
    approve = standard.step("verifikasi_rekomendasi").outcomes[0]
    assert approve.condition == {"hasil_verifikasi_lapang": "direkomendasikan"}
    numbering = [outcome.code for step in standard.steps for outcome in step.outcomes if outcome.numbers]
    freezing = [outcome.code for step in standard.steps for outcome in step.outcomes if outcome.freezes]
    assert numbering == freezing == ["setujui"]
    assert standard.step("verifikasi_lapang").visit == "wajib"
    assert standard.step("penerbitan").automatic
    assert standard.step("perbaikan").clock == "jeda"


def test_five_people_work_on_it(standard: Standard, region: RegionFile) -> None:
    posts = {post.code: post for post in region.posts}
    workers = {step.post for step in standard.steps if step.post != "pemohon"}
    assert len(workers) == standard.components.staffing.number
    assert workers <= set(posts)
    assert posts["tim_teknis"].agency == "dinas_sosial"
    assert {post.superior for post in region.posts if post.superior} <= set(posts)
    assert [post.code for post in region.posts if not post.superior] == [
        "kepala_dinas",
        "kepala_dinas_sosial",
    ]


def test_the_series_of_both_agencies(standard: Standard, region: RegionFile) -> None:
    series = {entry.code: entry for agency in region.agencies for entry in agency.series}
    assert len(series) == sum(len(agency.series) for agency in region.agencies)
    values = {"klasifikasi": standard.product.classification, "wilayah": region.region.code}
    texts = {
        Pattern.parse(entry.pattern).render(
            number=7, on=date(2026, 3, 2), values={**values, "unit": entry.unit}
        )
        for entry in series.values()
    }
    assert "500.16.7.2/007/424.086/2026" in texts
    assert len(texts) == len(series)  # numbers are unique in the region, whatever the series
    assert standard.product.series in series


def test_the_hours_of_both_agencies(calendar: CalendarFile) -> None:
    minutes = {"biasa": 37 * 60 + 30, "ramadan": 32 * 60 + 30}
    kinds = [(part.agency, part.kind, part.starts.year) for part in calendar.hours]
    assert len(set(kinds)) == len(kinds) == 6
    for part in calendar.hours:
        week = read_week(part.week)
        worked = sum(
            (span.closes.hour - span.opens.hour) * 60 + span.closes.minute - span.opens.minute
            for spans in week
            for span in spans
        )
        assert worked == minutes[part.kind]
        assert week[4] != week[0]


def test_notices_hold_no_more_than_they_may(standard: Standard) -> None:
    allowed = {"nomor", "layanan", "langkah", "tautan", "tenggat", "tanggal", "sistem"}
    told = {
        telling.template for step in standard.steps for outcome in step.outcomes for telling in outcome.told
    }
    told |= {telling.template for ending in standard.case_outcomes for telling in ending.told}
    assert told | {"pelacakan", "giliran"} <= set(standard.texts)
    for text in standard.texts.values():
        assert set(re.findall(r"\{(\w*)\}", text.text)) <= allowed
        assert "{tautan}" in text.text


@pytest.mark.parametrize(
    ("key", "minimum"), [("persyaratan", 5), ("kelompok", 2), ("hasil_umum", 2), ("notifikasi", 1)]
)
def test_every_national_piece_has_the_right_types(key: str, minimum: int) -> None:
    pieces = read_document("potongan.toml", (NATION / "potongan.toml").read_bytes())
    group = pieces.data[key]
    assert isinstance(group, dict)
    assert len(group) >= minimum
    own = (REGION / "stp-lks-asing" / "2022-03-10.toml").read_text(encoding="utf-8")
    uses = [f'\n[[{key}]]\npakai = "{name}"\n' for name in group] if key != "notifikasi" else []
    read_standard("semua.toml", (own + "".join(uses)).encode(), Library((pieces,)))


def test_countries_and_areas() -> None:
    countries = read_countries("negara.toml", (NATION / "negara.toml").read_bytes()).countries
    relations = {country.code: country.diplomatic for country in countries}
    assert len(relations) == len(countries) == 242
    assert [code for code in ("IL", "TW", "JP", "PS", "NL") if relations[code]] == ["JP", "PS", "NL"]
    assert all(relations[country.part_of] == country.diplomatic for country in countries if country.part_of)
    codes: set[str] = {""}
    for name, rows in (("provinsi", 38), ("kabupaten", 514), ("kecamatan", 7277), ("desa", 83_763)):
        lines = (NATION / "wilayah" / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        assert lines[0] == "kode,nama"
        found = [line.split(",")[0] for line in lines[1:]]
        assert len(found) == len(set(found)) == rows
        assert all(code.rpartition(".")[0] in codes for code in found)
        codes = set(found)
    assert sum(code.startswith("35.14.") for code in codes) == 24 + 341
