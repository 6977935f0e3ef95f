"""The checklist of one piece of work, while the officer is at it."""

from django.db.models import QuerySet

from satupintu.cases.models import Tick, WorkItem
from satupintu.rules.errors import Refused
from satupintu.statements.reading import reading


def check_ticks(item: WorkItem) -> None:
    """What he himself has found wrong he cannot pass as complete by mistake."""
    bad = len(_unfit(item.pk))
    if bad:
        raise Refused(
            "masih_ada_tidak_sesuai",
            f"Pada daftar periksa masih ada {bad} yang Anda tandai tidak sesuai; kembalikan berkas untuk diperbaiki "
            "atau ubah tandanya.",
        )


@reading
def _unfit(work: int) -> QuerySet[Tick, int]:
    return Tick.objects.filter(work=work, fits=False).values_list("id", flat=True)
