"""Who acts for whom: by office in a body, or by surat kuasa (L4)."""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from satupintu.people.actor import Actor
from satupintu.people.models import Mandate, Organisation
from satupintu.people.tenures import local_day
from satupintu.rules.accounts import DAY_ZONE
from satupintu.rules.errors import Refused


def in_force(on: date) -> Q:
    return Q(revoked_at__isnull=True, starts__lte=on) & (Q(ends__isnull=True) | Q(ends__gte=on))


def mandates_on(applicant_id: int, on: date) -> QuerySet[Mandate]:
    """The running ones of an active body or person."""
    return Mandate.objects.filter(in_force(on), applicant_id=applicant_id).filter(
        Q(organisation__active=True) | Q(principal__active=True)
    )


def check_runs(by: Actor, organisation: Organisation, at: datetime) -> None:
    """Only who runs the body changes it and gives others a mandate; a kuasa applies, and no more."""
    today = local_day(at, DAY_ZONE)
    mine = mandates_on(by.applicant_id or 0, today)
    if not mine.filter(organisation=organisation, kind="pengurus").exists():
        raise Refused("bukan_pengurus", "Hanya pengurus lembaga ini yang dapat melakukannya.")


def check_terms(kind: str, letter: str, starts: date, ends: date | None, *, for_body: bool) -> None:
    if kind != "kuasa" and not (kind == "pengurus" and for_body):
        raise Refused(
            "jenis_kuasa_salah",
            "Pilih kedudukannya: pengurus lembaga, atau kuasa dengan surat kuasa. Orang diwakili oleh kuasa.",
        )
    if kind == "kuasa" and not letter.strip():
        raise Refused("tanpa_surat_kuasa", "Isi nomor dan tanggal surat kuasanya.")
    if ends is not None and ends < starts:
        raise Refused("masa_kuasa_terbalik", "Masa kuasa berakhir sebelum mulai. Perbaiki tanggalnya.")


def check_not_last(mandate: Mandate, at: datetime) -> None:
    """A body that nobody runs could give nobody a mandate any more."""
    if mandate.organisation_id is None or mandate.kind != "pengurus":
        return
    others = Mandate.objects.filter(
        in_force(local_day(at, DAY_ZONE)), organisation_id=mandate.organisation_id, kind="pengurus"
    ).exclude(pk=mandate.pk)
    if not others.exists():
        raise Refused(
            "pengurus_terakhir",
            "Ini pengurus terakhir lembaga ini. Undang pengurus lain lebih dahulu, atau datanglah ke loket.",
        )


def lock_organisation(mandate: Mandate) -> None:
    """Whoever ends a mandate of a body waits for others who do: two may not both be the last but one."""
    if mandate.organisation_id is not None:
        Organisation.objects.select_for_update(of=("self",)).get(pk=mandate.organisation_id)


def chain_of(mandate: Mandate) -> str:
    """The journal of whoever is acted for."""
    if mandate.organisation_id is not None:
        return f"lembaga:{mandate.organisation_id}"
    return f"pemohon:{mandate.principal_id}"
