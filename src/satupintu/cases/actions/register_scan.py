from collections.abc import Sequence
from datetime import datetime

from satupintu.cases.about_permit import signer_by_hand
from satupintu.cases.course import finish, write_outcome
from satupintu.cases.docket import Docket
from satupintu.cases.frozen import check_unchanged
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case
from satupintu.cases.opening import open_work
from satupintu.cases.outputs import add_output
from satupintu.cases.permit_of import permit_of
from satupintu.cases.turn import check_turn, check_way
from satupintu.files.queries import usable_file
from satupintu.people.actor import Actor
from satupintu.permits.actions.issue_permit import issue_permit
from satupintu.rules.errors import Refused

ON_PAPER = {"cap": "cap basah", "meterai": "meterai"}


@keyed
def register_scan(
    *,
    work: int,
    outcome: str,
    file: int,
    marks: Sequence[str],
    by: Actor,
    at: datetime,
    meterai_serial: str = "",
    seen: int | None = None,
    key: str = "",
) -> Case:
    """Register the scan of a paper signed by hand; its hash is what "asli" is measured by from now on."""
    docket, item = open_work(work=work, by=by, at=at, seen=seen)
    check_turn(docket, item)
    way = check_way(
        docket, item, outcome, tasks=frozenset({"daftarkan_pindaian"}), kinds=frozenset({"lanjut"}), reason=""
    )
    check_signed(docket)
    check_marks(docket, marks)
    permit = permit_of(docket)
    check_unchanged(docket, permit)
    scan = usable_file(docket.case.region_id, file)
    issue_permit(
        region_id=docket.case.region_id,
        permit_id=permit.pk,
        document_hash=permit.document_hash,
        signed_hash=scan.sha256,
        signer=signer_by_hand(docket),
        by=by,
        at=docket.at,
    )
    course = write_outcome(docket, item, way)
    add_output(
        docket, item, kind="pindaian", facts={"tanda": list(marks), "meterai": meterai_serial}, file=scan.pk
    )
    return finish(
        course, deed="daftarkan_pindaian", facts={"hasil": outcome, "izin": permit.pk, "berkas": scan.sha256}
    )


def check_signed(docket: Docket) -> None:
    if "ditandatangani" not in docket.milestones():
        raise Refused(
            "belum_ditandatangani", "Naskah ini belum ditandatangani; pindaian didaftarkan sesudahnya."
        )


def check_marks(docket: Docket, marks: Sequence[str]) -> None:
    """The standard says what stands on the paper besides the signature."""
    missing = [
        word for mark, word in ON_PAPER.items() if mark in docket.standard.product.marks and mark not in marks
    ]
    if missing:
        raise Refused(
            "tanda_belum_lengkap",
            f"Pada kertas belum ada {' dan '.join(missing)}; lengkapi lalu pindai ulang.",
        )
