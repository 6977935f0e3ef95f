"""What is printed of a permit, and how often it was: a print is a copy, the file is the original (F5)."""

from satupintu.cases.docket import Docket
from satupintu.cases.models import Output, WorkItem
from satupintu.cases.permit_of import check_printable, permit_of
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.step import Step

PRINT = "cetakan"


def print_work(docket: Docket) -> tuple[Step, WorkItem]:
    """The step at which this case is printed, once it has been reached: also after it is done, for another copy."""
    for item in reversed(docket.items):
        step = docket.step_of(item)
        if step.task == "cetak":
            return step, item
    raise Refused("belum_saatnya_cetak", "Berkas ini belum sampai pada langkah pencetakan.")


def times_printed(docket: Docket) -> int:
    return Output.objects.filter(case=docket.case, kind=PRINT).count()


def bytes_to_print(docket: Docket) -> tuple[str, bool]:
    """The hash of what goes to the printer, and whether the paper is only a copy: one that is signed by hand is not."""
    check_printable(docket)
    permit = permit_of(docket)
    if docket.standard.product.approval == "tte":
        return permit.signed_hash, True
    return permit.document_hash, False


def check_reprint(times: int, reason: str) -> None:
    if times and not reason.strip():
        raise Refused(
            "cetak_ulang_tanpa_alasan",
            f"Surat ini sudah pernah dicetak ({times} kali). Tulis alasan cetak ulang; alasannya dicatat.",
        )
