"""The process that signs a batch is killed at random, again and again: nothing is lost, doubled or half-signed; and the control."""

import os
import random
import signal
import time
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from django.db import connections

from satupintu.cases.actions.record_failed_signing import record_failed_signing
from satupintu.cases.actions.start_signing import start_signing
from satupintu.cases.batches.left_behind import mend
from satupintu.cases.batches.running import Run, run_batch
from satupintu.cases.models import Case, WorkItem
from satupintu.files.vault import kept, sha256_of
from satupintu.permits.models import Permit
from satupintu.signing.actions.run_on import drop_rest, rest, take
from satupintu.signing.batches import BatchItem
from satupintu.signing.models import SigningRequest
from satupintu.signing.ports import Passphrase
from tests.fakes.signer import FakeSigner
from tests.rooms.cases.journey import SIGNING, Journey, a_stage, chain_faults, fill

pytestmark = pytest.mark.django_db(transaction=True)
SECRET = "frasa"
AT_ONCE = 3
LONGEST = 0.06
"""Seconds until the kill at the latest: two or three documents' worth."""
ENOUGH = {"ids": ["small", "whole"]}
KILLS = [
    pytest.param(100, marks=pytest.mark.slow),
    pytest.param(1000, marks=[pytest.mark.faults, pytest.mark.slow]),
]


