"""`satupintu keys`: from an authority to a list of the revoked, with passphrases typed and never shown."""

import argparse
import io
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.utils import timezone

from satupintu.ops import cli, keys
from satupintu.ops.own_keys import demo_keys
from satupintu.people.models import Holding, Post, Region, User
from satupintu.rules.errors import Refused
from satupintu.signing.certificates import current_certificate, trust_of
from satupintu.signing.in_use import signer_in_use
from satupintu.signing.models import SignerCertificate, SigningAuthority
from satupintu.signing.ports import Passphrase, SignerIdentity
from tests.fakes.authority import authority, officer, paper, signed
from tests.situations.seats import a_region, an_agency, an_officer

pytestmark = pytest.mark.django_db
CA, OWN = "frasa otoritas panjang", "frasa petugas panjang"


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "kunci"
    settings.KEY_ROUNDS = 1000


@pytest.fixture
def seat():
    found = an_officer(an_agency(a_region()))
    now = timezone.now()  # noqa: TID251  a command reads the clock
    Holding.objects.create(
        region_id=found.region_id,
        post_id=found.post_id,
        user_id=found.user_id,
        starts=now.date() - timedelta(days=9),
    )
    return found


def keyed(monkeypatch, *words, typed=()):
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
    return cli.main(["keys", *words])


def login_of(seat):
    return User.objects.get(pk=seat.user_id).login


def slug_of(seat):
    return Region.objects.get(pk=seat.region_id).slug


def certified(monkeypatch, seat, verb="issue", *more):
    if not SigningAuthority.objects.exists():
        assert keyed(monkeypatch, "create-ca", slug_of(seat), typed=[CA]) == 0
    return keyed(monkeypatch, verb, login_of(seat), *more, typed=[CA, OWN])


def test_from_an_authority_to_a_signed_file(monkeypatch, seat, capsys):
    assert certified(monkeypatch, seat) == 0
    at = timezone.now()  # noqa: TID251
    signer = signer_in_use(seat.region_id, at=at)
    who = SignerIdentity(str(seat.user_id), seat.name)
    assert signer.status(who).state == "aktif"
    made = signer.sign(paper(), identity=who, passphrase=Passphrase(OWN), at=at)
    assert signer.verify(made.content).valid
    said = capsys.readouterr()
    assert CA not in said.out + said.err
    assert OWN not in said.out + said.err


def test_the_certificate_names_holder_post_and_region_and_no_number(monkeypatch, seat):
    user = User.objects.get(pk=seat.user_id)
    user.nik = "3514012001800001"
    user.save()
    certified(monkeypatch, seat, "issue", "--rsa")
    row = current_certificate(seat.region_id, seat.user_id, "lokal")
    for word in (seat.name, seat.post_name, Region.objects.get(pk=seat.region_id).name):
        assert word in row.subject
    assert user.nik.encode() not in bytes(row.certificate)
    assert x509.load_der_x509_certificate(bytes(row.certificate)).public_key().key_size == 3072


def test_renewing_replaces(monkeypatch, seat, capsys):
    certified(monkeypatch, seat)
    assert keyed(monkeypatch, "renew", login_of(seat), typed=[CA, OWN]) == 0
    keyed(monkeypatch, "list", slug_of(seat))
    said = capsys.readouterr().out
    assert (said.count("diganti"), said.count("aktif")) == (1, 1)


def test_revoking_and_the_list_of_the_revoked(monkeypatch, seat, settings):
    certified(monkeypatch, seat)
    row = current_certificate(seat.region_id, seat.user_id, "lokal")
    assert keyed(monkeypatch, "revoke", login_of(seat), "--reason", "Kunci hilang") == 0
    assert keyed(monkeypatch, "crl", slug_of(seat), typed=[CA]) == 0
    told = x509.load_pem_x509_crl((settings.KEYS_DIR / f"{slug_of(seat)}.crl").read_bytes())
    assert [f"{each.serial_number:x}" for each in told] == [row.serial]
    issuer = x509.load_der_x509_certificate(trust_of(seat.region_id).roots[0])
    assert told.is_signature_valid(issuer.public_key())


@pytest.mark.parametrize("form", ["pem", "der", "pdf"])
def test_a_certificate_of_bsre_is_registered_from_a_file(monkeypatch, seat, tmp_path, form):
    certificate = officer().certificate
    content = {
        "pem": certificate.public_bytes(Encoding.PEM),
        "der": certificate.public_bytes(Encoding.DER),
        "pdf": signed(paper(), officer()),
    }[form]
    (tmp_path / "berkas").write_bytes(content)
    monkeypatch.setattr(keys, "datetime", Clock)
    assert keyed(monkeypatch, "register", login_of(seat), str(tmp_path / "berkas")) == 0
    row = SignerCertificate.objects.get()
    assert (row.kind, row.serial) == ("bsre", f"{certificate.serial_number:x}")


