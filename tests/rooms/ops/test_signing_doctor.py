"""The demo's timestamp authority, and what the doctor says of signers."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest

from satupintu.gateways.local_signer.reach import why_no_timestamp
from satupintu.ops import doctor, simulated
from satupintu.ops.certificate_findings import certificate_findings
from satupintu.people.models import Holding
from satupintu.rules.errors import Refused
from tests.fakes.authority import authority
from tests.situations.seats import AT
from tests.situations.signers import an_office

YEAR = timedelta(days=365)


@pytest.fixture(autouse=True)
def _own_keys(settings, tmp_path, monkeypatch):
    settings.KEYS_DIR = tmp_path / "kunci"
    settings.KEY_ROUNDS = 1000
    for name in ("TSA_URL", "TSA_ROOTS"):
        monkeypatch.delenv(name, raising=False)


def signs(office, monkeypatch):
    Holding.objects.create(
        region=office.region, post_id=office.officer.post_id, user=office.user, starts=AT.date()
    )
    monkeypatch.setattr(
        "satupintu.ops.own_keys.tasks_of_posts",
        lambda region: (
            {office.officer.post_code: frozenset({"tanda_tangan"})} if region == office.region.pk else {}
        ),
    )
    return office


def told(at=AT):
    return [sentence for good, sentence, _ in certificate_findings(at) if not good]


def test_the_demo_s_clock_answers_and_ends_with_the_demo(tmp_path, settings):
    with simulated.timestamp_authority(tmp_path) as url:
        assert (os.environ["TSA_URL"], os.environ["TSA_ROOTS"]) == (url, str(tmp_path / "akar.pem"))
        assert (url, str(tmp_path / "akar.pem")) == (settings.TSA_URL, settings.TSA_ROOTS)
        assert why_no_timestamp(url, os.environ["TSA_ROOTS"]) == ""
        root = tmp_path / "lain.pem"
        from cryptography.hazmat.primitives.serialization import Encoding

        root.write_bytes(authority().certificate.public_bytes(Encoding.PEM))
        assert "bukan dari TSA_ROOTS" in why_no_timestamp(url, str(root))
        assert "tidak dapat diperiksa" in why_no_timestamp(url, str(tmp_path / "tidak-ada.pem"))
    assert "tidak menjawab" in why_no_timestamp(url, "")
    assert "TSA_URL" not in os.environ


def test_a_clock_of_one_s_own_stays(tmp_path, monkeypatch):
    monkeypatch.setenv("TSA_URL", "http://cap.contoh.go.id/")
    with simulated.timestamp_authority(tmp_path) as url:
        assert url == "http://cap.contoh.go.id/"
    assert os.environ["TSA_URL"] == url
    assert list(tmp_path.iterdir()) == []


def test_a_clock_that_does_not_start_is_said(tmp_path, settings):
    (tmp_path / "berkas").write_text("bukan folder")
    with pytest.raises(Refused) as refusal, simulated.timestamp_authority(tmp_path / "berkas"):
        pytest.fail("it started")
    assert refusal.value.code == "cap_waktu_peragaan_gagal"


def test_the_doctor_says_whether_the_clock_answers(settings, tmp_path):
    assert "PAdES B-B" in doctor.clock().sentence
    settings.TSA_URL = "http://127.0.0.1:9/"
    assert not doctor.clock().good
    with simulated.timestamp_authority(tmp_path) as url:
        settings.TSA_URL, settings.TSA_ROOTS = url, os.environ["TSA_ROOTS"]
        assert doctor.clock().good


@pytest.mark.django_db
def test_the_doctor_says_who_cannot_sign(monkeypatch, settings):
    office = signs(an_office(), monkeypatch)
    assert told() == []
    assert [each.good for each in doctor.certificates()]
    assert any("berakhir" in each for each in told(AT + 2 * YEAR - timedelta(days=9)))
    assert any("Otoritas" in each for each in told(AT + 10 * YEAR - timedelta(days=9)))
    settings.SIGNERS = {office.region.slug: "bsre-v2"}
    assert told() == [f"{office.user.login} menandatangani tetapi belum bersertifikat."]
    settings.SIGNERS = {}
    settings.KEYS_DIR = settings.KEYS_DIR / "lain"
    assert any("tidak ada di folder" in each for each in told())


@pytest.mark.django_db
def test_a_site_in_earnest_without_an_authority_hears_of_it(monkeypatch, settings):
    from satupintu.signing.models import SignerCertificate, SigningAuthority

    signs(an_office(), monkeypatch)
    SignerCertificate.objects.all().delete()
    SigningAuthority.objects.all().delete()
    settings.REHEARSAL = False
    assert any("belum punya otoritas" in each for each in told())


def test_web_facing_modules_leave_pyhanko_asleep():
    program = (
        "import sys, django\n"
        "django.setup()\n"
        "import satupintu.config.wiring, satupintu.config.urls, satupintu.signing.attempt\n"
        "import satupintu.signing.acceptance, satupintu.signing.in_use, satupintu.signing.certificate_file\n"
        "print([name for name in sys.modules if name.startswith('pyhanko')])\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=os.environ | {"SATUPINTU_DEMO": "1", "DJANGO_SETTINGS_MODULE": "satupintu.config.settings"},
    )
    assert run.stdout.strip() == "[]", run.stderr
