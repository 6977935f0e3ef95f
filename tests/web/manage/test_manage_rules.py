"""Numbers, standards, reasons, texts and announcements as the administrator keeps them."""

import re

import pytest

from satupintu.cases.models import Reason
from satupintu.catalogue import on_file
from satupintu.catalogue.models import Announcement, StandardVersion
from satupintu.permits.models import NumberPattern
from satupintu.web.manage.standards import in_groups
from tests.rooms.cases.journey import TODAY, shelved
from tests.web.manager import a_foreign_administrator, browser_of, day, said
from tests.web.markup import faults


@pytest.fixture
def name(stage):
    return f"{stage.version.service}/{stage.version.effective}"


def pages(base, stage):
    pattern = NumberPattern.objects.filter(region=stage.region).order_by("id")[0]
    return (
        f"{base}kompetensi/",
        f"{base}kalender/",
        f"{base}kalender/libur/",
        f"{base}kalender/jam/",
        f"{base}kalender/pengganti/",
        f"{base}kalender/cuti-bersama/",
        f"{base}nomor/",
        f"{base}nomor/{pattern.pk}/",
        f"{base}standar/",
        f"{base}standar/berkas/{stage.version.service}/{stage.version.effective}/",
        f"{base}standar/berkas/{stage.version.service}/{stage.version.effective}/terbitkan/",
        f"{base}standar/cabut/{stage.version.pk}/",
        f"{base}alasan/",
        f"{base}alasan/baru/",
        f"{base}teks/",
        f"{base}pengumuman/",
        f"{base}pengumuman/baru/",
    )


def test_each_page_is_there_for_the_administrator_and_for_nobody_else(stage, client, base, officer):
    _, stranger = a_foreign_administrator()
    other, foreign = browser_of(officer), browser_of(stranger)
    for address in pages(base, stage):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert not faults(said(answer)), address
        assert (other.get(address).status_code, foreign.get(address).status_code) == (409, 403), address


def test_another_regions_things_do_not_exist(stage, client, base, name):
    client.post(f"{base}alasan/baru/", {"kalimat": "Fotokopi KTP tidak terbaca."})
    client.post(f"{base}pengumuman/baru/", {"jenis": "pengumuman", "judul": "Judul", "isi_teks": "Isi"})
    region, stranger = a_foreign_administrator()
    foreign, own = browser_of(stranger), f"/{region.slug}/petugas/kelola/"
    reason, news = Reason.objects.get(), Announcement.objects.get()
    pattern = NumberPattern.objects.filter(region=stage.region).order_by("id")[0]
    for rest in (
        f"nomor/{pattern.pk}/",
        f"standar/berkas/{name}/",
        f"standar/cabut/{stage.version.pk}/",
        f"alasan/{reason.pk}/",
        f"alasan/{reason.pk}/hapus/",
        f"pengumuman/{news.pk}/",
        f"pengumuman/{news.pk}/cabut/",
    ):
        assert (foreign.get(own + rest).status_code, foreign.post(own + rest).status_code) == (404, 404), rest


def test_a_pattern_is_seen_before_it_is_laid_down(stage, client, base):
    row = NumberPattern.objects.filter(region=stage.region).order_by("id")[0]
    address = f"{base}nomor/{row.pk}/"
    sent = {"pola": "UJI/{urut:04}/{bulan_romawi}/{tahun}", "unit": "U"}
    assert "UJI/0001/XI/2026" in said(client.post(address, sent | {"lihat": "ya"}))
    assert NumberPattern.objects.get(pk=row.pk).pattern == row.pattern
    wrong = client.post(address, sent | {"pola": "{urut}"})
    assert wrong.status_code == 422
    assert "{tahun} tidak ada" in said(wrong)
    assert client.post(address, sent)["Location"] == f"{base}nomor/"
    assert "UJI/0001/XI/2026" in said(client.get(f"{base}nomor/"))


def test_a_standard_is_withdrawn_and_published_again(stage, client, base, name):
    decree = {"sk": "SK 9/2026"} | day("tanggal", TODAY)
    file = f"{base}standar/berkas/{name}/"
    page = said(client.get(file))
    assert "0 di antaranya menghalangi penerbitan" in page
    assert in_groups(stage.version.hash) in page
    address = f"{base}standar/cabut/{stage.version.pk}/"
    assert client.post(address, decree | {"sk": ""}).status_code == 422
    assert client.post(address, decree)["Location"] == f"{base}standar/"
    assert "tertutup bagi permohonan baru" in said(client.get(f"{base}standar/"))
    assert client.post(f"{file}terbitkan/", decree)["Location"] == f"{base}standar/"
    version = StandardVersion.objects.get(hash=stage.version.hash, withdrawn_at__isnull=True)
    assert version.decree_number == "SK 9/2026"


