"""The client of BSrE, versions 1 and 2, against the simulator over HTTP: each answer has its meaning, none is repeated."""

import hashlib
import logging

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from django.core.exceptions import ImproperlyConfigured

from satupintu.config import wiring
from satupintu.gateways.bsre.codes import STATES
from satupintu.gateways.bsre.dialects import V1, V2, Appearance
from satupintu.gateways.bsre.line import Line
from satupintu.gateways.bsre.signer import BsreSigner
from satupintu.gateways.local_signer.signer import LocalSigner
from satupintu.people.models import Tries
from satupintu.signing import ports
from satupintu.signing.actions.register_certificate import register_certificate
from satupintu.signing.attempt import attempt
from satupintu.signing.certificates import trust_of
from satupintu.signing.in_use import signer_in_use
from satupintu.signing.models import SignerCertificate
from satupintu.signing.signed_pdf import read_signatures
from tests.fakes.authority import officer, paper
from tests.fakes.simulators import running
from tests.rooms.gateways.test_passphrase import all_rows, shown_by
from tests.situations.seats import AT, THE_SYSTEM
from tests.situations.signers import SECRET

pytestmark = pytest.mark.django_db
NIK = "3514012001800001"
QUICK = httpx.Timeout(1.0, connect=1.0)
DIALECTS = pytest.mark.parametrize("speak", [V1, V2])


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bsre")
    with running("bsre", folder, "--at", AT.isoformat(), "--delay", "3") as found:
        yield found


@pytest.fixture
def kadis(office, service, settings):
    """An officer whom the service knows, and whose certificate is in the region's list."""
    settings.BSRE_ROOTS = service.roots
    known = service.ask("/simulator/user", nik=NIK, name="Kepala Dinas", passphrase=SECRET)
    register_certificate(
        region=office.region,
        user=office.user,
        kind=SignerCertificate.Kind.BSRE,
        certificate=x509.load_pem_x509_certificate(known["certificate"].encode()),
        by=THE_SYSTEM,
        at=AT,
    )
    user = office.user
    user.nik = NIK
    user.save()
    return office


def signer(service, kadis, speak, *, look=None, url="", key="simulator", nik=NIK):
    line = Line(url or service.url, "simulator", key, patience=QUICK)
    return BsreSigner(kadis.region.pk, speak(line, look or Appearance()), nik_of=lambda _: nik, at=AT)


def signs(used, kadis, *, document=None, passphrase=None):
    document = paper() if document is None else document
    return attempt(
        used,
        document,
        document_hash=hashlib.sha256(document).hexdigest(),
        identity=kadis.who,
        passphrase=passphrase or ports.Passphrase(SECRET),
        at=AT,
    )


def seen(service):
    return service.ask("/simulator/seen")


def faulty(service, kadis, speak, *mishaps, **wishes):
    service.ask("/simulator/next", mishaps=mishaps)
    with pytest.raises(ports.SignerFault) as raised:
        signs(signer(service, kadis, speak), kadis, **wishes)
    return raised.value


@DIALECTS
def test_it_signs_and_its_file_is_good(service, kadis, speak):
    document = paper()
    used = signer(service, kadis, speak)
    made = signs(used, kadis, document=document)
    found = used.verify(made.content)
    assert (found.valid, found.reason, found.signer) == (True, "", str(kadis.officer.user_id))
    assert found.document_hash == hashlib.sha256(document).hexdigest()
    assert made.reference
    (facts,) = read_signatures(made.content, trust_of(kadis.region.pk)).signatures
    assert (facts.certifies, facts.name) == (False, "Kepala Dinas")  # it may not certify


@DIALECTS
def test_it_speaks_as_the_service_is_written(service, kadis, speak):
    before = len(seen(service)["seen"])
    signs(signer(service, kadis, speak), kadis)
    assert (
        seen(service)["seen"][before:]
        == {
            V1: ["GET /api/user/status/…", "POST /api/sign/pdf", "POST /api/sign/verify"],
            V2: ["POST /api/v2/user/check/status", "POST /api/v2/sign/pdf", "POST /api/v2/verify/pdf"],
        }[speak]
    )


