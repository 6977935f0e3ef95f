"""The signer's twin behaves like a signer, and nothing it gives back is trusted unchecked. No database."""

import copy
import pickle

import pytest

from satupintu.rules.errors import Refused
from satupintu.signing import ports
from satupintu.signing.attempt import attempt, sha256
from tests.fakes.signer import FakeSigner
from tests.situations.seats import AT

WHO = ports.SignerIdentity("kepala", "Kepala Dinas")
SECRET = "frasa rahasia"
PDF = b"%PDF-1.7 isi izin"
PDF_HASH = sha256(PDF)


@pytest.fixture
def signer():
    return FakeSigner({"kepala": SECRET})


def tried(signer, *, document=PDF, document_hash=PDF_HASH, passphrase=SECRET):
    return attempt(
        signer,
        document,
        document_hash=document_hash,
        identity=WHO,
        passphrase=ports.Passphrase(passphrase),
        at=AT,
    )


def test_a_good_file_keeps_the_document_inside(signer):
    signed = tried(signer)
    found = signer.verify(signed.content)
    assert (found.valid, found.document_hash, found.signer, found.signed_at) == (
        True,
        sha256(PDF),
        "kepala",
        AT,
    )
    assert signed.content.startswith(PDF)


@pytest.mark.parametrize(
    ("mishap", "fault"),
    [
        ("waktu_habis_sebelum", ports.OutcomeUnknown),
        ("waktu_habis_sesudah", ports.OutcomeUnknown),
        ("berkas_berbeda", ports.DifferentFile),
        ("tanda_tangan_rusak", ports.SignatureNotValid),
        ("galat", ports.SignerFault),
    ],
)
def test_each_mishap_has_its_own_fault_and_sentence(signer, mishap, fault):
    signer.next(mishap)
    with pytest.raises(fault) as raised:
        tried(signer)
    assert type(raised.value) is fault
    assert raised.value.sentence
    assert SECRET not in str(raised.value)


def test_a_lost_answer_may_hide_a_signature(signer):
    signer.next("waktu_habis_sebelum", "waktu_habis_sesudah")
    for kept in (0, 1):
        with pytest.raises(ports.OutcomeUnknown):
            tried(signer)
        assert len(signer.kept) == kept


def test_a_wrong_passphrase_is_said_and_nothing_is_signed(signer):
    with pytest.raises(ports.WrongPassphrase):
        tried(signer, passphrase="salah")
    assert signer.kept == []


@pytest.mark.parametrize("state", ["belum_aktif", "kedaluwarsa", "ditangguhkan", "dicabut", "tidak_ada"])
def test_only_an_active_certificate_signs(signer, state):
    signer.states["kepala"] = state
    with pytest.raises(ports.CertificateNotActive):
        tried(signer)
    assert "sign" not in signer.calls


def test_bytes_that_are_not_those_prepared_never_reach_the_signer(signer):
    with pytest.raises(Refused) as refusal:
        tried(signer, document=PDF + b" ")
    assert refusal.value.code == "dokumen_berubah"
    assert signer.calls == []


def test_one_changed_byte_is_seen(signer):
    content = bytearray(tried(signer).content)
    content[3] ^= 1
    assert not signer.verify(bytes(content)).valid
    assert not signer.verify(PDF).valid


def test_a_passphrase_shows_itself_nowhere():
    passphrase = ports.Passphrase(SECRET)
    assert SECRET not in f"{passphrase} {passphrase!r}"
    for write in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError):
            write(passphrase)
