"""NIK, KK, phone and what is personal are unreadable in the table, and are found by their index (design §8)."""

import json

import pytest
from django.db import connection

from satupintu.cases.actions.save_answers import save_answers
from satupintu.cases.answers import answers_of
from satupintu.cases.models import Answer
from satupintu.people.sealing import index
from tests.rooms.cases import altered
from tests.rooms.cases.journey import AT, a_draft, fill

pytestmark = pytest.mark.django_db
NIK = "9401010101809555"


def raw_row(case, field):
    """As it stands in the file, past Django's fields."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT value, sealed FROM cases_answer WHERE case_id = %s AND field = %s", [case.pk, field]
        )
        value, sealed = cursor.fetchone()
    return value, bytes(sealed)


def test_a_nik_is_sealed_and_found_by_its_index(stage):
    journey = fill(stage, identitas_pimpinan="ktp", nik_pimpinan=NIK)
    value, sealed = raw_row(journey.case, "nik_pimpinan")
    assert value in (None, "null")
    assert NIK.encode() not in sealed
    assert len(sealed) > len(NIK)
    found = Answer.objects.get(region=stage.region, index=index(json.dumps(NIK), "jawaban"))
    assert (found.case_id, found.field) == (journey.case.pk, "nik_pimpinan")
    assert answers_of(journey.case)["nik_pimpinan"] == NIK


def test_control_an_open_answer_is_readable(stage):
    journey = fill(stage)
    value, sealed = raw_row(journey.case, "nama_lembaga")
    assert str(answers_of(journey.case)["nama_lembaga"]) in str(value)
    assert sealed == b""


def test_a_table_with_one_sealed_column_is_sealed_whole(stage):
    changed = altered.publish(stage, altered.with_a_nik_in_a_table)
    journey = a_draft(changed)
    rows = [{"nama_mitra": "Mitra Satu", "nik_mitra": NIK}]
    checked = save_answers(ref=journey.case.ref, raw={"mitra_lokal": rows}, by=journey.citizen(), at=AT)
    assert not {name for name in checked.faults if name.endswith("nik_mitra")}
    value, sealed = raw_row(journey.case, "mitra_lokal")
    assert value in (None, "null")
    assert NIK.encode() not in sealed
    assert b"Mitra Satu" not in sealed
    assert answers_of(journey.case)["mitra_lokal"] == rows
