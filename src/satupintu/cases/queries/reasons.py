from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from satupintu.cases.models import Reason


@dataclass(frozen=True, slots=True)
class ReadyReasons:
    """The ready-made reasons of one service, the most used first."""

    kept: Sequence[Reason]

    def for_defect(self, about: str, code: str) -> list[Reason]:
        """Its own first, then those that fit everything of the service, then those of the whole region."""
        fitting = [one for one in self.kept if (one.about, one.code) in {(about, code), ("", "")}]
        return sorted(fitting, key=lambda one: (not one.code, not one.service, -one.uses, one.pk))


def ready_reasons(region_id: int, service: str) -> ReadyReasons:
    """One statement for a whole checklist."""
    kept = Reason.objects.filter(
        Q(service="") | Q(service=service), region_id=region_id, retired_at__isnull=True
    )
    return ReadyReasons(list(kept.order_by("-uses", "id")))


def all_reasons(region_id: int) -> Sequence[Reason]:
    """For who keeps them."""
    kept = Reason.objects.filter(region_id=region_id, retired_at__isnull=True)
    return list(kept.order_by("service", "about", "code", "-uses", "id"))
