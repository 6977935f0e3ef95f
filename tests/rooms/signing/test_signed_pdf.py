"""What is read of a signed PDF, of genuine ones and of those that somebody has worked on. No database."""

import hashlib
import json
import subprocess
import sys
from datetime import timedelta
from io import BytesIO

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm

from satupintu.signing.signed_pdf import SignedPdf, Trust, read_signatures
from tests.fakes.authority import authority, clock, officer, paper, signed
from tests.situations.seats import AT

TRUST = Trust(roots=(authority().der,))


def only(content, trust=TRUST, **wishes):
    (found,) = read_signatures(content, trust, **wishes).signatures
    return found


def added_to(content):
    """Somebody adds a revision that changes the page."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = generic.NumberObject(90)
    writer.update_container(page)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_genuine_signature_is_told_whole():
    found = only(signed(paper(), officer()))
    assert (found.coverage, found.gap_exact, found.modification) == ("ENTIRE_FILE", True, "NONE")
    assert (found.intact, found.valid, found.trusted, found.bottom_line) == (True, True, True, True)
    assert (found.docmdp, found.certifies, found.field) == (1, True, "TandaTangan")
    assert (found.name, found.algorithm) == ("Kepala Dinas Percobaan", "ec")
    assert found.fingerprint == hashlib.sha256(officer().der).hexdigest()
    assert found.serial == f"{officer().certificate.serial_number:x}"
    assert (found.signed_at, found.timestamp_at) == (AT, "")


@pytest.mark.parametrize("line_feed", [True, False])
def test_the_document_is_what_lay_before_the_signer(line_feed):
    document = paper(line_feed=line_feed)
    content = signed(document, officer())
    assert content.startswith(document)
    assert read_signatures(content, TRUST).document_hash == hashlib.sha256(document).hexdigest()


def test_of_two_signatures_the_first_tells_the_document():
    document = paper()
    once = signed(document, officer(), certify=False)
    twice = signed(once, officer("Kepala Bidang Percobaan"), field="Kedua", certify=False)
    found = read_signatures(twice, TRUST)
    assert [each.name for each in found.signatures] == ["Kepala Dinas Percobaan", "Kepala Bidang Percobaan"]
    assert found.document_hash == hashlib.sha256(document).hexdigest()
    assert [each.coverage for each in found.signatures] == ["ENTIRE_REVISION", "ENTIRE_FILE"]
    assert found.signatures[1].document_hash == hashlib.sha256(once).hexdigest()


def test_a_signature_for_approval_certifies_nothing():
    found = only(signed(paper(), officer(), certify=False))
    assert (found.certifies, found.docmdp, found.bottom_line) == (False, None, True)


def test_another_level_of_changes_is_told():
    assert only(signed(paper(), officer(), docmdp_permissions=MDPPerm.FILL_FORMS)).docmdp == 2


def test_a_timestamp_is_told_and_outlives_the_certificate():
    content = signed(paper(), officer(), stamped=clock())
    late = AT + timedelta(days=3)
    found = only(content, at=late)
    assert (found.timestamp_at, found.timestamp_by) == (AT.isoformat(), "Cap Waktu Percobaan")
    assert (found.trusted, found.bottom_line) == (True, True)


def test_a_timestamp_of_an_unknown_authority_counts_for_nothing():
    found = only(signed(paper(), officer(), stamped=clock("CA Lain")))
    assert (found.timestamp_at, found.timestamp_by, found.bottom_line) == ("", "", False)


def test_the_roots_of_timestamps_may_be_their_own():
    trust = Trust(roots=(authority().der,), timestamp_roots=(authority("CA Lain").der,))
    assert only(signed(paper(), officer(), stamped=clock("CA Lain")), trust).timestamp_at == AT.isoformat()


def test_a_timestamp_whose_own_chain_has_run_out_proves_nothing():
    found = only(signed(paper(), officer(), stamped=clock()), at=AT + timedelta(days=60))
    assert (found.timestamp_at, found.trusted, found.bottom_line) == ("", False, False)


@pytest.mark.parametrize("days", [-3, 3])
def test_outside_the_certificate_s_time_there_is_no_trust(days):
    found = only(signed(paper(), officer()), at=AT + timedelta(days=days))
    assert (found.intact, found.trusted, found.bottom_line) == (True, False, False)


def test_the_same_name_from_another_authority_is_not_trusted():
    found = only(signed(paper(), officer(ca="CA Palsu")))
    assert (found.intact, found.valid, found.trusted, found.bottom_line) == (True, True, False, False)


def test_one_changed_byte_breaks_it():
    content = bytearray(signed(paper("Izin"), officer()))
    place = content.index(b"/MediaBox")
    content[content.index(b"595", place)] = ord("6")
    assert not only(bytes(content)).intact


def test_what_was_added_afterwards_is_told():
    found = only(added_to(signed(paper(), officer())))
    assert (found.coverage, found.modification, found.bottom_line) == ("ENTIRE_REVISION", "OTHER", False)
    assert not found.gap_exact


def test_junk_behind_the_end_is_told():
    found = only(signed(paper(), officer()) + b"\n% lain\n")
    assert found.coverage == "ENTIRE_REVISION"
    assert not found.gap_exact


def test_no_signature_is_no_fact():
    assert read_signatures(paper(), TRUST) == SignedPdf(())
    assert read_signatures(paper(), TRUST).document_hash == ""


def test_what_is_no_pdf_raises_for_the_caller_to_refuse():
    with pytest.raises(Exception, match=r".+"):
        read_signatures(b"%PDF-1.7 bukan", TRUST)


def test_facts_travel_as_json():
    found = read_signatures(signed(paper(), officer(), stamped=clock()), TRUST)
    assert SignedPdf.from_plain(json.loads(json.dumps(found.plain()))) == found


def test_it_reads_within_the_limits_of_the_child(tmp_path):
    """No Django, no thread, 600 MB: what opens a stranger's file (files/child)."""
    (tmp_path / "izin.pdf").write_bytes(signed(paper(), officer(), stamped=clock()))
    (tmp_path / "akar.der").write_bytes(authority().der)
    program = """
import json, sys
from pathlib import Path
from satupintu.files.child.limits import submit_to_limits
submit_to_limits()
from satupintu.signing.signed_pdf import Trust, read_signatures
found = read_signatures(Path("izin.pdf").read_bytes(), Trust((Path("akar.der").read_bytes(),)))
assert "django" not in sys.modules
print(json.dumps(found.plain()))
"""
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, timeout=60
    )
    assert run.returncode == 0, run.stderr
    assert SignedPdf.from_plain(json.loads(run.stdout)).signatures[0].bottom_line
