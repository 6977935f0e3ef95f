"""The register on the desk: found by whoever issued, changed by whoever signs, seen first as the public will read it."""

from hashlib import sha256

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from satupintu.files.vault import kept
from satupintu.people.models import Agency, Holding
from satupintu.permits import queries_register
from satupintu.permits.about import Holder
from satupintu.permits.actions.raise_alarm import raise_alarm
from satupintu.permits.actions.void_number import void_number
from satupintu.permits.models import Alarm, Permit
from tests.fakes.authority import paper
from tests.rooms.cases.journey import AT, SIGNING, a_stage
from tests.situations.browsers import signed_in
from tests.situations.permits import a_number_for, a_permit, a_prepared_permit
from tests.situations.seats import THE_SYSTEM
from tests.web import markup

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(collected_static, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: AT)
    return a_stage()


@pytest.fixture
def of(stage):
    """A permit of the stage's own service."""

    def made(name="Budi Santoso", make=a_permit, **more):
        return make(
            stage.region,
            stage.version.agency,
            at=AT,
            holder=Holder(name=name),
            service=stage.version.service,
            standard_hash=stage.version.hash,
            **more,
        )

    return made


def holder_of(stage, **post):
    found = Holding.objects.filter(
        post__region=stage.region, **{f"post__{name}": it for name, it in post.items()}
    )
    return signed_in(found.select_related("user").order_by("id")[0].user)


@pytest.fixture
def head(stage):
    step = stage.standard.step(SIGNING)
    return holder_of(stage, code=step.post)


@pytest.fixture
def base(stage):
    return f"/{stage.region.slug}/petugas/"


def read(answer, status=200):
    html = answer.content.decode()
    assert answer.status_code == status, html[-1500:]
    assert markup.faults(html) in ([], ["not one h1, first"]), markup.faults(html)
    return markup.read(html)


def test_the_register_is_found_by_number_holder_service_and_state(head, base, of, stage):
    first, second = of("Budi Santoso"), of("Siti Aminah")
    Permit.objects.filter(pk=second.pk).update(state="kedaluwarsa", ended_at=AT, ended_reason="Lewat waktu.")

    def found(**query):
        text = read(head.get(f"{base}izin/", query)).text
        return [one.holder for one in (first, second) if one.holder in text]

    assert found() == ["Budi Santoso", "Siti Aminah"]
    assert found(kata="aminah") == found(status="kedaluwarsa") == ["Siti Aminah"]
    assert found(kata=first.number.text.lower()) == ["Budi Santoso"]
    assert found(layanan=stage.version.service) == ["Budi Santoso", "Siti Aminah"]
    assert found(layanan="lain") == found(kata="zzz") == []


def test_pages_follow_each_other_and_ask_little(head, base, of, monkeypatch):
    monkeypatch.setattr(queries_register, "AT_A_TIME", 2)
    for number in range(5):
        of(f"Pemegang {number}")
    seen, address, counts = [], "?", []
    while address:
        with CaptureQueriesContext(connection) as asked:
            page = read(head.get(f"{base}izin/{address}"))
        counts.append(len(asked))
        seen += [name for name in (f"Pemegang {number}" for number in range(5)) if name in page.text]
        address = next((link for link in page.links if "sebelum=" in link), "")
    assert seen == ["Pemegang 3", "Pemegang 4", "Pemegang 1", "Pemegang 2", "Pemegang 0"]
    assert max(counts) <= 14
    assert len(set(counts[1:])) == 1, "two permits cost no statement more than one"


def test_another_agency_reads_only_its_own(stage, base, of):
    guest = Agency.objects.filter(region=stage.region).exclude(pk=stage.version.agency_id)[0]
    outsider = holder_of(stage, agency=guest)
    permit = of()
    assert permit.holder not in read(outsider.get(f"{base}izin/")).text
    assert outsider.get(f"{base}izin/{permit.pk}/").status_code == 404
    assert outsider.get(f"{base}izin/{permit.pk}/ubah/cabut/").status_code == 404


def test_one_permit_with_its_file_and_history(head, base, of):
    content = paper("Izin yang disimpan kemudian")
    sha = sha256(content).hexdigest()
    permit = of(signed=sha)
    of("Budi Santoso", kind="salinan", concerns=permit, case="")
    page = read(head.get(f"{base}izin/{permit.pk}/"))
    for said in ("Budi Santoso", "B*** S******", "Diterbitkan", "Salinan", sha, "Dicetak 0 kali"):
        assert said in page.text
    assert "tidak ada di penyimpanan" in page.text
    for file in ("berkas.pdf", "halaman.jpg"):
        assert head.get(f"{base}izin/{permit.pk}/{file}").status_code == 404
    kept(sha).parent.mkdir(parents=True, exist_ok=True)
    kept(sha).write_bytes(content)
    sent = head.get(f"{base}izin/{permit.pk}/berkas.pdf")
    assert b"".join(sent.streaming_content) == content
    assert "attachment" in sent.headers["Content-Disposition"]
    drawn = head.get(f"{base}izin/{permit.pk}/halaman.jpg")
    assert b"".join(drawn.streaming_content)[:2] == b"\xff\xd8"


