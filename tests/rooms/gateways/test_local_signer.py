"""The region's own keys behind the port: what they sign is good by everybody's reading, and nothing else is signed."""

import gc
import hashlib
import resource
import shutil
import subprocess
from datetime import timedelta

import pikepdf
import pytest

from satupintu.gateways.local_signer import key_files
from satupintu.gateways.local_signer import signer as signer_module
from satupintu.signing import ports
from satupintu.signing.actions.revoke_certificate import revoke_certificate
from satupintu.signing.attempt import attempt
from satupintu.signing.certificates import current_certificate, trust_of
from satupintu.signing.signed_pdf import read_signatures
from tests.fakes.authority import authority, officer, paper, signed
from tests.situations.seats import AT, THE_SYSTEM
from tests.situations.signers import SECRET, an_office

pytestmark = pytest.mark.django_db


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def test_it_signs_and_its_file_is_good(office):
    document = paper()
    signer = office.signer()
    made = attempt(
        signer,
        document,
        document_hash=sha256(document),
        identity=office.who,
        passphrase=ports.Passphrase(SECRET),
        at=AT,
    )
    found = signer.verify(made.content)
    assert (found.valid, found.reason, found.signer) == (True, "", str(office.officer.user_id))
    assert (found.document_hash, found.signed_at) == (sha256(document), AT)
    assert made.content.startswith(document)
    assert made.reference == current_certificate(office.region.pk, office.officer.user_id, "lokal").serial


@pytest.mark.parametrize("algorithm", ["ecdsa", "rsa"])
def test_it_certifies_with_no_changes_allowed(db, algorithm):
    office = an_office(algorithm=algorithm)
    made = office.sign(paper())
    (found,) = read_signatures(made.content, trust_of(office.region.pk)).signatures
    assert (found.docmdp, found.certifies, found.coverage, found.bottom_line) == (
        1,
        True,
        "ENTIRE_FILE",
        True,
    )
    assert found.algorithm == {"ecdsa": "ec", "rsa": "rsa"}[algorithm]
    assert found.name == office.officer.name
    assert office.region.name in found.subject
    assert office.officer.post_name in found.subject


@pytest.mark.parametrize("line_feed", [True, False])
def test_the_document_is_found_again_to_the_byte(office, line_feed):
    document = paper(line_feed=line_feed)
    assert office.signer().verify(office.sign(document).content).document_hash == sha256(document)


def test_its_field_is_out_of_sight_and_can_be_read_aloud(office, tmp_path):
    (tmp_path / "izin.pdf").write_bytes(office.sign(paper()).content)
    with pikepdf.open(tmp_path / "izin.pdf") as made:
        (field,) = made.Root.AcroForm.Fields
        assert str(field.TU) == f"Tanda tangan elektronik {office.officer.name}"
        assert field.F & 4  # printed, as PDF/A asks of every annotation
        left, below, right, above = (float(each) for each in field.Rect)
        assert (left, below) == (right, above)
        assert left < 0
        assert str(field.V.SubFilter) == "/ETSI.CAdES.detached"


@pytest.mark.system("pdfsig", "poppler-utils")
def test_poppler_agrees(office, tmp_path):
    file = tmp_path / "izin.pdf"
    file.write_bytes(office.sign(paper()).content)
    said = subprocess.run(["pdfsig", file], capture_output=True, text=True, check=False).stdout
    assert "Total document signed" in said
    assert "Signature is Valid" in said
    file.write_bytes(file.read_bytes().replace(b"/MediaBox [ 0 0 595", b"/MediaBox [ 0 0 596"))
    broken = subprocess.run(["pdfsig", file], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" not in broken


def test_with_a_timestamp_authority_it_is_b_t(office, tsa, settings):
    settings.TSA_ROOTS = tsa.roots
    signer = office.signer(tsa_url=tsa.url)
    made = office.sign(paper(), signer=signer)
    assert signer.verify(made.content).valid
    (found,) = read_signatures(made.content, trust_of(office.region.pk)).signatures
    assert (found.timestamp_at, found.timestamp_by) == (AT.isoformat(), "Cap Waktu Simulator")


def test_a_timestamp_proves_the_signature_after_the_certificate_has_run_out(office, tsa, settings):
    settings.TSA_ROOTS = tsa.roots
    content = office.sign(paper(), signer=office.signer(tsa_url=tsa.url)).content
    plain = office.sign(paper()).content
    late = AT + timedelta(days=3 * 365)
    trust = trust_of(office.region.pk)
    assert [read_signatures(each, trust, at=late).signatures[0].bottom_line for each in (content, plain)] == [
        True,
        False,
    ]


def test_where_a_timestamp_is_due_a_file_without_one_is_refused(office, tsa, settings):
    settings.TSA_ROOTS = tsa.roots
    found = office.signer(tsa_url=tsa.url).verify(office.sign(paper()).content)
    assert (found.valid, found.reason) == (False, "tanpa cap waktu yang tepercaya")


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "wrong"])
def test_without_its_timestamp_nothing_is_signed(office, url, tsa):
    address = f"{tsa.url.replace('http', 'https')}" if url == "wrong" else url
    with pytest.raises(ports.TimestampMissing) as raised:
        office.sign(paper(), signer=office.signer(tsa_url=address))
    assert raised.value.code == "cap_waktu_tidak_ada"


