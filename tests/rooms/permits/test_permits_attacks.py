"""Every known forgery of a signed permit is refused, thousands of damaged copies too; trusting the signature alone is not enough."""

import json
import subprocess
import sys
from hashlib import sha256

import pytest

from satupintu.permits.document_check import check_document
from tests.rooms.permits.attacks import ATTACKS, LEVELS, genuine
from tests.rooms.permits.judging import OurSigners, judged, signature_alone_says_yes
from tests.situations.permits import a_permit
from tests.situations.seats import a_region, an_agency

GENUINE = genuine()
REGISTERED = frozenset({sha256(GENUINE).hexdigest()})


def test_the_genuine_one_is_asli_and_a_whole_signature_without_register_is_called_by_other_words():
    assert judged(GENUINE, REGISTERED) == "asli"
    assert judged(GENUINE) == "tanda_tangan_sah"


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused(name):
    said = judged(ATTACKS[name](), REGISTERED)
    assert said == ("tanpa_tanda_tangan" if name == "disimpan ulang" and said != "tidak_sah" else "tidak_sah")


def test_control_the_signature_alone_lets_some_of_them_pass():
    passed = [name for name, make in ATTACKS.items() if signature_alone_says_yes(make())]
    assert {"sampah sesudah EOF", "objek lepas sesudah EOF"} <= set(passed)


@pytest.mark.parametrize("level", LEVELS)
def test_only_a_certified_document_without_changes_is_as_we_sign(level):
    assert judged(genuine(**LEVELS[level])) == ("tanda_tangan_sah" if level == "P1" else "tidak_sah")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["SWA", "USF ByteRange kosong", "sampah sesudah EOF"])
def test_the_same_through_the_limited_child(name, tmp_path):
    region = a_region()
    a_permit(region, an_agency(region), signed=sha256(GENUINE).hexdigest())
    path = tmp_path / "berkas"
    path.write_bytes(ATTACKS[name]())
    assert check_document(path, signers=OurSigners()).verdict == "tidak_sah"


def mutants(seed, count):
    program = [sys.executable, "-m", "tests.rooms.permits.mutants", str(seed), str(count)]
    run = subprocess.run(program, capture_output=True, text=True, timeout=600)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def check_mutants(found, count):
    assert sum(found["said"].values()) == count
    assert set(found["said"]) <= {"tanda_tangan_sah", "tidak_sah", "tanpa_tanda_tangan"}
    assert found["hangs"] == 0
    assert found["control"] > 0


@pytest.mark.slow
def test_of_a_thousand_damaged_copies_none_is_asli_and_none_hangs():
    check_mutants(mutants(1, 1_000), 1_000)


@pytest.mark.faults
def test_of_ten_thousand_damaged_copies_none_is_asli_and_none_hangs():
    check_mutants(mutants(2, 10_000), 10_000)


@pytest.mark.faults
@pytest.mark.django_db
@pytest.mark.parametrize("name", ATTACKS)
def test_every_attack_through_the_limited_child(name, tmp_path):
    path = tmp_path / "berkas"
    path.write_bytes(ATTACKS[name]())
    assert check_document(path, signers=OurSigners()).verdict in {"tidak_sah", "tanpa_tanda_tangan"}
