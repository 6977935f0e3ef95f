"""What the commands refuse, by its code."""

import argparse
import io

import pytest

from satupintu.catalogue.shelf import read_region_folder
from satupintu.ops import officer
from satupintu.ops.chosen import chosen
from satupintu.ops.walk import draft
from satupintu.ops.walk.stage import set_stage
from satupintu.ops.walk.variations import Variation
from satupintu.people.models import Post, User
from satupintu.rules.errors import Refused
from tests.rooms.ops.test_situations import SHELF, USUAL

FOLDER = next(path.parent for path in sorted(SHELF.glob("*/region.toml")))

pytestmark = pytest.mark.django_db


def code_of(deed, *given, **named):
    with pytest.raises(Refused) as refused:
        deed(*given, **named)
    return refused.value.code


@pytest.fixture
def stage():
    region = read_region_folder(FOLDER)
    return set_stage(region, region.standards[0], at=USUAL)


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_folder_without_standards(tmp_path):
    assert code_of(lambda: list(chosen([tmp_path]))) == "tanpa_standar"


def test_passwords_typed_apart(monkeypatch):
    typed = iter(["sandi-panjang-sekali-1", "sandi-panjang-sekali-2"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    assert code_of(officer._password) == "kata_sandi_berbeda"


def test_a_weak_password(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("12345\n"))
    assert code_of(officer._password) == "kata_sandi_lemah"


@pytest.mark.parametrize(("post", "code"), [("", "nama_kosong"), ("tidak_ada", "jabatan_tidak_dikenal")])
def test_a_new_officer_without_a_name_or_with_an_unknown_post(stage, post, code):
    parser = argparse.ArgumentParser()
    officer.arguments(parser)
    post = post or Post.objects.filter(region=stage.region).first().code
    words = ["baru", "--region", stage.region.slug, "--post", post, "--starts", "2026-01-05"]
    assert code_of(officer.run, parser.parse_args(words)) == code
    assert not User.objects.filter(login="baru").exists()


def test_sample_answers_that_the_form_refuses(stage, monkeypatch):
    first = next(field for group in stage.standard.form for field in group.fields if field.kind == "nik")
    monkeypatch.setattr(draft, "sample", lambda *given, **named: {first.code: "bukan nik"})
    assert code_of(draft.fill_in, stage, Variation("biasa"), seed=1, at=USUAL) == "contoh_isian_salah"
