"""Tiny standards from a few lines, one step a line:

    code post/task key=value … : outcome [kind] > target,target +milestone | outcome … > !ending

`periksa cs/verifikasi gabung=a,b jam=jeda bila=butuh` is a step; `bila=x` makes it conditional on the fact `x`;
`bila=hasil_a:baik` on an outcome `baik` of step `a`. An outcome's own condition is written `?x`.
"""

from collections.abc import Mapping

from satupintu.rules.procedure.movement import find_outcome, find_step, move
from satupintu.rules.procedure.position import Movement, OpenWork, Position
from satupintu.rules.standard.model.standard import Standard

LISTS = {"gabung", "bukan_pelaku"}
TEXTS = ("giliran", "pelacakan", "kabar", "lain")


def standard(lines: str, **sections: object) -> Standard:
    steps = [step(line) for line in lines.strip().splitlines() if line.strip()]
    return Standard.model_validate(
        {
            "format": 1,
            "berlaku_mulai": "2024-01-01",
            "layanan": {"kode": "contoh", "nama": "Contoh", "jenis": "izin", "instansi": "ptsp"},
            "komponen": {"urutan": "14"},
            "janji": {"lama": {"hari_kerja": 5}, "mulai": "diajukan", "berakhir": "terbit"},
            "produk": {"nama": "Surat", "seri": "izin", "pola_nomor": "{urut}/{tahun}", "pengesahan": "tte"},
            "notifikasi": {code: {"isi": code} for code in TEXTS},
            "langkah": steps,
        }
        | sections
    )


def step(line: str) -> dict[str, object]:
    head, _, ways = line.partition(" : ")
    code, owner, *keys = head.split()
    post, _, task = owner.partition("/")
    made: dict[str, object] = {"kode": code, "nama": code, "jabatan": post, "tugas": task or "verifikasi"}
    for key in keys:
        name, _, value = key.partition("=")
        made[name] = value.split(",") if name in LISTS else condition(value) if name == "bila" else value
    if "bila" in made:
        made.setdefault("sifat", "bersyarat")
    return made | {"hasil": [outcome(way.split()) for way in ways.split(" | ")]}


def outcome(words: list[str]) -> dict[str, object]:
    arrow = words.index(">")
    targets = words[arrow + 1]
    made: dict[str, object] = {"kode": words[0], "label": words[0], "tonggak": [], "jenis": "lanjut"}
    made |= {"akhir": targets[1:]} if targets[0] == "!" else {"ke": targets.split(",")}
    for word in words[1:arrow] + words[arrow + 2 :]:
        if word[0] == "+":
            made["tonggak"] = word[1:].split(",")
        elif word[0] == "?":
            made["bila"] = condition(word[1:])
        else:
            made["jenis"] = word
    return made


def condition(text: str) -> dict[str, object]:
    name, _, value = text.partition(":")
    return {name: value or True}


def position(open_: str, ended: str = "") -> Position:
    """`position("a b perbaikan<c", "a=baik")`: the open work, then the last outcomes."""
    works = [word.partition("<") for word in open_.split()]
    results = (word.partition("=") for word in ended.split())
    return Position(
        open=tuple(OpenWork(key, code, returner) for key, (code, _, returner) in enumerate(works)),
        ended={code: result for code, _, result in results},
    )


def after(rules: Standard, start: Position, deed: str, facts: Mapping[str, object] | None = None) -> Movement:
    """`deed` is `step.outcome`, for the first open work of that step, or `step<returner.outcome`."""
    at, _, code = deed.partition(".")
    step_code, _, returner = at.partition("<")
    work = next(
        one for one in start.open if one.step == step_code and (not returner or one.returner == returner)
    )
    return move(rules, start, work, find_outcome(find_step(rules, step_code), code), facts or {})


def opened(movement: Movement) -> str:
    return " ".join(shown(opening.step.code, opening.returner) for opening in movement.opens)


def shown(code: str, returner: str) -> str:
    return f"{code}<{returner}" if returner else code
