"""Walk one standard in a transaction that is taken back: nothing of it stays."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from satupintu.calendar.queries import work_calendar
from satupintu.catalogue.shelf import ShelvedRegion, ShelvedStandard
from satupintu.ops.walk.stage import set_stage
from satupintu.ops.walk.taken_back import taken_back
from satupintu.ops.walk.walker import Walk, walk


def rehearse(shelved: ShelvedRegion, standard: ShelvedStandard, *, at: datetime) -> Walk:
    """Starts in office hours, on a day on which the standard is in force."""
    zone = ZoneInfo(shelved.region.region.zone)
    begins = max(at, datetime.combine(standard.effective, time(8), zone) + timedelta(days=1))
    with taken_back():
        stage = set_stage(shelved, standard, at=begins)
        return walk(stage, at=work_calendar(stage.version.agency_id).opening_after(begins))
