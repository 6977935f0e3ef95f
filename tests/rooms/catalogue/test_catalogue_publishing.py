"""A standard comes into force whole, by decree, once; and is closed to new applications the same way."""

import re

import pytest

from satupintu.__main__ import main
from satupintu.catalogue.laws import laws
from satupintu.catalogue.models import LetterTemplate, StandardVersion
from satupintu.catalogue.shelf import read_shelved
from satupintu.journal.models import Entry
from satupintu.journal.queries.verify import verify
from satupintu.notices.models import NoticeTemplate
from satupintu.ops.establish import publish_shelved
from satupintu.people.models import Region
from satupintu.people.queries import system_actor
from satupintu.rules.errors import Refused
from satupintu.rules.standard.reader import Unreadable
from tests.rooms.catalogue.shelves import AT


def refusal(deed, *given, **named):
    with pytest.raises(Refused) as refused:
        deed(*given, **named)
    return refused.value


def deeds():
    return list(
        Entry.objects.filter(chain__startswith="standar:").order_by("id").values_list("deed", flat=True)
    )


def test_a_standard_is_published_with_its_decree_and_journalled(desk, file):
    (file.parent / "surat.typ").write_bytes(b"= Surat")
    version = desk.publish(file, sk="  503/1/2026 ")
    assert (version.decree_number, version.service) == ("503/1/2026", file.parent.name)
    assert version.hash == read_shelved(file).read.resolved.hash
    assert bytes(LetterTemplate.objects.get(standard=version, name="surat.typ").content) == b"= Surat"
    assert deeds() == ["standar_diterbitkan"]
    assert verify() == []


def test_publishing_the_same_file_again_changes_nothing(desk, file):
    first = desk.publish(file)
    assert desk.publish(file, sk="lain") == first
    assert StandardVersion.objects.get().decree_number == "503/1/2026"
    assert deeds() == ["standar_diterbitkan"]


def test_another_reading_from_the_same_day_is_refused_until_the_first_is_withdrawn(desk, file):
    first = desk.publish(file)
    kept = file.read_text()
    file.write_text(kept + '\n[[catatan]]\nkode = "X-1"\nditerapkan = "Lain."\n')
    assert refusal(desk.publish, file).code == "versi_sudah_ada"
    desk.withdraw(first)
    assert desk.publish(file).hash != first.hash


def test_it_needs_the_number_of_a_decree(desk, file):
    assert refusal(desk.publish, file, sk="  ").code == "sk_kosong"
    assert not StandardVersion.objects.exists()
    version = desk.publish(file)
    assert refusal(desk.withdraw, version, sk="").code == "sk_kosong"


def test_a_standard_with_findings_is_refused_with_all_of_them_and_nothing_stays(desk, file):
    text = file.read_text()
    first, *_, last = re.finditer(r'^jabatan = "(?!pemohon|sistem)[a-z_]+"$', text, re.MULTILINE)
    wrong = (text[: first.start()], 'jabatan = "tidak_ada"', text[first.end() : last.start()])
    file.write_text("".join((*wrong, 'jabatan = "entah"', text[last.end() :])))
    templates = NoticeTemplate.objects.count()
    with pytest.raises(Refused) as refused:
        publish_shelved(desk.region, desk.shelved.region, read_shelved(file), by=system_actor(), at=AT)
    assert refused.value.code == "standar_masih_salah"
    assert "tidak_ada" in refused.value.sentence
    assert "entah" in refused.value.sentence
    assert not StandardVersion.objects.exists()
    assert not LetterTemplate.objects.exists()
    assert NoticeTemplate.objects.count() == templates
    assert deeds() == []


