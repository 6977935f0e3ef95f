"""A walk as people read it, and as programs do."""

from datetime import datetime
from zoneinfo import ZoneInfo

from satupintu.ops.walk.passage import Passage
from satupintu.ops.walk.walker import Walk


def lines(found: Walk) -> list[str]:
    standard, zone = found.stage.standard, ZoneInfo(found.stage.region.zone)
    head = (
        f"{found.stage.region.name} · {standard.service.name} · berlaku mulai {standard.effective:%d-%m-%Y}"
    )
    said = [head, "=" * len(head)]
    variation = ""
    for passage in found.passages:
        if passage.variation != variation:
            variation = passage.variation
            said += ["", f"Permohonan: {variation}"]
        said += _passage(passage, zone)
    said += ["", *_summary(found)]
    return said


def _passage(passage: Passage, zone: ZoneInfo) -> list[str]:
    pad = "  " * (passage.depth + 1)
    follows = ", ".join(passage.opens) or passage.state
    said = [
        f"{pad}{passage.step} [{passage.post}] → {passage.outcome} («{passage.label}») → {follows}",
        f"{pad}    {_moment(passage.at, zone)} · jam {passage.clock} · tenggat {_moment(passage.due, zone)}"
        + "".join(f" · target langkah {_moment(due, zone)}" for due in passage.step_due if due),
    ]
    if passage.notices:
        said.append(f"{pad}    memberi tahu {'; '.join(passage.notices)}")
    return said + [f"{pad}    SALAH: {fault}" for fault in passage.faults]


def _summary(found: Walk) -> list[str]:
    ends = ", ".join(sorted(end.removeprefix("akhir:") for end in found.ends)) or "tidak ada"
    said = [
        f"{len(found.passages)} tindakan ditempuh di {len(found.edges)} keadaan; akhir yang dicapai: {ends}."
    ]
    if found.faults:
        said += [
            f"{len(found.faults)} kesalahan:",
            *(f"  - {fault}" for fault in dict.fromkeys(found.faults)),
        ]
    else:
        said.append("Semua jalan sampai akhir, dan semua pemberitahuan yang dijanjikan terkirim.")
    return said


def _moment(moment: datetime | None, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%d-%m-%Y %H.%M}" if moment else "–"


def as_data(found: Walk) -> dict[str, object]:
    standard = found.stage.standard
    return {
        "wilayah": found.stage.region.slug,
        "layanan": standard.service.code,
        "berlaku_mulai": standard.effective.isoformat(),
        "hash": found.stage.version.hash,
        "tindakan": [_data(passage) for passage in found.passages],
        "akhir": sorted(found.ends),
        "kesalahan": list(dict.fromkeys(found.faults)),
    }


def _data(passage: Passage) -> dict[str, object]:
    return {
        "permohonan": passage.variation,
        "kedalaman": passage.depth,
        "langkah": passage.step,
        "jabatan": passage.post,
        "hasil": passage.outcome,
        "waktu": passage.at.isoformat(),
        "dibuka": list(passage.opens),
        "keadaan": passage.state,
        "jam": passage.clock,
        "tenggat": passage.due.isoformat() if passage.due else None,
        "target_langkah": [due.isoformat() if due else None for due in passage.step_due],
        "pemberitahuan": list(passage.notices),
        "kesalahan": list(passage.faults),
    }
