from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from satupintu.cases.course import finish, write_outcome
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_work
from satupintu.cases.outputs import add_output
from satupintu.cases.permit_of import check_in_force
from satupintu.cases.ports import SurveyGate
from satupintu.cases.turn import check_turn, check_way
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.rules.pickup import LABELS, NOBODY_ELSE, to_bring

READY = "siap_diambil"


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes the permit at the counter (N-44)."""

    name: str
    relation: str = NOBODY_ELSE
    mandate: str = ""
    shown: Sequence[str] = ()
    """What he showed or brought, ticked one by one; no number of an identity card is kept."""


@keyed
def hand_over(
    *,
    work: int,
    outcome: str,
    taker: Taker,
    by: Actor,
    at: datetime,
    survey: SurveyGate | None = None,
    reason: str = "",
    seen: int | None = None,
    key: str = "",
) -> Case:
    """Give the permit to the applicant or whoever he sent, and record who took it."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    way = check_way(
        docket, item, outcome, tasks=frozenset({"serahkan"}), kinds=frozenset({"lanjut"}), reason=reason
    )
    check_taker(taker)
    check_brought(docket, taker)
    check_in_force(docket)
    check_survey(docket, survey)
    course = write_outcome(docket, item, way, reason)
    add_output(
        docket,
        item,
        kind="serah_terima",
        facts={
            "nama": taker.name.strip(),
            "hubungan": taker.relation,
            "surat_kuasa": taker.mandate.strip(),
            "ditunjukkan": list(taker.shown),
        },
    )
    return finish(course, deed="serahkan", facts={"hasil": outcome, "hubungan": taker.relation})


def check_taker(taker: Taker) -> None:
    if not taker.name.strip():
        raise Refused("pengambil_kosong", "Isi nama pengambil izin sesuai kartu identitasnya.")
    if taker.relation != NOBODY_ELSE and not taker.mandate.strip():
        raise Refused("tanpa_surat_kuasa", "Pengambil bukan pemohon; isi nomor dan tanggal surat kuasanya.")


def brought(docket: Docket, relation: str) -> dict[str, str]:
    """By code, with its label: what the standard's own message tells to bring, and the papers to see at the counter."""
    text = docket.standard.texts.get(READY)
    told = {code: LABELS[code] for code in to_bring(text.text if text else "", relation=relation)}
    seen = [paper for paper in docket.standard.requirements if paper.at_pickup != "tidak"]
    return told | {paper.code: paper.name for paper in seen}


def check_brought(docket: Docket, taker: Taker) -> None:
    wanted = brought(docket, taker.relation)
    missing = [label for code, label in wanted.items() if code not in taker.shown]
    if missing:
        raise Refused(
            "bawaan_belum_lengkap",
            f"Tandai setelah ditunjukkan pengambil: {'; '.join(missing)}.",
        )


def check_survey(docket: Docket, survey: SurveyGate | None) -> None:
    """Where the standard obliges the survey before hand-over, it comes first or a supervisor releases it (B7)."""
    if docket.standard.survey.gate != "wajib_saat_penyerahan":
        return
    if survey is None or not survey.passed(docket.case.ref):
        raise Refused(
            "survei_belum_diisi",
            "Survei kepuasan wajib diisi sebelum izin diserahkan; minta pemohon mengisinya atau minta pelepasan atasan.",
        )
