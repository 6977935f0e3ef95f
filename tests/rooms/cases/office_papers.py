"""A case of any standard brought far enough to have every paper of its office, by the real actions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pypdfium2
from PIL import Image, ImageDraw

from satupintu.cases.docket import Docket
from satupintu.cases.look import look_at
from satupintu.cases.models import Case, WorkItem
from satupintu.catalogue.shelf import ShelvedRegion, ShelvedStandard
from satupintu.files.models import StoredFile
from satupintu.files.vault import keep, made, quarantined
from satupintu.ops.walk.deeds import Deed
from satupintu.ops.walk.draft import docket_of, fill_in
from satupintu.ops.walk.stage import Stage, set_stage
from satupintu.ops.walk.variations import Variation
from satupintu.people.actor import Actor
from satupintu.rules.procedure.movement import offered

AT = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
PAUSE = timedelta(minutes=20)
MOST_DEEDS = 40


@dataclass(slots=True)
class OnItsWay:
    stage: Stage
    case: Case
    at: datetime

    def deeds(self, kind: str) -> list[Deed]:
        """What of this kind may be done where the case stands now."""
        docket = docket_of(self.stage, self.case, self.at)
        return [
            Deed(self.stage, docket.case, item, step, outcome, self.at, visits(step.visit, kind))
            for item in docket.open_items
            for step in [docket.step_of(item)]
            for outcome in offered(step, docket.position(), docket.facts())
            if outcome.kind == kind
        ]

    def do(self, deed: Deed) -> None:
        self.case = deed.do()
        self.at += PAUSE

    def until(self, enough: Callable[["OnItsWay"], bool]) -> "OnItsWay":
        """Along the first way on at each step."""
        for _ in range(MOST_DEEDS):
            if enough(self):
                return self
            self.do(self.deeds("lanjut")[0])
        raise AssertionError("the case never came there")

    def to(self, kind: str) -> None:
        """Do something of this kind, by way of whatever leads to a step that offers it."""
        for _ in range(MOST_DEEDS):
            wanted = self.deeds(kind)
            if wanted:
                self.do(wanted[0])
                return
            onward = [deed for deed in self.deeds_of_any() if self._leads_to(deed, kind)]
            self.do((onward or self.deeds("lanjut"))[0])
        raise AssertionError(f"no way to {kind}")

    def deeds_of_any(self) -> list[Deed]:
        return [deed for kind in ("lanjut", "mundur") for deed in self.deeds(kind)]

    def _leads_to(self, deed: Deed, kind: str) -> bool:
        following = [self.stage.standard.step(code) for code in deed.outcome.leads_to]
        return any(outcome.kind == kind for step in following for outcome in step.outcomes)

    def docket(self, by: Actor | None = None) -> Docket:
        by = by or self.officer()
        return look_at(ref=self.case.ref, actors=[by], at=self.at)[0]

    def citizen(self) -> Docket:
        return self.docket(self.stage.citizen())

    def officer(self) -> Actor:
        """Whoever of the office has last had the case."""
        worked = WorkItem.objects.filter(case=self.case, post__agency=self.case.agency_id)
        post = worked.select_related("post").order_by("-id")[0].post
        assert post is not None
        return self.stage.officer(post, self.at)


def visits(wanted: str, kind: str) -> bool:
    return wanted != "tidak" and kind == "lanjut"


def filled(region: ShelvedRegion, standard: ShelvedStandard, **wanted: object) -> OnItsWay:
    stage = set_stage(region, standard, at=AT)
    variation = Variation("biasa", wanted)
    return OnItsWay(stage, fill_in(stage, variation, seed=1, at=AT), AT + PAUSE)


def a_photo(stage: Stage, words: str, *, size: tuple[int, int] = (1280, 960)) -> StoredFile:
    """A picture that really lies in the vault."""
    picture = Image.new("RGB", size, (186, 214, 186))
    ImageDraw.Draw(picture).text((40, 40), words, fill=(20, 60, 20), font_size=90)
    out = BytesIO()
    picture.save(out, "JPEG", quality=80)
    with made(quarantined("foto_untuk_berita_acara")) as written:
        written.write_bytes(out.getvalue())
        digest, length = keep(written)
    return StoredFile.objects.create(
        region=stage.region,
        sha256=digest,
        size=length,
        media_type="image/jpeg",
        original_name=f"{words}.jpg",
        pages=1,
        state=StoredFile.State.PASSED,
        uploaded_by="pengguna:0",
        at=AT,
        checked_at=AT,
    )


def words(pdf: bytes) -> str:
    """As a reader sees them: where a long word may be parted is invisible."""
    said = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    return " ".join(said.replace("\u200b", "").split())


def pages(pdf: bytes) -> int:
    return len(pypdfium2.PdfDocument(pdf))
