"""What is brought to fetch a permit, and from when it may be downloaded instead."""

import pytest

from satupintu.rules.download import downloadable_from
from satupintu.rules.pickup import to_bring
from satupintu.rules.standard.model.promise import Survey
from tests.rules.worktime.calendars import national, wib

PLAIN = "Mohon bawa tanda terima dan bukti diri."


@pytest.mark.parametrize(
    ("message", "relation", "wanted"),
    [
        (PLAIN, "pemohon", ("tanda_terima", "bukti_diri")),
        (PLAIN, "kuasa", ("tanda_terima", "bukti_diri", "surat_kuasa")),
        (f"{PLAIN[:-1]}; bila diwakilkan, bawa juga surat kuasa.", "pemohon", ("tanda_terima", "bukti_diri")),
        ("", "pemohon", ("bukti_diri",)),
        ("", "kuasa", ("bukti_diri", "surat_kuasa")),
        ("Bawa BUKTI DIRI dan Tanda Terima.", "pemohon", ("tanda_terima", "bukti_diri")),
    ],
)
def test_what_the_message_says_is_what_is_ticked(message, relation, wanted):
    assert to_bring(message, relation=relation) == wanted


@pytest.mark.parametrize(
    ("gate", "passed", "issued", "opens"),
    [
        ("tanpa", False, "2026-11-20 10:00", "2026-11-20 10:00"),
        ("ajakan", False, "2026-11-20 10:00", "2026-11-20 10:00"),
        ("wajib_saat_penyerahan", True, "2026-11-20 10:00", "2026-11-20 10:00"),
        ("wajib_saat_penyerahan", False, "2026-11-16 10:00", "2026-11-19 16:00"),
        ("wajib_saat_penyerahan", False, "2026-11-20 10:00", "2026-11-25 16:00"),
        ("wajib_saat_penyerahan", False, "2026-12-23 10:00", "2026-12-30 16:00"),
    ],
    ids=["none", "invited", "filled in", "a Monday", "over a weekend", "over Christmas and cuti bersama"],
)
def test_a_compulsory_survey_holds_for_three_working_days(gate, passed, issued, opens):
    survey = Survey(gate=gate)
    found = downloadable_from(survey, passed=passed, issued_at=wib(issued), calendar=national())
    assert found == wib(opens)
