"""The only place that joins a room's port to the gateway, or to the higher room, that answers it."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings

from satupintu.cases.personal_data import CasesAbout, PermitsAbout
from satupintu.files.personal_data import FilesAbout
from satupintu.files.ports import Antivirus
from satupintu.gateways.antivirus.clamd import Clamd
from satupintu.gateways.local_signer.signer import LocalSigner
from satupintu.notices.personal_data import NoticesAbout
from satupintu.people.ports import PersonalData
from satupintu.signing.ports import Signer


def antivirus() -> Antivirus | None:
    """None is an answer: the verdicts then say that no antivirus has looked (settings.ANTIVIRUS names this function)."""
    return Clamd(settings.ANTIVIRUS_URL) if settings.ANTIVIRUS_URL else None


def signer(region_id: int, *, at: datetime) -> Signer:
    """Whom the region signs with; whether a simulator stands behind it is known nowhere (settings.SIGNER)."""
    return LocalSigner(region_id, tsa_url=settings.TSA_URL, at=at)


def personal_data() -> Sequence[PersonalData]:
    """Every room that holds something about a person, from the one that knows most (settings.PERSONAL_DATA names this)."""
    return (CasesAbout(), PermitsAbout(), FilesAbout(), NoticesAbout())
