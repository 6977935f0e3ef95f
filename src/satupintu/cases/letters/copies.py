"""Salinan of a permit: the same letter with the word across it, for the archive and for whoever lost his; never the original."""

from satupintu.cases.docket import Docket
from satupintu.cases.letter import permit_letter
from satupintu.cases.letters.signing import seat_then
from satupintu.cases.typesetting import named_under
from satupintu.papers.letter import Letter
from satupintu.people.actor import Actor
from satupintu.people.models import Post
from satupintu.permits.models import Permit
from satupintu.rules.standard.model.step import SIGNINGS


def copy_of(docket: Docket, permit: Permit) -> Letter:
    at = permit.number.at if permit.number is not None else permit.prepared_at
    return permit_letter(docket, permit=permit, signer=_signer(docket, permit), at=at, status="salinan")


def _signer(docket: Docket, permit: Permit) -> Actor | None:
    """As named under the original, in the seat that he had on that day."""
    named = named_under(docket.case.pk, permit.document_hash)
    posts = [step.post for step in docket.standard.steps if step.task in SIGNINGS]
    post = Post.objects.filter(region=docket.case.region_id, code__in=posts[:1]).first()
    if named is None or post is None:
        return None
    return seat_then(named.facts["penanda_tangan"], post, on=named.day)