class Clock:
    """The tests' own authority issues for one day."""

    @staticmethod
    def now(zone):
        from tests.situations.seats import AT

        return AT


def test_what_is_refused(monkeypatch, seat, tmp_path):
    def refused(code, *words, typed=()):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        parser = argparse.ArgumentParser()
        keys.arguments(parser)
        with pytest.raises(Refused) as refusal:
            keys.run(parser.parse_args(words))
        assert refusal.value.code == code

    login, slug = login_of(seat), slug_of(seat)
    refused("otoritas_belum_ada", "issue", login, typed=[CA, OWN])
    refused("frasa_sandi_pendek", "create-ca", slug, typed=["pendek"])
    assert keyed(monkeypatch, "create-ca", slug, typed=[CA]) == 0
    refused("frasa_otoritas_salah", "issue", login, typed=["keliru keliru", OWN])
    refused("belum_bersertifikat", "renew", login)
    refused("belum_bersertifikat", "revoke", login, "--reason", "x")
    assert keyed(monkeypatch, "issue", login, typed=[CA, OWN]) == 0
    refused("sudah_bersertifikat", "issue", login)
    refused("akun_tidak_ada", "issue", "siapa.dia")
    refused("wilayah_tidak_dikenal", "list", "antah-berantah")
    (tmp_path / "bukan").write_bytes(b"bukan sertifikat")
    refused("sertifikat_tidak_terbaca", "register", login, str(tmp_path / "bukan"))
    Holding.objects.all().delete()
    refused("tanpa_jabatan_hari_ini", "issue", login)


def test_a_passphrase_typed_twice_differently_is_refused(monkeypatch, seat):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    answers = iter(["frasa yang satu", "frasa yang lain"])
    monkeypatch.setattr("getpass.getpass", lambda _: next(answers))
    monkeypatch.setattr(keys.sys, "stdin", Terminal())
    with pytest.raises(Refused) as refusal:
        keys._new_passphrase("petugas")
    assert refusal.value.code == "frasa_sandi_berbeda"


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_site_in_earnest_must_say_so(monkeypatch, seat, settings, capsys):
    settings.REHEARSAL = False
    with pytest.raises(Refused) as refusal:
        keys.check_may_make_keys()
    assert refusal.value.code == "kunci_sendiri_di_situs_sungguhan"
    assert keyed(monkeypatch, "create-ca", slug_of(seat), typed=[CA]) == 2
    assert "--in-earnest" in capsys.readouterr().err
    assert keyed(monkeypatch, "create-ca", slug_of(seat), "--in-earnest", typed=[CA]) == 0


def test_the_demo_gives_keys_to_whoever_signs_and_only_once(seat, monkeypatch):
    at = timezone.now()  # noqa: TID251
    code = Post.objects.get(pk=seat.post_id).code
    monkeypatch.setattr(
        "satupintu.ops.own_keys.tasks_of_posts", lambda _: {code: frozenset({"tanda_tangan"})}
    )
    region = Region.objects.get(pk=seat.region_id)
    assert list(demo_keys([region], at=at)) == [login_of(seat)]
    assert list(demo_keys([region], at=at)) == []
    assert authority().der not in trust_of(region.pk).roots


def test_the_demo_gives_keys_to_who_may_stand_in(seat, monkeypatch):
    at = timezone.now()  # noqa: TID251
    below = an_officer(Post.objects.get(pk=seat.post_id).agency)
    Post.objects.filter(pk=below.post_id).update(superior=seat.post_id)
    Holding.objects.create(
        region_id=seat.region_id,
        post_id=below.post_id,
        user_id=below.user_id,
        starts=at.date() - timedelta(days=9),
    )
    code = Post.objects.get(pk=seat.post_id).code
    monkeypatch.setattr(
        "satupintu.ops.own_keys.tasks_of_posts", lambda _: {code: frozenset({"tanda_tangan"})}
    )
    region = Region.objects.get(pk=seat.region_id)
    assert set(demo_keys([region], at=at)) == {login_of(seat), login_of(below)}


def test_the_demo_makes_keys_anew_where_only_the_rows_are_left(seat, monkeypatch, settings, tmp_path):
    at = timezone.now()  # noqa: TID251
    code = Post.objects.get(pk=seat.post_id).code
    monkeypatch.setattr(
        "satupintu.ops.own_keys.tasks_of_posts", lambda _: {code: frozenset({"tanda_tangan"})}
    )
    region = Region.objects.get(pk=seat.region_id)
    list(demo_keys([region], at=at))
    settings.KEYS_DIR = tmp_path / "lain"
    assert list(demo_keys([region], at=at)) == [login_of(seat)]
