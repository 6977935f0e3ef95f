"""The verdict on a file, as a table: what the register knows is asli, and nothing else ever is."""

from dataclasses import fields, replace
from itertools import product

import pytest

from satupintu.rules.genuine import File, Signed, verdict

GOOD = Signed(
    coverage="ENTIRE_FILE",
    gap_exact=True,
    modification="NONE",
    bottom_line=True,
    intact=True,
    trusted=True,
    certified_p1=True,
    listed=True,
)


def file(*signatures, readable=True, registered=False):
    return File(registered=registered, readable=readable, signatures=signatures)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (file(registered=True), "asli"),
        (file(registered=True, readable=False), "asli"),
        (file(readable=False), "tidak_sah"),
        (file(GOOD, readable=False), "tidak_sah"),
        (file(), "tanpa_tanda_tangan"),
        (file(GOOD), "tanda_tangan_sah"),
        (file(GOOD, GOOD), "tidak_sah"),
        (file(replace(GOOD, certified_p1=False, must_certify=False)), "tanda_tangan_sah"),
    ],
)
def test_the_verdict(sent, said):
    assert verdict(sent) == said


@pytest.mark.parametrize(
    "worse",
    [
        {"coverage": "ENTIRE_REVISION"},
        {"coverage": "CONTIGUOUS_BLOCK_FROM_START"},
        {"coverage": "UNCLEAR"},
        {"gap_exact": False},
        {"modification": "LTA_UPDATES"},
        {"modification": "FORM_FILLING"},
        {"modification": "OTHER"},
        {"bottom_line": False},
        {"intact": False},
        {"trusted": False},
        {"certified_p1": False},
        {"listed": False},
    ],
)
def test_one_thing_amiss_is_enough(worse):
    assert verdict(file(replace(GOOD, **worse))) == "tidak_sah"
    assert verdict(file(GOOD, replace(GOOD, **worse))) == "tidak_sah"


def test_no_signature_whatever_makes_a_file_asli():
    switches = [each.name for each in fields(Signed) if each.type == "bool"]
    for values in product((True, False), repeat=len(switches)):
        signed = replace(GOOD, **dict(zip(switches, values, strict=True)))
        assert verdict(file(signed)) != "asli"
