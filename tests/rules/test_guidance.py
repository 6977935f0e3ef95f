"""Where answers lead in a guide: a table of answers, and what is asked or said next."""

import pytest

from satupintu.rules.guidance import guided
from satupintu.rules.standard.model.guide import Guide

GUIDE = Guide.model_validate(
    {
        "untuk": ["organisasi"],
        "pertanyaan": [
            {
                "kode": "siapa",
                "tanya": "Siapa?",
                "jawaban": [
                    {"kode": "lembaga", "label": "Lembaga"},
                    {"kode": "anak", "label": "Anak", "ke": "sktm"},
                    {"kode": "lain", "label": "Lain", "arti": "tidak_cocok", "pesan": "Bukan untuk itu."},
                ],
            },
            {
                "kode": "kegiatan",
                "tanya": "Sudah?",
                "jawaban": [
                    {"kode": "ya", "label": "Ya", "arti": "cocok"},
                    {"kode": "ulang", "label": "Ulang", "ke": "siapa"},
                ],
            },
            {
                "kode": "sktm",
                "tanya": "SKTM?",
                "jawaban": [
                    {"kode": "ada", "label": "Ada", "arti": "cocok"},
                    {"kode": "belum", "label": "Belum", "arti": "tanya", "pesan": "Tanyakan."},
                    {"kode": "lanjut", "label": "Lanjut"},
                ],
            },
        ],
    }
)


@pytest.mark.parametrize(
    ("given", "asked", "verdict"),
    [
        ({}, "siapa", None),
        ({"siapa": "lembaga"}, "kegiatan", None),
        ({"siapa": "lembaga", "kegiatan": "ya"}, None, "cocok"),
        ({"siapa": "anak"}, "sktm", None),
        ({"siapa": "anak", "sktm": "ada"}, None, "cocok"),
        ({"siapa": "anak", "sktm": "belum"}, None, "tanya"),
        ({"siapa": "lain"}, None, "tidak_cocok"),
        # What was not asked on the way does not count, and what is no answer asks again.
        ({"kegiatan": "ya"}, "siapa", None),
        ({"siapa": "anak", "kegiatan": "ya"}, "sktm", None),
        ({"siapa": "lembaga", "kegiatan": "mungkin"}, "kegiatan", None),
        ({"siapa": "\0", "lain": "x"}, "siapa", None),
        # Publication refuses a way back and a way to nowhere; should one stand all the same, nobody goes in circles.
        ({"siapa": "lembaga", "kegiatan": "ulang"}, None, "tanya"),
        ({"siapa": "anak", "sktm": "lanjut"}, None, "tanya"),
    ],
)
def test_where_the_answers_lead(given, asked, verdict):
    state = guided(GUIDE, given)
    assert (state.asked.code if state.asked else None, state.verdict) == (asked, verdict)


def test_only_the_answers_on_the_way_are_kept():
    state = guided(GUIDE, {"siapa": "anak", "kegiatan": "ya", "sktm": "belum", "x": "y"})
    assert state.given == {"siapa": "anak", "sktm": "belum"}
    assert [reply.answer.label for reply in state.replies] == ["Anak", "Belum"]


def test_without_questions_nothing_is_asked_and_nothing_said():
    state = guided(Guide(), {"siapa": "anak"})
    assert (state.replies, state.asked, state.verdict) == ((), None, None)
