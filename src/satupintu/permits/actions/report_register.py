from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from satupintu.permits.actions.raise_alarm import raise_alarm
from satupintu.permits.models import Alarm
from satupintu.permits.register_check import Fault

MOST_SAID = 20


def report_register(faults: Iterable[Fault], *, at: datetime) -> int:
    """Lay what the nightly check found before the administrators, one alarm for each region and one for the site."""
    found: dict[int | None, list[Fault]] = defaultdict(list)
    for fault in faults:
        found[fault.region_id].append(fault)
    for region_id, of_region in found.items():
        said = " ".join(fault.sentence for fault in of_region[:MOST_SAID])
        more = len(of_region) - MOST_SAID
        rest = f" Masih ada {more} temuan lain; jalankan satupintu permit check." if more > 0 else ""
        raise_alarm(
            kind=Alarm.Kind.CHECK,
            subject=f"wilayah:{region_id or 'semua'}",
            sentence=said + rest,
            region_id=region_id,
            at=at,
        )
    return sum(len(of_region) for of_region in found.values())
