"""The product itself: the real actions of the cases room, by the officers whose turn it is, on either database."""

import json
import os
import secrets
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[2] / "src"), str(HERE.parent)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "satupintu.config.settings")
os.environ["SATUPINTU_DEMO"] = "1"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from harness import STEPS, serve  # noqa: E402
from ours.score import record  # noqa: E402

from satupintu.cases.actions.accept_as_complete import accept_as_complete  # noqa: E402
from satupintu.cases.actions.approve import approve  # noqa: E402
from satupintu.cases.actions.file_application import file_application  # noqa: E402
from satupintu.cases.actions.initial import initial  # noqa: E402
from satupintu.cases.actions.recommend import recommend  # noqa: E402
from satupintu.cases.actions.refer import refer  # noqa: E402
from satupintu.cases.actions.save_answers import save_answers  # noqa: E402
from satupintu.cases.actions.sign_by_hand import sign_by_hand  # noqa: E402
from satupintu.cases.actions.start_draft import start_draft  # noqa: E402
from satupintu.cases.actions.verify import verify  # noqa: E402
from satupintu.cases.models import Case, WorkItem  # noqa: E402
from satupintu.catalogue.shelf import read_region_folder  # noqa: E402
from satupintu.ops.walk.stage import set_stage  # noqa: E402
from satupintu.people.models import Post  # noqa: E402

SHELF = HERE.parent / "shelf" / "99.01-contoh"
BEGINS = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
BETWEEN_STEPS = timedelta(minutes=20)
ANSWERS = {"nama_kegiatan": "Kegiatan contoh", "uraian_kegiatan": "Uraian contoh.", "jumlah_peserta": "40"}
DEEDS = {
    "periksa_kelengkapan": accept_as_complete,
    "verifikasi": verify,
    "teruskan": refer,
    "rekomendasi": recommend,
    "paraf": initial,
    "setujui": approve,
    "tanda_tangan_basah": sign_by_hand,
}


class Ours:
    """With keys every deed is sent as a form sends it: a repeated sending is harmless."""

    def __init__(self, *, keys: bool) -> None:
        call_command("migrate", verbosity=0)
        shelved = read_region_folder(SHELF)
        self.keys = keys
        self.stage = set_stage(shelved, shelved.standards[0], at=BEGINS)
        posts = Post.objects.filter(region=self.stage.region)
        # Who acts is settled when a person takes his seat, not at each deed.
        self.officers = {post.code: self.stage.officer(post, BEGINS) for post in posts}
        self.refs: list[str] = []
        self.at = BEGINS
        self.seen = 0

    def open(self, cases: int) -> None:
        stage, by = self.stage, self.stage.citizen()
        self.refs = []
        self.at = BEGINS
        for _ in range(cases):
            case = start_draft(version=stage.version, applicant=stage.applicant, by=by, at=BEGINS)
            faults = save_answers(ref=case.ref, raw=ANSWERS, by=by, at=BEGINS).faults
            assert not faults, faults
            self.refs.append(case.ref)

    def step(self, number: int) -> None:
        self.at += BETWEEN_STEPS
        step = self.stage.standard.steps[number - 1]
        if step.task == "ajukan":
            for ref in self.refs:
                file_application(ref=ref, by=self.stage.citizen(), at=self.at, **self._key())
            return
        deed, by = DEEDS[step.task], self.officers[step.post]
        waiting = WorkItem.objects.filter(case__ref__in=self.refs, closed_at__isnull=True)
        for work in waiting.values_list("id", flat=True):
            deed(work=work, outcome="lanjut", by=by, at=self.at, **self._key())

    def check(self) -> None:
        done = Case.objects.filter(ref__in=self.refs, state=Case.State.DONE).count()
        assert done == len(self.refs), f"{done} of {len(self.refs)} cases came to their end"

    def backend(self) -> int | None:
        connection.ensure_connection()
        return connection.connection.info.backend_pid if connection.vendor == "postgresql" else None

    def count(self, *, on: bool) -> int | None:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET log_statement = 'all'" if on else "SET log_statement = 'none'")
            return None
        self.seen = 0 if on else self.seen
        connection.connection.set_trace_callback(self._see if on else None)
        return self.seen

    def _see(self, statement: str) -> None:
        self.seen += 1

    def _key(self) -> dict[str, str]:
        return {"key": secrets.token_hex(16)} if self.keys else {}


def score(engine: Ours, file: str) -> dict[str, object]:
    """Write down every row that one case changes at its opening and at each step, for the replay in plain SQL."""
    Path(file).write_text(json.dumps(record(engine, STEPS)), encoding="utf-8")
    return {"file": file}


if __name__ == "__main__":
    serve(lambda: Ours(keys="keys" in sys.argv[1:]), packages=("django", "psycopg"), score=score)