def test_a_letter_that_uses_what_nothing_fills_stops_publishing(desk, file):
    file.write_text(
        re.sub(r'^templat = "[a-z-]+\.typ"', 'templat = "surat.typ"', file.read_text(), flags=re.M)
    )
    refused = refusal(desk.publish, file)
    assert (refused.code, "«surat.typ» tidak ada" in refused.sentence) == ("standar_masih_salah", True)
    letter = file.parent / "surat.typ"
    letter.write_bytes(b"= Surat #berkas.nomor_suratt")
    refused = refusal(desk.publish, file)
    assert (refused.code, "berkas.nomor_suratt" in refused.sentence) == ("standar_masih_salah", True)
    letter.write_bytes(b"#show: surat\n#judul(berkas.produk)")
    assert desk.publish(file).service == file.parent.name


def test_the_laws_are_looked_up_before_publishing(desk, file, monkeypatch):
    given = []
    monkeypatch.setattr(
        "satupintu.catalogue.actions.publish.lint", lambda subject: given.append(subject) or []
    )
    desk.publish(file)
    assert (given[0].laws, given[0].templates) == (laws(), read_shelved(file).templates)
    assert laws()


def test_a_version_that_comes_back_in_force_is_told_and_so_is_a_closed_service(
    desk, file, version_from, capsys
):
    later = version_from("2026-01-02")
    for one in (file, later):
        desk.publish(one)
    decree = ["--sk", "503/9/2026", "--tanggal", "2026-01-05"]
    assert main(["standard", "withdraw", str(later), *decree]) == 0
    said = capsys.readouterr().out
    assert f"Yang berlaku hari ini: versi mulai {read_shelved(file).effective:%d-%m-%Y} (503/1/2026)" in said
    assert "cabut versi itu juga" in said
    assert main(["standard", "withdraw", str(file), *decree]) == 0
    said = capsys.readouterr().out
    assert "layanan tertutup bagi permohonan baru" in said
    assert "Yang berlaku" not in said


def test_a_file_that_cannot_be_read_publishes_nothing(desk, file):
    file.write_text(file.read_text().replace("format = 1", 'format = "satu"', 1))
    with pytest.raises(Unreadable):
        desk.publish(file)
    assert not StandardVersion.objects.exists()


def test_a_refusal_while_writing_takes_everything_back(desk, file, monkeypatch):
    (file.parent / "surat.typ").write_bytes(b"= Surat")

    def refuse(*given, **named):
        raise Refused("uji_coba", "Belum boleh.")

    monkeypatch.setattr("satupintu.catalogue.actions.publish.record", refuse)
    assert refusal(desk.publish, file).code == "uji_coba"
    assert not StandardVersion.objects.exists()
    assert not LetterTemplate.objects.exists()


def test_a_version_is_withdrawn_once_and_by_decree(desk, file):
    version = desk.withdraw(desk.publish(file), sk=" 503/9/2026 ")
    assert (version.withdrawal_number, version.withdrawn_at) == ("503/9/2026", AT)
    again = refusal(desk.withdraw, version)
    assert again.code == "sudah_dicabut"
    assert "503/9/2026" in again.sentence
    assert deeds() == ["standar_diterbitkan", "standar_dicabut"]


def test_a_version_withdrawn_may_come_back_word_for_word(desk, file):
    first = desk.publish(file)
    desk.withdraw(first)
    second = desk.publish(file, sk="503/20/2026")
    assert (second.pk != first.pk, second.hash) == (True, first.hash)


def test_the_version_of_another_region_cannot_be_withdrawn(desk, file):
    version = desk.publish(file)
    other = Region.objects.create(code="99.99", slug="lain", name="Kabupaten Lain", zone="Asia/Jakarta")
    moved = type(desk)(desk.shelved, other)
    assert refusal(moved.withdraw, version).code == "versi_tidak_ada"


def test_what_a_template_says_is_part_of_the_hash(file):
    template = file.parent / "surat.typ"
    hashes = set()
    for content in (None, b"= Surat", b"= Surat."):
        if content:
            template.write_bytes(content)
        hashes.add(read_shelved(file).read.resolved.hash)
    assert len(hashes) == 3
    assert read_shelved(file).read.resolved.hash in hashes