@DIALECTS
def test_visible_where_the_region_says_so(service, kadis, speak):
    look = Appearance(image=b"\x89PNG", tag="#")
    assert signs(signer(service, kadis, speak, look=look), kadis).content


@DIALECTS
@pytest.mark.parametrize(
    ("mishap", "fault", "code"),
    [
        ("2011", ports.SignerFault, "penanda_tangan_tidak_terdaftar"),
        ("2021", ports.CertificateNotActive, "sertifikat_tidak_aktif"),
        ("2031", ports.WrongPassphrase, "frasa_sandi_salah"),
        ("500", ports.OutcomeUnknown, "hasil_tidak_pasti"),
        ("408", ports.OutcomeUnknown, "hasil_tidak_pasti"),
        ("late", ports.OutcomeUnknown, "hasil_tidak_pasti"),
        ("garbled", ports.OutcomeUnknown, "hasil_tidak_pasti"),
        ("different", ports.DifferentFile, "berkas_berbeda"),
        ("unsigned", ports.SignatureNotValid, "tanda_tangan_tidak_sah"),
    ],
)
def test_each_answer_has_its_meaning_and_is_asked_for_once(service, kadis, speak, mishap, fault, code):
    before = seen(service)
    raised = faulty(service, kadis, speak, mishap)
    assert (isinstance(raised, fault), raised.code) == (True, code)
    asked = [each for each in seen(service)["seen"][len(before["seen"]) :] if "sign/pdf" in each]
    assert len(asked) == 1


def test_a_late_answer_hides_a_signature(service, kadis):
    before = seen(service)["signed"]
    faulty(service, kadis, V2, "late", document=paper("terlambat"))
    assert seen(service)["signed"] == before + 1


def test_version_1_fetches_what_was_lost_by_its_number(service, kadis):
    service.ask("/simulator/next", mishaps=["lost body"])
    used = signer(service, kadis, V1)
    assert used.verify(signs(used, kadis).content).valid


@DIALECTS
def test_a_wrong_passphrase_is_counted_and_never_sent_again(service, kadis, speak):
    used, wrong = signer(service, kadis, speak), ports.Passphrase("frasa yang keliru")
    before = len(seen(service)["seen"])
    for _ in range(3):
        with pytest.raises(ports.WrongPassphrase):
            used.sign(paper(), identity=kadis.who, passphrase=wrong, at=AT)
    assert len(seen(service)["seen"]) == before + 1
    assert Tries.objects.get().failed == 1
    signs(used, kadis)
    assert not Tries.objects.exists()


@DIALECTS
def test_five_wrong_ones_pause_without_asking_the_service(service, kadis, speak):
    for _ in range(5):
        with pytest.raises(ports.WrongPassphrase):
            signs(signer(service, kadis, speak), kadis, passphrase=ports.Passphrase("frasa yang keliru"))
    before = [each for each in seen(service)["seen"] if "sign/pdf" in each]
    with pytest.raises(ports.SigningPaused):
        signs(signer(service, kadis, speak), kadis)
    assert [each for each in seen(service)["seen"] if "sign/pdf" in each] == before


def test_what_was_not_judged_is_not_counted(service, kadis):
    for _ in range(6):
        assert faulty(service, kadis, V2, "500").code == "hasil_tidak_pasti"
    assert Tries.objects.get().failed == 0


@pytest.mark.parametrize("status", sorted(STATES))
@DIALECTS
def test_only_issue_may_sign(service, kadis, speak, status):
    service.ask("/simulator/user", nik=NIK, name="Kepala Dinas", passphrase=SECRET, status=status)
    try:
        used = signer(service, kadis, speak)
        assert (used.status(kadis.who).state == "aktif") == (status == "ISSUE")
        if status != "ISSUE":
            with pytest.raises(ports.CertificateNotActive):
                signs(used, kadis)
        if speak is V2:
            assert used.status(kadis.who).state == STATES[status]
    finally:
        service.ask("/simulator/user", nik=NIK, name="Kepala Dinas", passphrase=SECRET)


