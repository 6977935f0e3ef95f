"""A case brought along its main path by the real actions, and what a test asks of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from django.db import transaction

from satupintu.cases.actions.save_answers import save_answers
from satupintu.cases.actions.start_draft import start_draft
from satupintu.cases.models import Case, WorkItem
from satupintu.catalogue.shelf import ShelvedRegion, ShelvedStandard, read_region_alone, read_shelved
from satupintu.journal.chain import Head
from satupintu.journal.queries.verify import verify_chain
from satupintu.notices.models import Notice
from satupintu.ops.walk.deeds import Deed, give_paper
from satupintu.ops.walk.stage import Stage, set_stage
from satupintu.people.actions.appoint import appoint
from satupintu.people.actions.depute import depute
from satupintu.people.actions.register_officer import register_officer
from satupintu.people.actor import Actor
from satupintu.people.models import Post, User
from satupintu.people.queries import act_as, system_actor
from satupintu.rules.answers.sample import sample
from satupintu.rules.errors import Refused

SHELF = Path(__file__).parents[3] / "standards"
FILE = SHELF / "35.14-pasuruan" / "stp-lks-asing" / "2022-03-10.toml"

AT = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
"""A Monday, nine o'clock in the region."""
TODAY = date(2026, 11, 2)
PAUSE = timedelta(minutes=20)

FILING, COUNTING, VERIFYING, ADVISING = (
    "pengajuan",
    "cek_kelengkapan",
    "verifikasi_berkas",
    "verifikasi_lapang",
)
APPROVING, SIGNING, PUBLISHING = "verifikasi_rekomendasi", "penandatanganan", "penerbitan"
CORRECTING, REFUSING = "perbaikan", "putusan_penolakan"
REQUIREMENTS = (
    "ktp",
    "bukti_badan_hukum_asal",
    "izin_prinsip_menlu",
    "proposal",
    "keterangan_mitra_lokal",
    "rancangan_kerja_sama_kemensos",
)
SEEN_THERE = dict.fromkeys(
    ("alamat_sesuai", "papan_nama", "pimpinan_ditemui", "mitra_membenarkan", "kegiatan_sesuai"), "ya"
)
"""What the standard asks in the field, as typed."""
WAY = {
    FILING: "ajukan",
    COUNTING: "lengkap",
    VERIFYING: "benar",
    ADVISING: "direkomendasikan",
    APPROVING: "setujui",
    SIGNING: "tandatangani",
    PUBLISHING: "terbitkan",
}


@cache
def shelved() -> tuple[ShelvedRegion, ShelvedStandard]:
    return read_region_alone(FILE.parent.parent), read_shelved(FILE)


def a_stage() -> Stage:
    region, standard = shelved()
    return set_stage(region, standard, at=AT)


@dataclass(slots=True, eq=False)
class Journey:
    """One case under way; every deed happens a while after the one before."""

    stage: Stage
    case: Case
    at: datetime

    def fresh(self) -> Case:
        self.case = Case.objects.select_related("region").get(pk=self.case.pk)
        return self.case

    def later(self, pause: timedelta = PAUSE) -> datetime:
        self.at += pause
        return self.at

    def item(self, step: str) -> WorkItem:
        """The open work of the step, or the last that was closed."""
        items = WorkItem.objects.filter(case=self.case, step=step).select_related("post")
        return items.filter(closed_at__isnull=True).first() or items.order_by("-id")[0]

    def open(self) -> list[str]:
        items = WorkItem.objects.filter(case=self.case, closed_at__isnull=True)
        return sorted(items.values_list("step", flat=True))

    def officer(self, step: str) -> Actor:
        post = self.item(step).post
        assert post is not None
        return self.stage.officer(post, self.at)

    def citizen(self) -> Actor:
        return self.stage.citizen()

    def deed(self, step: str, outcome: str, *, visit: bool = False) -> Deed:
        definition = self.stage.standard.step(step)
        chosen = next(found for found in definition.outcomes if found.code == outcome)
        return Deed(self.stage, self.fresh(), self.item(step), definition, chosen, self.at, visit)

    def do(self, step: str, outcome: str = "", *, visit: bool = False) -> Case:
        self.later()
        self.case = self.deed(step, outcome or WAY[step], visit=visit).do()
        return self.case

    def to(self, step: str) -> WorkItem:
        """Along the main path until this step is open."""
        while step not in self.open():
            (here,) = self.open()
            self.do(here, visit=here == ADVISING)
        return self.item(step)

    def through(self, step: str) -> Case:
        self.to(step)
        return self.do(step, visit=step == ADVISING)


def a_draft(stage: Stage, *, at: datetime = AT, channel: str = "daring", kind: str = "baru") -> Journey:
    case = start_draft(
        version=stage.version,
        applicant=stage.applicant,
        channel=channel,
        kind=kind,
        by=stage.citizen(),
        at=at,
    )
    return Journey(stage, case, at)


