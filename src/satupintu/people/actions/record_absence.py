from datetime import date, datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_administrator
from satupintu.people.models import Absence, Region, User
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.words import say_date

KINDS = frozenset(code for code, _ in Absence.KINDS)


def record_absence(
    user: User,
    *,
    region: Region,
    kind: str,
    starts: date,
    ends: date,
    letter: str = "",
    by: Actor,
    at: datetime,
) -> Absence:
    """Write down when an officer is away: he himself, or the administrator. It appoints nobody in his place."""
    if by.user_id != user.pk or by.region_id != region.pk:
        check_administrator(by, region.pk)
    if kind not in KINDS:
        raise Refused(
            "jenis_absen_salah", "Pilih alasannya: cuti, sakit, dinas luar, diklat, atau keperluan lain."
        )
    if ends < starts:
        raise Refused("masa_absen_terbalik", "Hari terakhirnya sebelum hari pertama. Perbaiki tanggalnya.")
    with transaction.atomic():
        User.objects.select_for_update(of=("self",)).get(pk=user.pk)
        other = Absence.objects.filter(
            user=user, cancelled_at__isnull=True, starts__lte=ends, ends__gte=starts
        ).first()
        if other is not None:
            raise Refused(
                "absen_sudah_ada",
                f"Sudah tercatat tidak di tempat dari {say_date(other.starts)} sampai {say_date(other.ends)}. "
                "Batalkan yang itu lebih dahulu.",
            )
        absence = Absence.objects.create(
            region=region,
            user=user,
            kind=kind,
            starts=starts,
            ends=ends,
            letter=letter.strip(),
            recorded_at=at,
        )
        facts = {"absen": absence.pk, "mulai": starts.isoformat(), "sampai": ends.isoformat()}
        record(f"pengguna:{user.pk}", deed="absen_dicatat", facts=facts, by=by.signatory, at=at)
    return absence
