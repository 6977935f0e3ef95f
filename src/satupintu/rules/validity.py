"""How long a permit holds: its own term, and never beyond the papers on which it leans."""

from collections.abc import Mapping
from datetime import date, timedelta

from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.duration import Duration
from satupintu.rules.standard.model.promise import Product
from satupintu.rules.worktime.words import say_date


def valid_until(product: Product, answers: Mapping[str, object], *, on: date) -> date | None:
    """The last day on which the permit holds, the earliest of all that limit it; None where nothing does.

    A paper whose date was not answered limits nothing.
    """
    named = (answers.get(code) for code in product.valid_no_longer_than)
    limits = [date.fromisoformat(answer) for answer in named if isinstance(answer, str) and answer]
    if product.validity is not None:
        limits.append(on + timedelta(days=_days(product.validity)))
    return min(limits, default=None)


def check_not_past(last: date | None, *, on: date) -> None:
    """The last day itself is still a day on which the permit holds."""
    if last is not None and last < on:
        raise Refused(
            "masa_berlaku_lewat",
            f"Surat ini tidak dapat diberi nomor: masa berlakunya sudah berakhir pada {say_date(last)}. Kembalikan "
            "berkas kepada pemohon agar dokumen yang menjadi dasarnya diperbarui, atau usulkan penolakan.",
        )


def _days(validity: Duration) -> int:
    """A permit holds on Sundays too: what is counted in working time is no length of its life."""
    if validity.working_days is not None or validity.minutes or not validity.whole_days:
        raise Refused(
            "masa_berlaku_bukan_hari",
            f"Masa berlaku «{validity}» tidak dapat dihitung; minta pengelola menulis masa_berlaku dalam hari atau "
            "hari_kalender pada berkas standar.",
        )
    return validity.whole_days