def test_a_change_is_seen_first_and_then_done_by_who_signs(head, base, of):
    permit = of()
    address = f"{base}izin/{permit.pk}/ubah/cabut/"
    assert "Cabut izin" in read(head.get(address)).text
    given = {"alasan": "Kewajiban tidak dipenuhi.", "dasar": "Pasal 12", "versi": str(permit.version)}
    page = read(head.post(address, given | {"lihat": "ya"}))
    assert "Yang akan dibaca umum" in page.text
    assert "Alasan: Kewajiban tidak dipenuhi." in page.text
    permit.refresh_from_db()
    assert permit.state == "berlaku"
    missing = read(head.post(address, given | {"dasar": ""}), status=422)
    assert "Isi dasar hukumnya" in missing.text
    assert head.post(address, given).status_code == 302
    permit.refresh_from_db()
    assert (permit.state, permit.ended_reason) == ("dicabut", "Kewajiban tidak dipenuhi.")
    assert "Tindakan ini tidak dapat dilakukan sekarang" in read(head.get(address)).text
    assert head.get(f"{base}izin/{permit.pk}/ubah/lain/").status_code == 404


def test_suspended_restored_and_replaced_on_the_desk(head, base, of):
    permit, other = of(), of("Budi Santoso")
    address = f"{base}izin/{permit.pk}/ubah/"
    assert head.post(f"{address}tangguhkan/", {"alasan": "Diperiksa.", "dasar": "Pasal 3"}).status_code == 302
    assert head.post(f"{address}pulihkan/", {"alasan": "Selesai."}).status_code == 302
    wrong = read(head.post(f"{address}ganti/", {"alasan": "Salah cetak.", "pengganti": "X/1"}), status=422)
    assert "Izin pengganti harus" in wrong.text
    given = {"alasan": "Salah cetak.", "pengganti": other.number.text}
    assert head.post(f"{address}ganti/", given).status_code == 302
    permit.refresh_from_db()
    assert (permit.state, permit.successor_id) == ("diganti", other.pk)


def test_somebody_else_is_refused_in_words(stage, base, of):
    permit = of()
    clerk = holder_of(stage, role="front_office")
    given = {"alasan": "Iseng.", "dasar": "Pasal 0"}
    page = read(clerk.post(f"{base}izin/{permit.pk}/ubah/cabut/", given), status=422)
    assert "hanya diubah oleh jabatan yang menandatanganinya" in page.text
    manager = holder_of(stage, role="pengelola")
    page = read(manager.post(f"{base}izin/{permit.pk}/ubah/cabut/", given), status=422)
    assert "Isi nomor dan tanggal surat keputusannya" in page.text
    given |= {"keputusan": "188/1/2026"}
    assert manager.post(f"{base}izin/{permit.pk}/ubah/cabut/", given).status_code == 302


def test_the_number_book_shows_the_void_ones(head, base, of, stage):
    permit = of(make=a_prepared_permit)
    number = a_number_for(stage.region, permit, at=AT)
    void_number(region_id=stage.region.pk, number_id=number.pk, reason="Isi berubah.", by=THE_SYSTEM, at=AT)
    kept_one = of()
    page = read(head.get(f"{base}buku-nomor/", {"seri": number.series_id}))
    for said in (number.text, "Batal", "Isi berubah.", kept_one.number.text, "dipakai"):
        assert said in page.text
    assert head.get(f"{base}buku-nomor/", {"seri": 10**9}).status_code == 404


def test_an_alarm_stands_before_the_administrator_until_he_has_looked(stage, base):
    manager = holder_of(stage, role="pengelola")
    alarm = raise_alarm(kind=Alarm.Kind.GUESSING, subject="jaringan", sentence="Kode ditebak.", at=AT)
    assert "Kode ditebak." in read(manager.get(f"{base}kelola/")).text
    address = f"{base}kelola/peringatan/{alarm.pk}/"
    assert "Isi apa yang Anda temukan" in read(manager.post(address, {"catatan": " "}), status=422).text
    assert manager.post(address, {"catatan": "Satu surat palsu, sudah dilaporkan."}).status_code == 302
    assert "Kode ditebak." not in read(manager.get(f"{base}kelola/")).text
    assert manager.get(address).status_code == 404
