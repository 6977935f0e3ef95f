from datetime import datetime
from zoneinfo import ZoneInfo

from satupintu.people.models import Region


def say_moment(moment: datetime | None, region: Region) -> str:
    """20-11-2026 pukul 14.05, in the region's own zone."""
    if moment is None:
        return "waktu yang tidak tercatat"
    return f"{moment.astimezone(ZoneInfo(region.zone)):%d-%m-%Y pukul %H.%M}"
