"""From a movement to outbox rows: who is told, in the words of the case's own standard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from satupintu.cases.docket import Docket
from satupintu.cases.models import WorkItem
from satupintu.cases.moments import say_moment
from satupintu.notices.actions.announce import announce
from satupintu.notices.outgoing import Outgoing
from satupintu.notices.wording import digest_of
from satupintu.people.models import Agency, Post
from satupintu.permits.models import Permit
from satupintu.rules.notices import parameters_of
from satupintu.rules.procedure.position import Movement
from satupintu.rules.procedure.tracking import ToTell, to_tell
from satupintu.rules.standard.model.step import PEMOHON

NOT_YET = "–"


def tell(docket: Docket, movement: Movement, opened: Sequence[WorkItem], *, event: str) -> None:
    tellings = to_tell(docket.standard, movement)
    posts = _posts(docket, tellings, opened)
    telling_of = _Telling(docket, movement, opened, event)
    announce(
        [
            telling_of.outgoing(telling, posts.get(telling.who))
            for telling in tellings
            if telling.who == PEMOHON or telling.who in posts
        ],
        at=docket.at,
    )


def _posts(docket: Docket, tellings: Sequence[ToTell], opened: Sequence[WorkItem]) -> Mapping[str, Post]:
    posts = {item.post.code: item.post for item in opened if item.post is not None}
    missing = {telling.who for telling in tellings} - posts.keys() - {PEMOHON}
    if missing:
        found = Post.objects.filter(region_id=docket.case.region_id, code__in=missing)
        posts |= {post.code: post for post in found}
    return posts


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, frozenset[str]]:
    return digest_of(text), frozenset(parameters_of(text))


@dataclass(frozen=True, slots=True)
class _Telling:
    """What one event tells, to whomever."""

    docket: Docket
    movement: Movement
    opened: Sequence[WorkItem]
    event: str

    def outgoing(self, telling: ToTell, post: Post | None) -> Outgoing:
        digest, wanted = _words(self.docket.standard.texts[telling.template].text)
        case = self.docket.case
        known = self._values(wanted) | {
            "tautan": self._link(post),
            "jabatan": post.name if post else PEMOHON,
            "tenggat": self._due(post),
        }
        return Outgoing(
            region_id=case.region_id,
            event=self.event,
            addressee_kind="jabatan" if post else "pemohon",
            addressee=post.pk if post else case.applicant_id,
            channel=telling.channel,
            template=telling.template,
            params={name: known.get(name, NOT_YET) for name in wanted},
            digest=digest,
        )

    def _link(self, post: Post | None) -> str:
        case = self.docket.case
        if post:
            return f"/{self.docket.region.slug}/petugas/berkas/{case.number or case.ref}/"
        return f"/permohonan/{case.number or case.ref}/"

    def _due(self, post: Post | None) -> str:
        """A post is told when its own step is due, the applicant when the whole is."""
        turns = [item.due_at for item in self.opened if post and item.post_id == post.pk and item.due_at]
        moment = min(turns) if turns else self.docket.case.due_at
        return say_moment(moment, self.docket.region) if moment else "belum ditentukan"

    def _whereabouts(self) -> str:
        """Where the file has come to; a branch that is done may have to wait for the others."""
        standard = self.docket.standard
        if self.opened:
            return " dan ".join(standard.step(item.step).name for item in self.opened)
        if self.movement.waits:
            others = " dan ".join(step.name for step in self.docket.open_steps())
            return f"menunggu {others}"
        return self.movement.outcome.label

    def _values(self, wanted: frozenset[str]) -> dict[str, str]:
        """What a text of a case may name: never who, where or why (G3)."""
        docket, case, region = self.docket, self.docket.case, self.docket.region
        known = {
            "nomor": case.number or "draf",
            "layanan": docket.standard.service.name,
            "langkah": self._whereabouts(),
            "status": case.get_state_display(),
            "tanggal": say_moment(docket.at, region),
            "sistem": region.system_name,
            "wilayah": region.name,
            "pemohon_sapaan": "Bapak/Ibu",
            "kanal": case.channel,
        }
        if "instansi" in wanted:
            known["instansi"] = Agency.objects.values_list("name", flat=True).get(pk=case.agency_id)
        if "nomor_izin" in wanted and case.permit_id is not None:
            numbers = Permit.objects.filter(pk=case.permit_id).values_list("number__text", flat=True)
            known["nomor_izin"] = numbers.get() or NOT_YET
        return known