def test_a_key_is_opened_once_for_a_batch_and_memory_stays_flat(office, monkeypatch):
    opened = []

    def counted(fingerprint, passphrase):
        opened.append(fingerprint)
        return key_files.open_key(fingerprint, passphrase)

    monkeypatch.setattr(signer_module, "open_key", counted)
    signer, passphrase, document = office.signer(), ports.Passphrase(SECRET), paper()

    def batch(size):
        for _ in range(size):
            signer.sign(document, identity=office.who, passphrase=passphrase, at=AT)
        gc.collect()
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    warm = batch(40)
    assert batch(160) - warm < 8 * 1024
    assert len(opened) == 1


def test_an_open_key_serves_the_passphrase_that_opened_it_and_no_other(office):
    signer = office.signer()
    office.sign(paper(), signer=signer)
    with pytest.raises(ports.WrongPassphrase):
        office.sign(paper(), signer=signer, secret="lain")


@pytest.mark.parametrize(("days", "state"), [(0, "aktif"), (-10, "belum_aktif"), (731, "kedaluwarsa")])
def test_a_certificate_has_its_time(office, days, state):
    at = AT + timedelta(days=days)
    assert office.signer(at=at).status(office.who).state == state
    if state != "aktif":
        with pytest.raises(ports.CertificateNotActive):
            office.sign(paper(), at=at)


def test_without_a_certificate_nobody_signs(db):
    office = an_office(certified=False)
    assert office.signer().status(office.who).state == "tidak_ada"
    with pytest.raises(ports.CertificateNotActive):
        office.sign(paper())


def test_a_revoked_certificate_signs_no_more_and_its_earlier_files_stay_good(office):
    early = office.sign(paper()).content
    late = office.sign(paper(), at=AT + timedelta(hours=2)).content
    row = current_certificate(office.region.pk, office.officer.user_id, "lokal")
    revoke_certificate(
        certificate=row.pk,
        region_id=office.region.pk,
        reason="Kunci hilang",
        by=THE_SYSTEM,
        at=AT + timedelta(hours=1),
    )
    assert office.signer().status(office.who).state == "dicabut"
    with pytest.raises(ports.CertificateNotActive):
        office.sign(paper(), at=AT + timedelta(hours=3))
    assert office.signer().verify(early).valid
    assert office.signer().verify(late).reason == "sertifikatnya sudah dicabut"


def test_a_renewed_certificate_signs_and_the_old_one_s_files_stay_good(office):
    old = office.sign(paper()).content
    office.certified(at=AT + timedelta(days=700))
    new = office.sign(paper(), at=AT + timedelta(days=740)).content
    assert office.signer().verify(old).valid
    assert office.signer().verify(new).valid


def test_a_key_that_is_not_there_is_said_and_costs_no_try(office, settings):
    shutil.rmtree(settings.KEYS_DIR)
    with pytest.raises(ports.CertificateNotActive, match="tidak ada di server ini"):
        office.sign(paper())


def test_key_files_are_for_nobody_else_and_hold_no_open_key(office, settings):
    files = list(settings.KEYS_DIR.iterdir())
    assert len(files) == 2
    for file in files:
        assert file.stat().st_mode & 0o077 == 0
        assert SECRET.encode() not in file.read_bytes()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nothing", "berkas tanpa tanda tangan"),
        ("no pdf", "berkas tidak terbaca"),
        ("stranger", "rantai sertifikatnya tidak dikenal"),
        ("junk", "tanda tangan tidak mencakup seluruh berkas"),
        ("twice", "ada 2 tanda tangan, seharusnya satu"),
    ],
)
def test_other_files_are_refused_with_the_reason(office, name, reason):
    content = {
        "nothing": lambda: paper(),
        "no pdf": lambda: b"bukan PDF",
        "stranger": lambda: signed(paper(), officer()),
        "junk": lambda: office.sign(paper()).content + b"\n",
        "twice": lambda: signed(
            signed(paper(), officer(), certify=False), officer(), field="B", certify=False
        ),
    }[name]()
    found = office.signer().verify(content)
    assert (found.valid, found.reason) == (False, reason)


def test_a_certificate_of_the_authority_that_is_nobody_s_is_refused(office):
    from satupintu.gateways.local_signer.issuing import Subject, issue
    from tests.fakes.authority import Pair

    stray = issue(Subject("Tanpa Daftar", "-", "-", "-"), office.authority, at=AT)
    content = signed(paper(), Pair(stray.key, stray.certificate))
    found = office.signer().verify(content)
    assert (found.valid, found.reason) == (False, "sertifikatnya tidak terdaftar di wilayah ini")


def test_another_region_s_officer_is_nobody_here(office, db):
    elsewhere = an_office()
    assert not office.signer().verify(elsewhere.sign(paper()).content).valid


def test_control_the_tests_own_authority_is_not_the_region_s(office):
    assert authority().der not in trust_of(office.region.pk).roots
