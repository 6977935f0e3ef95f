"""The only place that joins a room's port to the gateway, or to the higher room, that answers it."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from satupintu.cases.personal_data import CasesAbout, PermitsAbout
from satupintu.cases.ports import SurveyGate
from satupintu.files.personal_data import FilesAbout
from satupintu.files.ports import Antivirus
from satupintu.gateways.antivirus.clamd import Clamd
from satupintu.gateways.bsre.dialects import V1, V2, Appearance
from satupintu.gateways.bsre.line import Line
from satupintu.gateways.bsre.signer import BsreSigner
from satupintu.gateways.local_signer.signer import LocalSigner
from satupintu.notices.personal_data import NoticesAbout
from satupintu.people.models import Region, User
from satupintu.people.ports import PersonalData
from satupintu.permits.known_signers import RegisteredSigners
from satupintu.permits.ports import KnownSigners
from satupintu.signing.ports import Signer


def antivirus() -> Antivirus | None:
    """None is an answer: the verdicts then say that no antivirus has looked (settings.ANTIVIRUS names this function)."""
    return Clamd(settings.ANTIVIRUS_URL) if settings.ANTIVIRUS_URL else None


def signer(region_id: int, *, at: datetime) -> Signer:
    """Whom the region signs with; whether a simulator stands behind it is known nowhere (settings.SIGNER)."""
    region = Region.objects.get(pk=region_id)
    kind = settings.SIGNERS.get(region.slug, "local")
    if kind != "local":
        return _bsre(region, kind, at)
    return LocalSigner(region_id, tsa_url=settings.TSA_URL, at=at)


def personal_data() -> Sequence[PersonalData]:
    """Every room that holds something about a person, from the one that knows most (settings.PERSONAL_DATA names this)."""
    return (CasesAbout(), PermitsAbout(), FilesAbout(), NoticesAbout())


def certificate_issuer(region: Region) -> str:
    """Whom the foot of a letter names (F4); settings.CERTIFICATE_ISSUER."""
    if settings.SIGNERS.get(region.slug, "local") == "local":
        return f"otoritas sertifikat {region.name}"
    return "BSrE, BSSN"


def _bsre(region: Region, kind: str, at: datetime) -> BsreSigner:
    line = Line(
        _told("URL", region, needed=True),
        _told("CLIENT_ID", region, needed=True),
        _told("CLIENT_SECRET", region, needed=True),
    )
    speak = V1 if kind == "bsre-v1" else V2
    return BsreSigner(region.pk, speak(line, _appearance(region)), nik_of=_nik_of, at=at)


def _appearance(region: Region) -> Appearance:
    image = _told("IMAGE", region)
    return Appearance(
        image=Path(image).read_bytes() if image else b"",
        tag=_told("TAG", region),
        width=int(_told("WIDTH", region) or 200),
        height=int(_told("HEIGHT", region) or 80),
    )


def _told(name: str, region: Region, *, needed: bool = False) -> str:
    """The region's own, or what holds for all."""
    own = f"{name}_{region.code.replace('.', '')}"
    value: str = settings.BSRE.get(own) or settings.BSRE.get(name, "")
    if needed and not value:
        raise ImproperlyConfigured(
            f"{region.name} menandatangani lewat BSrE, tetapi variabel lingkungan BSRE_{name} (atau BSRE_{own}) belum diisi."
        )
    return value


def _nik_of(key: str) -> str:
    return User.objects.get(pk=int(key)).nik


def known_signers() -> KnownSigners:
    """Whose certificates count when a stranger's document is checked (settings.KNOWN_SIGNERS)."""
    return RegisteredSigners()


class OpenGate:
    """There is no survey to fill in yet: nobody is kept from his permit for it."""

    remark = "Survei kepuasan belum tersedia di sistem ini, jadi penyerahan tidak ditahan karenanya."

    def passed(self, case: str) -> bool:
        return True


def survey_gate() -> SurveyGate:
    """Asked before a hand-over and a download (settings.SURVEY_GATE names this function)."""
    return OpenGate()
