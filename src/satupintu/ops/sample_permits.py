"""One paper of a service, made of invented answers and signed by the region's own signer."""

from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from satupintu.catalogue.shelf import ShelvedRegion, ShelvedStandard
from satupintu.ops.own_keys import demo_keys
from satupintu.ops.walk.stage import Stage, set_stage
from satupintu.ops.walk.taken_back import taken_back
from satupintu.papers.letter import Letter
from satupintu.papers.press import own_template, typeset
from satupintu.papers.proof import sample_letters
from satupintu.people.models import Post, Region
from satupintu.signing.attempt import attempt, sha256
from satupintu.signing.ports import Passphrase, Signer, SignerIdentity
from satupintu.web.demo.accounts import PASSPHRASE


def sample_permit(region: ShelvedRegion, standard: ShelvedStandard, *, at: datetime) -> bytes:
    with taken_back():
        stage = set_stage(region, standard, at=at)
        paper = typeset(_letter(region, standard, stage, at=at))
        if standard.read.standard.product.approval == "basah":
            return paper
        list(demo_keys([stage.region], at=at))
        return _signed(stage, paper, at=at)


def _letter(region: ShelvedRegion, standard: ShelvedStandard, stage: Stage, *, at: datetime) -> Letter:
    name = standard.read.standard.product.template
    template = standard.templates[name] if name else own_template("bawaan")
    return next(sample_letters(standard.read.standard, region.region, template, stage.places, at=at))


def _signed(stage: Stage, paper: bytes, *, at: datetime) -> bytes:
    step = next(step for step in stage.standard.steps if step.task == "tanda_tangan")
    officer = stage.officer(Post.objects.get(region=stage.region, code=step.post), at)
    signed = attempt(
        _signer(stage.region, at=at),
        paper,
        document_hash=sha256(paper),
        identity=SignerIdentity(key=str(officer.user_id), name=officer.name),
        passphrase=Passphrase(PASSPHRASE),
        at=at,
    )
    return signed.content


def _signer(region: Region, *, at: datetime) -> Signer:
    signer: Signer = import_string(settings.SIGNER)(region.pk, at=at)
    return signer
