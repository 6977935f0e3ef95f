"""The sample cases of the demo: every service in every situation its standard can reach, once."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from satupintu.cases.models import Case
from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.places import areas, countries
from satupintu.catalogue.queries import services_in_force, standard_by_hash
from satupintu.files.models import StoredFile
from satupintu.files.vault import kept
from satupintu.gateways.local_signer.signer import LocalSigner
from satupintu.ops.situations.named import SITUATIONS
from satupintu.ops.situations.play import Play
from satupintu.ops.walk.sample_paper import sample_paper
from satupintu.ops.walk.stage import Stage
from satupintu.people.models import Applicant, Region
from satupintu.people.tenures import local_day
from satupintu.rules.answers.sample_values import Places
from satupintu.rules.errors import Refused
from satupintu.signing.ports import Passphrase
from satupintu.web.demo.accounts import PASSPHRASE


@dataclass(frozen=True, slots=True)
class Samples:
    plays: Sequence[Play]
    counted: Mapping[str, int]
    """How many in each situation."""

    @property
    def since(self) -> datetime | None:
        """When the oldest of them begins."""
        return min((play.moments[0] for play in self.plays), default=None)


def sample_cases(regions: Sequence[Region], *, applicant: Applicant, at: datetime) -> Samples:
    """Ready to be played; a service that has any case gets no more."""
    plays: list[Play] = []
    made: Counter[str] = Counter()
    for region in regions:
        for version in services_in_force(region.pk, local_day(at, region.zone)):
            for name, play in _plays(region, version, applicant, at):
                plays.append(play)
                made[name] += 1
    return Samples(plays, made)


def _plays(
    region: Region, version: StandardVersion, applicant: Applicant, at: datetime
) -> Iterator[tuple[str, Play]]:
    if Case.objects.filter(region=region, standard__service=version.service).exists():
        return
    stage = Stage(
        region,
        version,
        standard_by_hash(version.hash),
        applicant,
        Places(areas(), countries(), region.code),
        signer=LocalSigner(region.pk, at=at),
        passphrase=Passphrase(PASSPHRASE),
    )
    if stage.standard.service.status == "tidak_aktif":
        return
    for situation in SITUATIONS:
        try:
            yield situation.name, situation.play(stage, at=at)
        except Refused as refusal:
            if refusal.code != "situasi_tidak_terjangkau":
                raise


def lay_down_papers() -> None:
    """The bytes of the sample papers, so that an officer sees pages: what a file is made from tells what it was."""
    for file in StoredFile.objects.filter(state=StoredFile.State.PASSED):
        target = kept(file.sha256)
        content = sample_paper(file.original_name.removesuffix(".pdf"), file.at)
        if not target.exists() and hashlib.sha256(content).hexdigest() == file.sha256:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