@DIALECTS
def test_who_is_not_registered_there_cannot_sign(service, kadis, speak):
    stranger = signer(service, kadis, speak, nik="3514012001800002")
    assert stranger.status(kadis.who).state == "tidak_ada"


def test_without_a_nik_or_a_listed_certificate_nothing_is_sent(service, kadis):
    before = len(seen(service)["seen"])
    with pytest.raises(ports.CertificateNotActive, match="NIK"):
        signs(signer(service, kadis, V2, nik=""), kadis)
    SignerCertificate.objects.filter(kind="bsre").delete()
    with pytest.raises(ports.CertificateNotActive, match="belum didaftarkan"):
        signs(signer(service, kadis, V2), kadis)
    assert len(seen(service)["seen"]) == before


@DIALECTS
def test_nobody_there_is_certainly_not_signed(service, kadis, speak):
    away = signer(service, kadis, speak, url="http://127.0.0.1:9")
    with pytest.raises(ports.SignerFault) as raised:
        away.sign(paper(), identity=kadis.who, passphrase=ports.Passphrase(SECRET), at=AT)
    assert raised.value.code == "layanan_tidak_terjangkau"
    assert not isinstance(raised.value, ports.OutcomeUnknown)


def test_a_wrong_client_secret_is_a_plain_refusal(service, kadis):
    used = signer(service, kadis, V2, key="keliru")
    with pytest.raises(ports.SignerFault, match="kode 401"):
        used.sign(paper(), identity=kadis.who, passphrase=ports.Passphrase(SECRET), at=AT)


@DIALECTS
def test_its_own_doubt_counts_and_its_silence_does_not(service, kadis, speak):
    used = signer(service, kadis, speak)
    content = signs(used, kadis).content
    service.ask("/simulator/next", mishaps=["doubted"])
    assert used.verify(content).reason == "BSrE sendiri menyatakan tanda tangannya tidak sah"
    assert signer(service, kadis, speak, url="http://127.0.0.1:9").verify(content).valid


def test_a_local_signature_is_none_of_bsre_s(service, kadis):
    content = kadis.sign(paper()).content
    assert not signer(service, kadis, V2).verify(content).valid


@DIALECTS
@pytest.mark.parametrize("mishap", ["2031", "500", "late", "garbled", "away"])
def test_no_error_report_shows_the_passphrase(service, kadis, speak, mishap, caplog):
    caplog.set_level(logging.DEBUG)
    url = "http://127.0.0.1:9" if mishap == "away" else ""
    if not url:
        service.ask("/simulator/next", mishaps=[mishap])
    used = signer(service, kadis, speak, url=url)
    with pytest.raises(ports.SignerFault) as raised:
        used.sign(paper(), identity=kadis.who, passphrase=ports.Passphrase(SECRET), at=AT)
    assert SECRET not in shown_by(raised.value)
    assert SECRET not in caplog.text
    assert NIK not in caplog.text
    assert not [value for value in all_rows() if SECRET in str(value)]


def test_the_settings_choose_by_region(service, kadis, settings):
    settings.SIGNERS = {kadis.region.slug: "bsre-v1"}
    settings.BSRE = {"URL": "http://127.0.0.1:9", "CLIENT_ID": "simulator", "CLIENT_SECRET": "simulator"}
    settings.BSRE[f"URL_{kadis.region.code.replace('.', '')}"] = service.url
    used = signer_in_use(kadis.region.pk, at=AT)
    assert used.verify(signs(used, kadis).content).valid
    settings.SIGNERS = {}
    assert isinstance(signer_in_use(kadis.region.pk, at=AT), LocalSigner)


def test_settings_that_are_missing_are_named(kadis, settings):
    settings.SIGNERS, settings.BSRE = {kadis.region.slug: "bsre-v2"}, {}
    with pytest.raises(ImproperlyConfigured, match="BSRE_URL"):
        wiring.signer(kadis.region.pk, at=AT)


def test_control_the_simulator_signs_with_a_root_of_its_own(service, kadis):
    assert officer().certificate.public_bytes(Encoding.DER) not in trust_of(kadis.region.pk).roots
