"""What the IT person does on the first day: a region, its officers, its standards."""

import io
from pathlib import Path

import pytest

from satupintu.calendar.models import Holiday
from satupintu.ops.cli import main
from satupintu.people.models import Holding, Post, Region, User

SHELF = Path(__file__).parents[3] / "standards"
REGION = next(path.parent for path in sorted(SHELF.glob("*/region.toml")))
STANDARD = next(iter(sorted(REGION.glob("*/*.toml"))))

pytestmark = pytest.mark.django_db


@pytest.fixture
def typed(monkeypatch):
    def give(text):
        monkeypatch.setattr("sys.stdin", io.StringIO(text))

    return give


def seat(region, *, login="petugas1", name="Petugas Contoh"):
    post = Post.objects.filter(region=region).order_by("id").first()
    words = ["officer", login, "--region", region.slug, "--post", post.code, "--starts", "2026-01-05"]
    return main([*words, "--name", name] if name else words), post


def test_a_region_is_set_up_with_its_holidays(capsys):
    assert main(["region", str(REGION)]) == 0
    assert "terpasang" in capsys.readouterr().out
    assert Holiday.objects.filter(region__isnull=True).count() > 20
    assert main(["region", str(REGION)]) == 0
    assert Region.objects.count() == 1


def test_a_folder_that_is_no_region_says_so(tmp_path, capsys):
    assert main(["region", str(tmp_path)]) == 1
    assert "region.toml tidak ada" in capsys.readouterr().err


def test_an_officer_is_registered_and_seated(typed):
    main(["region", str(REGION)])
    typed("sandi-panjang-sekali-2026\n")
    code, post = seat(Region.objects.get())
    assert code == 0
    user = User.objects.get(login="petugas1")
    assert user.check_password("sandi-panjang-sekali-2026")
    assert Holding.objects.filter(user=user, post=post).exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--post", "tidak_ada", "--region", "tidak_ada"], "tidak ada di wilayah"),
    ],
)
def test_an_unknown_post_is_refused(words, said, capsys):
    assert main(["officer", "petugas1", "--starts", "2026-01-05", *words]) == 2
    assert said in capsys.readouterr().err  # jabatan_tidak_dikenal


def test_a_new_account_needs_a_name_and_a_good_password(typed, capsys):
    main(["region", str(REGION)])
    region = Region.objects.get()
    assert seat(region, name="")[0] == 2
    assert "isi --name" in capsys.readouterr().err  # nama_kosong
    typed("12345\n")
    assert seat(region)[0] == 2  # kata_sandi_lemah
    assert not User.objects.filter(login="petugas1").exists()


def test_a_password_typed_twice_must_be_the_same(monkeypatch, capsys):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    main(["region", str(REGION)])
    answers = iter(["sandi-panjang-sekali-1", "sandi-panjang-sekali-2"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda _: next(answers))
    assert seat(Region.objects.get())[0] == 2
    assert "tidak sama" in capsys.readouterr().err  # kata_sandi_berbeda


def test_a_standard_is_published_and_withdrawn_by_decree(capsys):
    words = [str(STANDARD), "--sk", "503/1/2026", "--tanggal", "2026-01-05"]
    assert main(["standard", "publish", *words]) == 0
    assert "terbit" in capsys.readouterr().out
    assert main(["standard", "withdraw", *words]) == 0
    assert main(["standard", "withdraw", *words]) == 2
    assert "belum pernah terbit" in capsys.readouterr().err  # versi_tidak_ada