@pytest.fixture(autouse=True)
def disk(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "berkas"


class Room:
    def __init__(self) -> None:
        self.stage, self.journeys, self.batches = a_stage(), [], 0
        self.journeys.append(self.another())
        self.by = self.journeys[0].officer(SIGNING)
        self.at = self.journeys[0].at
        self.signer = FakeSigner({str(self.by.user_id): SECRET})

    def another(self) -> Journey:
        journey = fill(self.stage)
        journey.to(SIGNING)
        return journey

    def clock(self):
        self.at += timedelta(milliseconds=1)
        return self.at

    def waiting(self) -> list[int]:
        """Always some documents before the signer: new ones come as others are signed."""
        found = WorkItem.objects.filter(step=SIGNING, closed_at__isnull=True)
        while found.count() < AT_ONCE:
            self.journeys.append(self.another())
        return list(found.order_by("pk").values_list("pk", flat=True))

    def begin(self) -> tuple[int, str]:
        self.batches += 1
        batch = start_signing(
            region=self.stage.region,
            works=self.waiting(),
            actors=[self.by],
            at=self.clock(),
            key=f"k{self.batches}",
        )
        return batch.pk, self.take(batch.pk, seen=None)

    def take(self, batch: int, seen) -> str:
        region = self.stage.region.pk
        return take(batch_id=batch, region_id=region, seen=seen, by=self.by, at=self.clock())

    def sign(self, batch: int, name: str) -> None:
        run_batch(Run(batch, name, self.signer, Passphrase(SECRET), self.clock))

    def clear_up(self, batch: int) -> None:
        """What the next process does, and then the person: what was kept is recorded, what is doubtful is tried anew."""
        from satupintu.signing.batches import Batch

        row = Batch.objects.get(pk=batch)
        if row.closed_at is not None:
            return
        self.at += timedelta(minutes=3)
        name = self.take(batch, row.beat_at)
        mend(batch, signer=self.signer, clock=self.clock)
        rest(batch_id=batch, name=name, at=self.clock())
        doubtful = BatchItem.objects.filter(batch=batch, request__state=SigningRequest.State.UNKNOWN)
        for work in doubtful.values_list("work", flat=True):
            record_failed_signing(
                work=work, code="diperiksa", reason="Contoh.", certain=True, by=self.by, at=self.clock()
            )
        if Batch.objects.get(pk=batch).closed_at is None:
            drop_rest(batch_id=batch, region_id=self.stage.region.pk, by=self.by, at=self.clock())


def killed_within(seconds: float, work) -> bool:
    """Run it in a process of its own and kill that with -9; whether it was still at work."""
    connections.close_all()
    child = os.fork()
    if child == 0:  # pragma: no cover  nobody sees what is left of it
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def faults(room: Room) -> list[str]:
    """Everything by which a case would be lost, doubled or half-signed."""
    found = []
    for case in Case.objects.select_related("permit", "permit__number"):
        requests = SigningRequest.objects.filter(subject=case.chain, state=SigningRequest.State.SIGNED)
        permit = case.permit
        signed = [
            permit.state == Permit.State.IN_FORCE,
            case.signed_at is not None,
            requests.exists(),
            not WorkItem.objects.filter(case=case, step=SIGNING, closed_at__isnull=True).exists(),
        ]
        if any(signed) and not all(signed):
            found.append(f"{case.number} half-signed: {signed}")
        if requests.count() > 1:
            found.append(f"{case.number} signed twice")
        if permit.signed_hash and sha256_of(kept(permit.signed_hash)) != permit.signed_hash:
            found.append(f"{case.number} without its file")
        found += [f"{case.number}: {fault}" for fault in chain_faults(case)]
    if Case.objects.count() != len(room.journeys):
        found.append("a case is gone")
    return found


@pytest.mark.parametrize("kills", KILLS, **ENOUGH)
def test_killed_at_random_nothing_is_lost_doubled_or_half_signed(kills):
    room, hit, killed = Room(), 0, 0
    chance = random.Random(1)  # noqa: S311  a seed, no secret
    while killed < kills:
        batch, name = room.begin()
        killed += killed_within(chance.uniform(0, LONGEST), partial(room.sign, batch, name))
        hit += BatchItem.objects.filter(request__state=SigningRequest.State.READY).count()
        room.clear_up(batch)
    assert hit > kills / 10, "the kills came before or after the signing, hardly ever within"
    assert faults(room) == []
    assert not SigningRequest.objects.filter(state__in=["siap", "tidak_pasti"]).exists()
    batch, name = room.begin()
    room.sign(batch, name)
    assert faults(room) == []
    assert Permit.objects.filter(state="berlaku").count() == len(room.journeys)


def write_row_by_row(room: Room, works: list[int]) -> None:
    """The broken twin: the same rows, each committed by itself, and the file last."""
    for item in WorkItem.objects.filter(pk__in=works).select_related("case", "case__permit"):
        content = b"%PDF " + str(item.pk).encode()
        permit = item.case.permit
        Permit.objects.filter(pk=permit.pk).update(
            state="berlaku", issued_at=room.at, signed_hash=f"{item.pk:064d}"
        )
        Case.objects.filter(pk=item.case_id).update(signed_at=room.at)
        SigningRequest.objects.create(
            region=room.stage.region,
            subject=item.case.chain,
            document_hash=permit.document_hash,
            signer_post_id=room.by.post_id,
            signer_user_id=room.by.user_id,
            capacity="tetap",
            prepared_at=room.at,
            state="ditandatangani",
            closed_at=room.at,
            closed_by="contoh",
            signed_hash=f"{item.pk:064d}",
        )
        WorkItem.objects.filter(pk=item.pk).update(closed_at=room.at, outcome="tandatangani")
        path = Path(kept(f"{item.pk:064d}"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def test_control_without_a_transaction_some_are_half_signed():
    room, chance, broken = Room(), random.Random(2), 0  # noqa: S311  a seed, no secret
    for _ in range(30):
        works = room.waiting()
        killed_within(chance.uniform(0.005, LONGEST), partial(write_row_by_row, room, works))
        broken = sum("half-signed" in fault for fault in half(room))
        if broken:
            break
    assert broken > 0


def half(room: Room) -> list[str]:
    found = []
    for case in Case.objects.select_related("permit"):
        signed = {
            case.permit.state == Permit.State.IN_FORCE,
            case.signed_at is not None,
            not WorkItem.objects.filter(case=case, step=SIGNING, closed_at__isnull=True).exists(),
        }
        found += [f"{case.number} half-signed"] if len(signed) > 1 else []
    return found