def test_a_file_that_cannot_be_read_says_where_and_is_not_published(stage, client, base, tmp_path, settings):
    region, standard = shelved()
    folder = tmp_path / "wilayah" / "layanan-rusak"
    folder.mkdir(parents=True)
    source = on_file.Path(settings.STANDARDS_DIR) / region.folder
    for file in ("region.toml", "calendar.toml"):
        (folder.parent / file).write_bytes((source / file).read_bytes())
    (folder / "2026-01-01.toml").write_text("format = 1\n[layanan]\nkode = 3\n")
    settings.STANDARDS_DIR = tmp_path
    address = f"{base}standar/berkas/layanan-rusak/2026-01-01/"
    page = said(client.get(address))
    assert "Tidak dapat dibaca" in page
    assert "2026-01-01.toml" in page
    refused = client.post(f"{address}terbitkan/", {"sk": "SK"} | day("tanggal", TODAY))
    assert refused.status_code == 422
    assert "belum dapat dibaca" in said(refused), "berkas_standar_tidak_terbaca"
    assert standard.service not in page
    assert client.get(f"{base}standar/berkas/../region/").status_code == 404


def test_a_reason_is_kept_put_in_other_words_and_taken_off(stage, client, base):
    paper = stage.standard.requirements[0].code
    target = f"persyaratan:{stage.version.service}:{paper}"
    sent = {"kalimat": "Fotokopi tidak terbaca.", "tentang": target}
    assert client.post(f"{base}alasan/baru/", sent)["Location"] == f"{base}alasan/"
    row = Reason.objects.get()
    assert (row.service, row.about, row.code) == (stage.version.service, "persyaratan", paper)
    twice = client.post(f"{base}alasan/baru/", sent)
    assert twice.status_code == 422
    assert "sudah ada pada daftar" in said(twice)
    address = f"{base}alasan/{row.pk}/"
    assert "Fotokopi tidak terbaca." in said(client.get(address))
    client.post(address, {"kalimat": "Pindai ulang dengan jelas."})
    assert "Pindai ulang dengan jelas." in said(client.get(f"{base}alasan/"))
    client.post(f"{address}hapus/")
    assert "Belum ada alasan" in said(client.get(f"{base}alasan/"))


def test_the_texts_are_shown_with_their_channels(stage, client, base):
    page = said(client.get(f"{base}teks/"))
    assert "mengubah-standar.md" in page
    assert "Aplikasi" in page
    for code in stage.standard.texts:
        assert code.replace("_", " ") in page


def test_news_is_told_put_right_and_taken_off(stage, client, base):
    here = f"{base}pengumuman/"
    sent = {"jenis": "gangguan", "judul": "Sistem dirawat", "isi_teks": "Malam ini."}
    assert client.post(f"{here}baru/", sent | {"judul": " "}).status_code == 422
    late = sent | day("sampai", TODAY) | {"sampai_pukul": "pagi"}
    assert client.post(f"{here}baru/", late).status_code == 422
    assert client.post(f"{here}baru/", sent)["Location"] == here
    row = Announcement.objects.get()
    assert "Sistem dirawat" in said(client.get(f"/{stage.region.slug}/"))
    client.post(f"{here}{row.pk}/", sent | {"judul": "Sistem dirawat sebentar"})
    again = Announcement.objects.get(corrects=row)
    assert client.post(f"{here}{again.pk}/cabut/", {"alasan": ""}).status_code == 422
    assert client.post(f"{here}{again.pk}/cabut/", {"alasan": "Sudah selesai."})["Location"] == here
    assert "Sistem dirawat" not in said(client.get(f"/{stage.region.slug}/"))


def test_news_sent_twice_is_told_once(stage, client, base):
    here = f"{base}pengumuman/"
    sent = {"jenis": "pengumuman", "judul": "Judul", "isi_teks": "Isi."}
    for _ in range(2):
        assert client.post(f"{here}baru/", sent | {"kunci": "sama"})["Location"] == here
    assert Announcement.objects.count() == 1
    assert said(client.get(here)).count("govuk-notification-banner__heading") <= 1
    client.post(f"{here}baru/", sent | {"kunci": "lain"})
    assert Announcement.objects.count() == 2, "the control: another form makes another one"


def test_each_form_carries_a_key_and_one_without_is_not_done(stage, client, base):
    address = f"{base}pengumuman/baru/"
    keys = {re.search(r'name="kunci" value="([^"]+)"', said(client.get(address)))[1] for _ in range(2)}
    assert len(keys) == 2
    sent = {"jenis": "pengumuman", "judul": "Judul", "isi_teks": "Isi.", "kunci": ""}
    answer = client.post(address, sent)
    assert (answer.status_code, "tidak terkirim utuh" in said(answer)) == (422, True)
    assert not Announcement.objects.exists()


def test_competence_is_compared_with_what_was_recorded(stage, client, base, officer):
    lines = stage.standard.components.competence.items
    page = said(client.get(f"{base}kompetensi/"))
    assert "Menurut standar" in page
    client.post(f"{base}orang/{officer.pk}/kualifikasi/", {"jenis": "pernyataan", "nama": lines[0].text})
    row = said(client.get(f"{base}kompetensi/")).split(f"orang/{officer.pk}/")[1].split("</tr>")[0]
    assert lines[0].text in row.split("</td>")[0]
