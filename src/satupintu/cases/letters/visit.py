"""Berita Acara of a field visit: who went, what was found, the pictures with their moment and place, and who was there."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from satupintu.cases.docket import Docket
from satupintu.cases.letters.head import Head, head_facts, local_moment
from satupintu.cases.letters.pictures import drawn_pictures
from satupintu.cases.letters.sheet import Sheet
from satupintu.cases.letters.signing import signature_of
from satupintu.cases.models import Output
from satupintu.catalogue.places import areas, countries
from satupintu.files.queries import files_by_id
from satupintu.rules.answers.shown import Names, hide, rows_of, show
from satupintu.rules.standard.model.form import Field, all_fields
from satupintu.rules.worktime.words import say_day

RESULTS = {
    "direkomendasikan": "direkomendasikan",
    "tidak_direkomendasikan": "tidak direkomendasikan",
    "perlu_perbaikan": "perlu perbaikan",
}
MEMBER = "Anggota tim"


def visit_record(docket: Docket, output: Output) -> Sheet:
    facts = output.facts
    head = Head(
        title="Berita Acara",
        agency=output.agency,
        day=output.day,
        number=output.number,
        signature=signature_of(docket, output),
    )
    wanted = {photo["file"] for photo in facts["photos"]}
    wanted |= {one["signature"] for one in facts["present"] if one["signature"] is not None}
    pictures = drawn_pictures(files_by_id(docket.case.region_id, wanted))
    fields = list(all_fields(docket.standard.step(output.step).visit_form))
    found = {
        "hari": say_day(output.day),
        "letak": _place(facts),
        "hasil": facts["findings"],
        "isian": _lines(fields, facts["answers"]),
        "tabel": _tables(fields, facts["answers"]),
        "simpulan": RESULTS[facts["result"]],
        "foto": [_photo(docket, number, photo) for number, photo in enumerate(facts["photos"], start=1)],
        "tim": [{"nama": name, "kedudukan": MEMBER, "gambar": ""} for name in facts["team"]],
        "hadir": [_present(one) for one in facts["present"]],
    }
    return Sheet(
        form="berita_acara",
        head=head_facts(docket, head),
        found=found,
        at=output.made_at,
        pictures=pictures,
    )


def _photo(docket: Docket, number: int, photo: Mapping[str, Any]) -> Mapping[str, object]:
    taken = photo["taken_at"]
    return {
        "gambar": str(photo["file"]),
        "keterangan": f"Foto {number}",
        "saat": local_moment(docket, datetime.fromisoformat(taken)) if taken else None,
        "letak": _place(photo),
    }


def _present(one: Mapping[str, Any]) -> Mapping[str, object]:
    signature = one["signature"]
    return {"nama": one["name"], "kedudukan": one["role"], "gambar": str(signature) if signature else ""}


def _place(facts: Mapping[str, Any]) -> str | None:
    """In degrees as a phone gives them: 7,61234° LS, 112,80000° BT."""
    latitude, longitude = facts["latitude"], facts["longitude"]
    if latitude is None or longitude is None:
        return None
    side, half = ("LS" if latitude < 0 else "LU"), ("BB" if longitude < 0 else "BT")
    return f"{_degrees(latitude)}° {side}, {_degrees(longitude)}° {half}"


def _degrees(degrees: float) -> str:
    return f"{abs(degrees):.5f}".replace(".", ",")


def _lines(fields: Iterable[Field], answers: Mapping[str, object]) -> list[Mapping[str, str]]:
    names = Names(areas(), countries())
    return [
        {
            "label": field.label,
            "nilai": hide(field, answers[field.code])
            if field.sealed
            else show(field, answers[field.code], names),
        }
        for field in fields
        if field.kind != "tabel" and answers.get(field.code) is not None
    ]


def _tables(fields: Iterable[Field], answers: Mapping[str, object]) -> Sequence[Mapping[str, object]]:
    names = Names(areas(), countries())
    return [
        {
            "kolom": [column.label for column in field.columns],
            "baris": rows_of(field, answers[field.code], names, hidden=True),
        }
        for field in fields
        if field.kind == "tabel" and not field.sealed and answers.get(field.code) is not None
    ]
