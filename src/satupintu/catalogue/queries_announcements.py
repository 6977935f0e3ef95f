from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from satupintu.catalogue.models import Announcement

MOST_SHOWN = 20


def announcements_in_force(region_id: int, at: datetime) -> Sequence[Announcement]:
    """What a region's pages say at that moment, the newest first; outages are among them."""
    return list(
        Announcement.objects.filter(
            Q(ends__isnull=True) | Q(ends__gt=at),
            region_id=region_id,
            starts__lte=at,
            withdrawn_at__isnull=True,
        ).order_by("-starts", "-id")[:MOST_SHOWN]
    )


def announcements_of(region_id: int) -> Sequence[Announcement]:
    """Everything that stands or will stand, and what did: for who looks after them, the newest first."""
    return list(
        Announcement.objects.filter(region_id=region_id)
        .select_related("published_by")
        .order_by("-published_at", "-id")[:200]
    )
