"""`satupintu demo`: everything on the shelf, once and again, and nothing of a shelf that is broken."""

import os
import shutil
import socket
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as real_settings

from satupintu.cases.models import Case
from satupintu.cases.queries.journal_parity import heads_apart
from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.shelf import read_shelf
from satupintu.files.models import StoredFile
from satupintu.files.vault import kept, read_kept
from satupintu.journal.queries.verify import verify
from satupintu.ops import cli, demo, rehearsal
from satupintu.ops.players import PASSWORD
from satupintu.people.models import Applicant, Holding, Post, Region, User
from satupintu.people.queries import act_as
from satupintu.permits.models import Permit
from satupintu.permits.register_check import register_faults
from satupintu.rules.errors import Refused
from satupintu.signing.in_use import signer_in_use
from satupintu.signing.models import SigningRequest

AT = datetime(2026, 11, 20, 3, tzinfo=UTC)
LATER = datetime(2026, 11, 21, 3, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(tmp_path, settings):
    """A shelf of our own that may be changed: the real one, without its 83,000 villages."""
    folder = tmp_path / "standards"
    shutil.copytree(real_settings.STANDARDS_DIR, folder, ignore=shutil.ignore_patterns("wilayah"))
    villages = folder / "_nasional" / "wilayah"
    villages.symlink_to(Path(real_settings.STANDARDS_DIR) / "_nasional" / "wilayah")
    settings.STANDARDS_DIR = folder
    return folder


def a_standard(shelf):
    return sorted(shelf.glob("[0-9]*/*/*.toml"))[0]


def rows():
    """How many rows of ours there are, kind by kind."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("satupintu.")]
    return {model.__name__: model._default_manager.count() for model in ours}


def test_it_brings_in_the_whole_shelf_and_says_where(shelf, capsys):
    assert cli.main(["demo", "--no-serve"]) == 0
    said = capsys.readouterr().out
    for region in read_shelf(shelf):
        assert f"http://127.0.0.1:8000/{region.region.region.slug}/" in said
        for standard in region.standards:
            assert StandardVersion.objects.filter(
                hash=standard.read.resolved.hash, withdrawn_at=None
            ).exists()
        for post in region.region.posts:
            assert f"{region.region.region.slug}.{post.code}" in said
    assert PASSWORD in said
    assert Applicant.objects.count() == 3 + Case.objects.count()


def test_every_service_has_its_sample_cases_and_they_are_counted(shelf):
    prepared = rehearsal.prepare(shelf, at=AT)
    said = rehearsal.say(prepared, "http://127.0.0.1:8000")
    assert sum(prepared.cases.values()) == Case.objects.count()
    assert f"Berkas contoh: {Case.objects.count()}" in said
    for situation in ("draf", "dikembalikan", "lewat tenggat", "menunggu tanda tangan", "terbit", "ditolak"):
        assert prepared.cases[situation] == StandardVersion.objects.count()
        assert situation in said
    assert Case.objects.filter(due_at__lt=AT, closed_at=None).exists()
    assert not Case.objects.filter(touched_at__gt=AT).exists()
    assert heads_apart() == []
    assert list(register_faults()) == []
    assert [file for file in StoredFile.objects.all() if read_kept(file.sha256) is None] == []
    assert verify(heads=[]) == []


def test_sample_permits_are_signed_by_the_officers_own_keys(shelf):
    prepared = rehearsal.prepare(shelf, at=AT)
    assert f"{len(prepared.keyed)} pejabat" in rehearsal.say(prepared, "http://127.0.0.1:8000")
    by_key = SigningRequest.objects.filter(state="ditandatangani")
    assert by_key.exists()
    for request in by_key:
        permit = Permit.objects.get(document_hash=request.document_hash)
        found = signer_in_use(permit.region_id, at=AT).verify(kept(permit.signed_hash).read_bytes())
        assert (found.valid, found.reason) == (True, "")
        assert found.signer == str(request.signer_user_id)
        assert found.signed_at < AT


def test_every_post_has_an_officer_who_may_act(shelf):
    rehearsal.prepare(shelf, at=AT)
    assert Post.objects.exists()
    for post in Post.objects.select_related("region"):
        user = User.objects.get(login=f"{post.region.slug}.{post.code}")
        assert user.name == post.name
        assert user.check_password(PASSWORD)
        assert act_as(user, post, at=AT).post_code == post.code


def test_a_second_time_changes_nothing(shelf):
    first = rehearsal.prepare(shelf, at=AT)
    before = rows()
    again = rehearsal.prepare(shelf, at=LATER)
    assert again == replace(first, cases={}, keyed=())
    assert "Berkas contoh" not in rehearsal.say(again, "http://127.0.0.1:8000")
    assert rows() == before


def test_a_changed_file_takes_the_place_of_its_old_reading_and_may_go_back(shelf):
    rehearsal.prepare(shelf, at=AT)
    file = a_standard(shelf)
    kept = file.read_text()
    first = StandardVersion.objects.get(source__endswith="/".join(file.parts[-3:]))
    file.write_text(kept + '\n[[catatan]]\nkode = "X-1"\nditerapkan = "Lain."\n')
    rehearsal.prepare(shelf, at=LATER)
    first.refresh_from_db()
    assert first.withdrawal_number == rehearsal.CHANGED
    file.write_text(kept)
    rehearsal.prepare(shelf, at=LATER)
    in_force = StandardVersion.objects.filter(region=first.region, service=first.service, withdrawn_at=None)
    assert [row.hash for row in in_force] == [first.hash]
    assert Holding.objects.count() == Post.objects.count()


def test_a_broken_file_is_told_whole_and_nothing_is_published(shelf, capsys):
    file = a_standard(shelf)
    text = (
        file.read_text()
        .replace("format = 1", 'format = "x"', 1)
        .replace("[layanan]", "[layanan]\nasing = 1", 1)
    )
    file.write_text(text)
    assert cli.main(["demo", "--no-serve"]) == 1
    said = capsys.readouterr().err
    name = "/".join(file.parts[-3:])
    assert f"{name}:" in said
    assert "(format)" in said
    assert "(layanan.asing)" in said
    assert "tidak ada yang diterbitkan" in said
    assert not Region.objects.exists()
    assert not StandardVersion.objects.exists()


def test_a_standard_that_may_not_be_published_stops_all_of_it(shelf, capsys):
    file = a_standard(shelf)
    file.write_text(file.read_text().replace('jabatan = "pemohon"', 'jabatan = "tidak_ada"'))
    assert cli.main(["demo", "--no-serve"]) == 1
    assert "[salah]" in capsys.readouterr().err
    assert not Region.objects.exists()


def test_a_missing_law_register_is_told(shelf, capsys):
    (shelf / "_nasional" / "hukum.toml").unlink()
    assert cli.main(["demo", "--no-serve"]) == 1
    assert "_nasional/hukum.toml:1: Berkas ini tidak ada." in capsys.readouterr().err


@pytest.mark.parametrize("name", ["SECRET_KEY", "SEALING_KEY"])
def test_it_does_not_run_on_a_site_in_earnest(monkeypatch, capsys, name):
    monkeypatch.setenv(name, "sungguhan")
    assert cli.main(["demo", "--no-serve"]) == 2
    assert "situs sungguhan" in capsys.readouterr().err
    with pytest.raises(Refused) as refused:
        demo.check_not_in_earnest()
    assert refused.value.code == "peragaan_di_situs_sungguhan"


def test_a_port_in_use_is_told_before_anything_is_done(shelf):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Refused) as refused:
            demo.check_port_free(port)
        assert refused.value.code == "porta_terpakai"
        assert cli.main(["demo", "--port", str(port)]) == 2
    assert not Region.objects.exists()


def test_it_serves_on_the_port_asked_for(shelf, monkeypatch):
    asked = []
    monkeypatch.setattr(demo.serve, "run", lambda options: asked.append(options) or 0)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert cli.main(["demo", "--port", str(port)]) == 0
    assert (asked[0].host, asked[0].port, asked[0].dev) == ("127.0.0.1", port, False)


def test_a_phone_on_the_same_network_is_told_where_to_go(shelf, monkeypatch, capsys):
    asked = []
    monkeypatch.setattr(demo.serve, "run", lambda options: asked.append(options) or 0)
    monkeypatch.setattr(demo, "own_address", lambda: "192.168.1.7")
    monkeypatch.setenv("SATUPINTU_DEMO_LAN", "0")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert cli.main(["demo", "--host", demo.EVERYWHERE, "--port", str(port)]) == 0
    assert (asked[0].host, os.environ["SATUPINTU_DEMO_LAN"]) == (demo.EVERYWHERE, "1")
    assert f"http://192.168.1.7:{port}/" in capsys.readouterr().out


def test_a_machine_without_a_network_names_itself(monkeypatch):
    class Alone(socket.socket):
        def connect(self, address):
            raise OSError

    monkeypatch.setattr(demo.socket, "socket", Alone)
    assert demo.own_address() == demo.HOST


def test_a_refusal_half_way_leaves_nothing_behind(shelf, monkeypatch):
    before = rows()

    def refuse(*given, **named):
        raise Refused("uji_coba", "Belum boleh.")

    monkeypatch.setattr(rehearsal, "applicants", refuse)
    with pytest.raises(Refused):
        rehearsal.prepare(shelf, at=AT)
    assert rows() == before