def answers(stage: Stage, **wanted: object) -> dict[str, object]:
    """Papers on which the permit leans run on for years, so that a test may go on in time."""
    far = dict.fromkeys(("izin_prinsip_berlaku_sampai", "kerja_sama_berlaku_sampai"), "2028-12-31")
    return sample(stage.standard.form, seed=1, today=TODAY, places=stage.places, wanted=far | wanted)


PREPARED: dict[int, int] = {}
"""By published version: the draft that the tests of a file share; what each does to it is taken back."""
ON_THE_WAY: dict[int, tuple[int, str, datetime]] = {}
"""The same further on, for files whose tests all begin there: the case, its open step, its moment."""


def prepare(stage: Stage, *, starts_at: str = FILING) -> None:
    PREPARED[stage.version.pk] = fill(stage).case.pk
    if starts_at != FILING:
        journey = fill(stage)
        journey.to(starts_at)
        ON_THE_WAY[stage.version.pk] = (journey.case.pk, starts_at, journey.at)


def forget() -> None:
    PREPARED.clear()
    ON_THE_WAY.clear()


def filled(stage: Stage, **wanted: object) -> Journey:
    """A draft with every answer and every paper."""
    ready = Case.objects.select_related("region").filter(
        pk=PREPARED.get(stage.version.pk, 0), state=Case.State.DRAFT
    )
    case = None if wanted else ready.first()
    return Journey(stage, case, AT) if case else fill(stage, **wanted)


def fill(stage: Stage, *, at: datetime = AT, channel: str = "daring", **wanted: object) -> Journey:
    journey = a_draft(stage, at=at, channel=channel)
    typed = answers(stage, **wanted)
    checked = save_answers(ref=journey.case.ref, raw=typed, by=journey.citizen(), at=at)
    assert checked.faults == {}
    for requirement in stage.standard.requirements:
        if requirement.supplier == "pemohon" and not requirement.optional:
            give_paper(stage, journey.case, requirement, at=at)
    journey.fresh()
    return journey


def filed(stage: Stage) -> Journey:
    journey = filled(stage)
    journey.do(FILING)
    return journey


def at_step(stage: Stage, step: str) -> Journey:
    pk, begins, at = ON_THE_WAY.get(stage.version.pk, (0, "", AT))
    order = list(WAY)
    if pk and order.index(step) >= order.index(begins):
        case = Case.objects.select_related("region").get(pk=pk)
        journey = Journey(stage, case, at)
        if journey.open() == [begins]:
            journey.to(step)
            return journey
    journey = filled(stage)
    journey.to(step)
    return journey


def post_of(stage: Stage, code: str) -> Post:
    return Post.objects.select_related("superior").get(region=stage.region, code=code)


def another(stage: Stage, code: str, login: str, *, nik: str = "", at: datetime = AT) -> Actor:
    """A second holder of a post that has more seats than one."""
    user = an_account(login, nik=nik, at=at)
    appoint(post=post_of(stage, code), user=user, starts=date(2020, 1, 1), by=system_actor(), at=at)
    return act_as(user, post_of(stage, code), at=at)


def an_account(login: str, *, nik: str = "", at: datetime = AT) -> User:
    return register_officer(login=login, name=f"Nama {login}", nik=nik, by=system_actor(), at=at)


def a_deputy(
    stage: Stage,
    code: str,
    user: User,
    *,
    starts: date = TODAY,
    ends: date = TODAY,
    services: tuple[str, ...] = (),
    at: datetime = AT,
) -> None:
    depute(
        post=post_of(stage, code),
        user=user,
        kind="plh",
        decree="800/1/2026",
        starts=starts,
        ends=ends,
        services=services,
        by=system_actor(),
        at=at,
    )


@contextmanager
def refused(code: str, *words: str) -> Iterator[None]:
    """Refused with this code, with these words in the sentence, and with nothing written."""
    with pytest.raises(Refused) as caught, transaction.atomic():
        yield
    assert caught.value.code == code, caught.value.sentence
    for word in words:
        assert word in caught.value.sentence


def chain_faults(case: Case) -> list[str]:
    fresh = Case.objects.get(pk=case.pk)
    head = Head(fresh.chain, fresh.journal_length, fresh.journal_head)
    return [fault.kind for fault in verify_chain(fresh.chain, head=head)]


def told(case: Case) -> list[tuple[str, str, str]]:
    """To whom, by which channel, with which text: everything ever put in the outbox about a case."""
    rows = Notice.objects.filter(event__startswith=f"{case.chain}:").order_by("id")
    return list(rows.values_list("addressee_kind", "channel", "template__code"))
