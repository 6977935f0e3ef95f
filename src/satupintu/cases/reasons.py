"""Ready-made reasons for defects: who keeps them, what they may be about, and how often each was used."""

from collections.abc import Sequence
from datetime import date

from django.db.models import F, Q

from satupintu.cases.docket import Docket
from satupintu.cases.models import Reason
from satupintu.catalogue.queries import standard_by_hash, version_in_force
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused

KEEPERS = frozenset({"pengelola", "penyetuju", "kepala_dinas"})
LONGEST = 500


def check_keeper(by: Actor) -> int:
    """Who may keep the reasons of a region; gives the region."""
    if by.region_id is None or by.role not in KEEPERS:
        raise Refused(
            "bukan_pengelola_alasan",
            "Alasan siap pakai disusun oleh pengelola, penyetuju, atau kepala dinas; mintalah kepada mereka.",
        )
    return by.region_id


def check_wording(text: str) -> str:
    """One line that says to the applicant what to mend."""
    wording = " ".join(text.split())
    if not wording:
        raise Refused("alasan_siap_pakai_kosong", "Tulis alasannya seperti akan dibaca pemohon.")
    if len(wording) > LONGEST:
        raise Refused("alasan_siap_pakai_panjang", f"Alasan paling panjang {LONGEST} huruf; persingkat.")
    return wording


def check_target(region_id: int, service: str, about: str, code: str, on: date) -> None:
    """Of a service of this region, and of a requirement or field that its standard has."""
    if not service and (about or code):
        raise Refused("alasan_tanpa_layanan", "Pilih layanannya dahulu, baru persyaratan atau isiannya.")
    if not service:
        return
    standard = standard_by_hash(version_in_force(region_id, service, on).hash)
    known = {
        "": {""},
        "persyaratan": {paper.code for paper in standard.requirements},
        "isian": {field.code for group in standard.form for field in group.fields},
    }
    if code not in known.get(about, set()):
        raise Refused("sasaran_alasan_tidak_dikenal", f"Layanan ini tidak punya {about or 'isian'} «{code}».")


def check_not_kept_twice(reason: Reason) -> None:
    twins = Reason.objects.filter(
        region_id=reason.region_id,
        service=reason.service,
        about=reason.about,
        code=reason.code,
        text=reason.text,
        retired_at__isnull=True,
    )
    if twins.exclude(pk=reason.pk).exists():
        raise Refused("alasan_sudah_ada", "Alasan dengan kata-kata ini sudah ada pada daftar.")


def count_uses(docket: Docket, texts: Sequence[str]) -> None:
    """Each ready-made reason that was taken word for word; the most used come first in the list."""
    used = Reason.objects.filter(
        Q(service="") | Q(service=docket.standard.service.code),
        region_id=docket.case.region_id,
        retired_at__isnull=True,
        text__in=texts,
    )
    used.update(uses=F("uses") + 1)
