from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_administrator
from satupintu.permits.actions.raise_alarm import CHAIN
from satupintu.permits.models import Alarm
from satupintu.rules.errors import Refused


def close_alarm(*, region_id: int, alarm_id: int, note: str, by: Actor, at: datetime) -> Alarm:
    """The administrator has looked, and says what it was."""
    with transaction.atomic():
        alarm = Alarm.objects.select_for_update(of=("self",)).get(id=alarm_id)
        check_closable(alarm, by, region_id=region_id, note=note)
        alarm.closed_at = at
        alarm.closed_by = by.signatory.actor
        alarm.note = note.strip()
        alarm.save(update_fields=["closed_at", "closed_by", "note"])
        record(CHAIN, deed="peringatan_ditutup", facts={"peringatan": alarm.pk}, by=by.signatory, at=at)
        return alarm


def check_closable(alarm: Alarm, by: Actor, *, region_id: int, note: str) -> None:
    check_administrator(by, region_id)
    if alarm.region_id not in {None, region_id}:
        raise Refused("wilayah_lain", "Data ini milik wilayah lain dan tidak dapat diubah dari sini.")
    if alarm.closed_at is not None:
        raise Refused("peringatan_sudah_ditutup", "Peringatan ini sudah ditutup.")
    if not note.strip():
        raise Refused("catatan_peringatan_wajib", "Isi apa yang Anda temukan dan lakukan.")
