"""What the pages of the register share: the states in words and tones, and the door for one permit."""

from django.http import Http404

from satupintu.permits.models import Permit
from satupintu.permits.queries_register import one_permit
from satupintu.web.design.facts import Tag, Tone
from satupintu.web.visitor.pages import OfficerRequest

TONES: dict[str, Tone] = {
    "disiapkan": "",
    "berlaku": "hijau",
    "ditangguhkan": "kuning",
    "dicabut": "merah",
    "diganti": "biru",
    "kedaluwarsa": "merah",
}


def state_tag(state: str) -> Tag:
    return Tag(str(Permit.State(state).label), TONES[state])


def base_of(request: OfficerRequest) -> str:
    return f"/{request.officer.region.slug}/petugas/"


def permit_or_404(request: OfficerRequest, permit: int) -> Permit:
    found = one_permit(request.officer.actors, request.officer.region.pk, permit)
    if found is None:
        raise Http404
    return found


def key_of(text: str) -> int:
    """A place in a list, from an address; anything else is the beginning."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0
