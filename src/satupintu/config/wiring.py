"""The only place that joins a room's port to the gateway, or to the higher room, that answers it."""

from django.conf import settings

from satupintu.files.ports import Antivirus
from satupintu.gateways.antivirus.clamd import Clamd


def antivirus() -> Antivirus | None:
    """None is an answer: the verdicts then say that no antivirus has looked (settings.ANTIVIRUS names this function)."""
    return Clamd(settings.ANTIVIRUS_URL) if settings.ANTIVIRUS_URL else None
