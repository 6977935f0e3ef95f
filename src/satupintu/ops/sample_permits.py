"""One paper of a service, made of invented answers and signed by the region's own signer."""

from dataclasses import replace
from datetime import datetime

from satupintu.catalogue.shelf import ShelvedRegion, ShelvedStandard
from satupintu.ops.own_keys import demo_keys
from satupintu.ops.walk.stage import Stage, set_stage
from satupintu.ops.walk.taken_back import taken_back
from satupintu.papers.letter import Letter
from satupintu.papers.press import own_template, typeset
from satupintu.papers.proof import sample_letters
from satupintu.people.models import Post
from satupintu.signing.in_use import signer_in_use
from satupintu.signing.ports import Passphrase
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
    keyed = replace(stage, signer=signer_in_use(stage.region.pk, at=at), passphrase=Passphrase(PASSPHRASE))
    return keyed.sign(paper, by=officer, at=at).content
