"""The checklist of one piece of work, while the officer is at it."""

from satupintu.cases.models import Tick, WorkItem
from satupintu.rules.errors import Refused


def check_ticks(item: WorkItem) -> None:
    """What he himself has found wrong he cannot pass as complete by mistake."""
    bad = Tick.objects.filter(work=item, fits=False).count()
    if bad:
        raise Refused(
            "masih_ada_tidak_sesuai",
            f"Pada daftar periksa masih ada {bad} yang Anda tandai tidak sesuai; kembalikan berkas untuk diperbaiki "
            "atau ubah tandanya.",
        )
